package org.dazzledsl.grammar.syntax;

import java.time.Duration;
import org.dazzledsl.grammar.source.Span;

/**
 * A stretch of time such as {@code 30s}, {@code 15m}, {@code 24h}.
 *
 * @param written as it stands in the text
 * @param value never negative; in the constructs that this type is used in, {@code m} means minutes
 */
public record DurationSyntax(String written, Duration value, Span span) {

    public DurationSyntax {
        if (value.isNegative()) {
            throw new IllegalArgumentException("Not a duration: " + written);
        }
    }
}
