package org.dazzledsl.model.config.toml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;

/**
 * Where everything stands in a TOML text, and everything that is malformed in it.
 *
 * @param root what is written, without what is malformed
 * @param wellFormed the text with every malformed statement blanked out and every integer in decimal
 */
record TomlOutline(OutlineTable root, String wellFormed, List<Problem> problems) {

    TomlOutline {
        problems = List.copyOf(problems);
    }

    /** A value whose place is known, and not yet what it is. */
    sealed interface OutlineNode permits OutlineScalar, OutlineArray, OutlineTable {}

    record OutlineScalar(Span span) implements OutlineNode {}

    /** @param ofTables made of {@code [[headers]]}, each of which adds an element */
    record OutlineArray(List<OutlineNode> elements, boolean ofTables, Span span) implements OutlineNode {

        OutlineTable last() {
            return (OutlineTable) elements.get(elements.size() - 1);
        }
    }

    record OutlineEntry(Span name, OutlineNode value) {}

    /** How a table came to be, which decides what may still be added to it. */
    enum Origin {
        /** Named on the way to another table's header; may get a header of its own. */
        IMPLIED,
        HEADER,
        DOTTED_KEY,
        INLINE
    }

    /** A table that grows while the text is read. */
    static final class OutlineTable implements OutlineNode {

        private final Map<String, OutlineEntry> entries = new LinkedHashMap<>();
        private Origin origin;
        private Span span;

        OutlineTable(Origin origin, Span span) {
            this.origin = origin;
            this.span = span;
        }

        Map<String, OutlineEntry> entries() {
            return entries;
        }

        Span span() {
            return span;
        }

        Origin origin() {
            return origin;
        }

        void giveHeader(Span header) {
            origin = Origin.HEADER;
            span = header;
        }

        /** A dotted key that adds to a table defines it: it can't get a header any more. */
        void growFrom(Origin way) {
            if (way == Origin.DOTTED_KEY) {
                origin = Origin.DOTTED_KEY;
            }
        }

        OutlineNode add(String name, Span place, OutlineNode value) {
            entries.put(name, new OutlineEntry(place, value));
            return value;
        }
    }

    static OutlineArray arrayOfTables(Span firstHeader) {
        return new OutlineArray(new ArrayList<>(), true, firstHeader);
    }
}
