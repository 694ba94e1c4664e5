package org.dazzledsl.grammar.reading;

import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;

/** The value of a key that should stand once in its block; the last one counts, and a warning says so. */
final class Once<T> {

    private final ProblemCollector problems;
    private T value;
    private Span first;

    Once(ProblemCollector problems) {
        this.problems = problems;
    }

    /** @param key where the key stands */
    void set(String word, Span key, Optional<T> newValue) {
        if (first != null) {
            problems.add(Problem.warning(
                    "repeated-key",
                    key,
                    "'" + word + "' stands in line " + first.line() + " already; this one counts"));
        } else {
            first = key;
        }
        newValue.ifPresent(present -> value = present);
    }

    Optional<T> get() {
        return Optional.ofNullable(value);
    }
}
