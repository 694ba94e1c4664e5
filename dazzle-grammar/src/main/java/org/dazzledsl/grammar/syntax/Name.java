package org.dazzledsl.grammar.syntax;

import org.dazzledsl.grammar.source.Span;

/** A name where it is declared or referred to, so that a message can point at it. */
public record Name(String text, Span span) {

    public Name {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A name has at least one character");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
