package org.dazzledsl.model.config.toml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** What stands at one place of a TOML text. */
public sealed interface TomlNode {

    /** A scalar's or an array's own text; of a table its header, its braces or, where it has neither, its name in a key. */
    Span span();

    /** The kind of value in words, with its article: {@code an integer}. */
    String kind();

    /**
     * A value that holds no other.
     *
     * @param value a {@link String}, {@link Boolean}, {@link Long}, {@link Double} or one of the types of {@code java.time}
     */
    record Scalar(Object value, Span span) implements TomlNode {

        @Override
        public String kind() {
            if (value instanceof String) {
                return "a string";
            }
            if (value instanceof Boolean) {
                return "a boolean";
            }
            if (value instanceof Long) {
                return "an integer";
            }
            return value instanceof Double ? "a decimal number" : "a date or a time";
        }
    }

    /** @param elements an array's values, or the tables of a {@code [[header]]} */
    record Array(List<TomlNode> elements, Span span) implements TomlNode {

        public Array {
            elements = List.copyOf(elements);
        }

        @Override
        public String kind() {
            return "an array";
        }
    }

    /** @param entries by name, in the order of the text */
    record Table(Map<String, Entry> entries, Span span) implements TomlNode {

        public Table {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        public Optional<Entry> entry(String name) {
            return Optional.ofNullable(entries.get(name));
        }

        @Override
        public String kind() {
            return "a table";
        }
    }

    /** @param name the place of the key's last part, or of the table's name in its header */
    record Entry(Span name, TomlNode value) {

        /** From the key to the end of the value; of a table its own place. */
        public Span span() {
            return value instanceof Table || name.compareTo(value.span()) > 0
                    ? value.span()
                    : name.through(value.span());
        }
    }
}
