package org.dazzledsl.model.because;

import java.util.Objects;
import org.dazzledsl.grammar.source.Span;

/**
 * One reason for a requirement or a resource.
 *
 * @param element the stable id of the element that asked for it, free of lines: {@code entity Customer.statement},
 *     {@code ledger CustomerWallet}, {@code deploy.tigerbeetle.volume_iops}
 * @param span where that element stands
 * @param rule the conclusion in words, one sentence without a full stop: {@code a field of type file needs object
 *     storage}
 */
public record Reason(String element, Span span, String rule) {

    public Reason {
        if (element.isBlank() || rule.isBlank()) {
            throw new IllegalArgumentException("A reason names its element and its rule");
        }
        Objects.requireNonNull(span, "span");
    }

    /** Written out: many are put into sets, and what Java makes of a record is slow until it is compiled. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Reason reason
                && element.equals(reason.element)
                && rule.equals(reason.rule)
                && span.equals(reason.span);
    }

    /** Of what tells nearly all of them from each other. */
    @Override
    public int hashCode() {
        return element.hashCode();
    }

    /** The kind of element, which is the first word of its id: {@code entity}, {@code ledger}, {@code deploy}. */
    public String construct() {
        int end = 0;
        while (end < element.length() && element.charAt(end) != ' ' && element.charAt(end) != '.') {
            end++;
        }
        return element.substring(0, end);
    }
}
