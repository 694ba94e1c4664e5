package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code archetype Name:}, fields that entities share.
 *
 * @param archetypes what {@code extends:} names
 */
public record ArchetypeDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        List<Name> archetypes,
        List<FieldSyntax> fields,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public ArchetypeDeclaration {
        archetypes = List.copyOf(archetypes);
        fields = List.copyOf(fields);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "archetype";
    }
}
