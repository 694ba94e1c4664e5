package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.KeptLine;

/**
 * A construct on which no infrastructure depends, as it stands in the text.
 *
 * @param keyword the present spelling
 * @param header its first line
 * @param lines below the header
 */
public record KeptBlock(
        String keyword, Optional<String> name, Optional<String> title, String header, List<KeptLine> lines, Span span) {

    public KeptBlock {
        lines = List.copyOf(lines);
    }
}
