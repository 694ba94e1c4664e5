package org.dazzledsl.grammar.syntax;

import org.dazzledsl.grammar.source.Span;

/** {@code a.b.c}: the name of a module where it is declared or used. */
public record ModuleName(String text, Span span) {

    public ModuleName {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A module's name has at least one character");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
