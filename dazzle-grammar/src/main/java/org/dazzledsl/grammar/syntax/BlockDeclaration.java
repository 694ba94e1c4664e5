package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * A construct on which no infrastructure depends, kept as it stands: its header and the lines below.
 *
 * @param keyword the present spelling, {@code projection} where the text has {@code project}
 * @param declaredName what follows the keyword, where that is a name or an id such as {@code ST-001}
 * @param header the header's line without the lines below
 */
public record BlockDeclaration(
        Span span, String keyword, Optional<Name> declaredName, Optional<Text> title, Text header, List<KeptLine> kept)
        implements Declaration {

    public BlockDeclaration {
        kept = List.copyOf(kept);
    }
}
