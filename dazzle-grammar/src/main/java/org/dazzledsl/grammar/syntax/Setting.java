package org.dazzledsl.grammar.syntax;

import org.dazzledsl.grammar.source.Span;

/** {@code key: value} or {@code key=value}, the value as written; a quoted one without its quotes. */
public record Setting(Name key, Text value) {

    public Span span() {
        return key.span().through(value.span());
    }
}
