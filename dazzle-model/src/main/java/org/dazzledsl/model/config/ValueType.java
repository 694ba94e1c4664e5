package org.dazzledsl.model.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.toml.TomlNode;

/** What may be written as the value of a key. */
interface ValueType<T> {

    /** What is allowed, in words that follow "expected": {@code an integer from 50 to 1000 GB}. */
    String expected();

    /**
     * The value, or empty and at least one problem at its place.
     *
     * @param name of the key, for messages
     */
    Optional<T> read(String name, TomlNode node, Consumer<Problem> problems);

    /**
     * What editors check, as a JSON schema (draft 07). It accepts whatever {@link #read} does, and refuses what of the rest
     * a schema can tell.
     */
    Map<String, Object> schema();

    /** The value as people write it in {@code dazzle.toml}. */
    default String show(T value) {
        return value instanceof String text ? "\"" + text + "\"" : String.valueOf(value);
    }
}
