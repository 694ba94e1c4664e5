package org.dazzledsl.model.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartTest {

    /** What is deployed stands there: were this function to change, every queue would be deleted and made anew. */
    @ParameterizedTest
    @CsvSource({"orders, Part27", "audit, Part00", "Welcome, Part21", "'', Part02"})
    void aNameLeadsToItsPartForGood(String name, String part) {
        assertEquals(part, Part.of(name).id());
    }

    @Test
    void namesThatDifferInANumberAreSpreadEvenly() {
        int[] counts = new int[Part.COUNT];
        IntStream.range(0, 3200).forEach(i -> counts[Part.of("queue_" + i).number()]++);
        assertTrue(IntStream.of(counts).allMatch(count -> count > 60 && count < 140));
    }

    /** For good, as well. */
    @ParameterizedTest
    @CsvSource({"32, Part27", "16, Part11", "8, Part03", "1, Part00"})
    void aStackWithLessHasFewerParts(int count, String part) {
        assertEquals(part, Part.of("orders").among(count).id());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 64})
    void thePartsOfAStackAreSomeOfAll(int count) {
        Part part = Part.of("orders");
        assertThrows(IllegalArgumentException.class, () -> part.among(count));
    }

    @Test
    void thereIsNoOtherPart() {
        assertThrows(IllegalArgumentException.class, () -> new Part(Part.COUNT));
        assertThrows(IllegalArgumentException.class, () -> new Part(-1));
    }
}
