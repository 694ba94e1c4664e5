package org.dazzledsl.grammar.syntax;

import java.util.Objects;
import org.dazzledsl.grammar.source.Span;

/** A value that the grammar has checked (an integer, a word of a closed list), with its place. */
public record Located<T>(T value, Span span) {

    public Located {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(span, "span");
    }
}
