package org.dazzledsl.model.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogicalIdTest {

    @ParameterizedTest
    @CsvSource({"orders, QueueOrders", "order_items, QueueOrderItems", "v2_orders, QueueV2Orders"})
    void snakeCaseBecomesCamelCase(String name, String id) {
        assertEquals(id, LogicalId.of("Queue", name));
    }

    @Test
    void namesThatDifferOnlyInSpellingKeepApart() {
        List<String> names = List.of(
                "orderItems", "OrderItems", "order_items", "order__items", "orderitems", "größe", "gr_e", "a_1", "a1");
        long ids = names.stream()
                .map(name -> LogicalId.of("Queue", name))
                .distinct()
                .count();
        assertEquals(names.size(), ids);
    }

    @Test
    void aLongNameStaysWithinCloudFormationsLimit() {
        String name = "x".repeat(400);
        assertEquals(
                List.of(true, true),
                Stream.of(name, name + "y")
                        .map(n -> LogicalId.of("Queue", n).length() <= 255)
                        .toList());
        assertEquals(
                2,
                Stream.of(name, name + "y")
                        .map(n -> LogicalId.of("Queue", n))
                        .distinct()
                        .count());
    }
}
