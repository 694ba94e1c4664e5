package org.dazzledsl.model.preflight;

import java.util.List;
import org.dazzledsl.grammar.source.Span;

/**
 * Because of what a finding's subject exists, or is as it is.
 *
 * @param elements stable ids, the one that decides first
 */
record Cause(Span place, List<String> elements) {

    Cause {
        elements = List.copyOf(elements);
    }
}
