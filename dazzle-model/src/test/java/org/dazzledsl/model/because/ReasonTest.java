package org.dazzledsl.model.because;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.dazzledsl.grammar.source.Span;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private static final Span SPAN = Span.at("a.dsl", 1, 1);

    @Test
    void isEqualInAllItSays() {
        Reason reason = new Reason("channel orders", SPAN, "a queue");
        assertEquals(reason, new Reason("channel orders", Span.at("a.dsl", 1, 1), "a queue"));
        assertEquals(reason.hashCode(), new Reason("channel orders", SPAN, "a queue").hashCode());
        assertNotEquals(reason, new Reason("channel others", SPAN, "a queue"));
        assertNotEquals(reason, new Reason("channel orders", Span.at("a.dsl", 2, 1), "a queue"));
        assertNotEquals(reason, new Reason("channel orders", SPAN, "another queue"));
    }
}
