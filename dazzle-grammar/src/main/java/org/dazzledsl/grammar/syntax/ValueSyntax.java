package org.dazzledsl.grammar.syntax;

import org.dazzledsl.grammar.source.Span;

/** A value that is written out or looked up when the application runs. */
public sealed interface ValueSyntax {

    /** The text, or the key under which it is looked up. */
    Text text();

    default Span span() {
        return text().span();
    }

    /** {@code "0 8 * * *"}, or a bare word. */
    record Literal(Text text) implements ValueSyntax {}

    /** {@code param("key")}: a parameter of the application. */
    record Parameter(Text text) implements ValueSyntax {}

    /** {@code config("KEY")}: a value of the application's environment. */
    record Configuration(Text text) implements ValueSyntax {}
}
