package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code entity Name "Title":}. Its access rules, transitions, constraints and so on are kept lines.
 *
 * @param archetypes what {@code extends:} names
 * @param archetypeKind the word behind {@code archetype:}
 * @param subtypeOf the entity behind {@code subtype_of:}
 */
public record EntityDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Text> intent,
        List<Name> archetypes,
        Optional<Name> archetypeKind,
        Optional<Name> subtypeOf,
        List<FieldSyntax> fields,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public EntityDeclaration {
        archetypes = List.copyOf(archetypes);
        fields = List.copyOf(fields);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "entity";
    }
}
