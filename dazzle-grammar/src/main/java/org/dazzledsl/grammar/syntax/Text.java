package org.dazzledsl.grammar.syntax;

import org.dazzledsl.grammar.source.Span;

/**
 * A text with its place: the value of a string (escapes resolved, without quotes, the span with them), or something that
 * is kept as it was written (a number with decimals, an expression, a path).
 */
public record Text(String value, Span span) {

    @Override
    public String toString() {
        return value;
    }
}
