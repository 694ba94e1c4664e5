package org.dazzledsl.model.config;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;

/**
 * What must hold between several keys.
 *
 * @param words for the documentation, a phrase without a full stop
 * @param keys on which it depends; with one of them malformed nothing is said of the rule
 * @param check reports what does not hold
 */
record Rule(String words, List<ConfigKey<?>> keys, BiConsumer<Settings, Consumer<Problem>> check) {

    Rule {
        keys = List.copyOf(keys);
    }
}
