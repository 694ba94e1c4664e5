package org.dazzledsl.grammar.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {

    /** In their order: each differs from the one before in one component, which counts more than those behind it. */
    private static final List<Span> ORDERED = List.of(
            new Span("a", 1, 9, 9, 9),
            new Span("a", 2, 1, 9, 9),
            new Span("a", 2, 2, 3, 9),
            new Span("a", 2, 2, 4, 1),
            new Span("a", 2, 2, 4, 2),
            new Span("b", 1, 1, 1, 1));

    @Test
    void eachComponentCounts() {
        for (Span one : ORDERED) {
            for (Span other : ORDERED) {
                boolean same = ORDERED.indexOf(one) == ORDERED.indexOf(other);
                assertEquals(same, one.equals(other), one + " and " + other);
                assertEquals(
                        Integer.compare(ORDERED.indexOf(one), ORDERED.indexOf(other)),
                        Integer.signum(one.compareTo(other)),
                        one + " and " + other);
            }
        }
        List<Span> shuffled = new ArrayList<>(ORDERED);
        Collections.reverse(shuffled);
        Collections.sort(shuffled);
        assertEquals(ORDERED, shuffled);
    }

    @Test
    void theSameIsEqual() {
        Span span = new Span("a", 1, 2, 3, 4);
        assertEquals(span, new Span("a", 1, 2, 3, 4));
        assertEquals(span.hashCode(), new Span("a", 1, 2, 3, 4).hashCode());
        assertNotEquals(span, new Span("b", 1, 2, 3, 4));
        assertNotEquals(span, new Span("a", 2, 2, 3, 4));
        assertNotEquals(span, new Span("a", 1, 1, 3, 4));
        assertNotEquals(span, new Span("a", 1, 2, 4, 4));
        assertNotEquals(span, new Span("a", 1, 2, 3, 5));
        assertTrue(span.toString().equals("a:1:2"), span::toString);
    }
}
