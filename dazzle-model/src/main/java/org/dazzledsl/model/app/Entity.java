package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.KeptLine;

/**
 * A kind of thing that the application stores: a table.
 *
 * @param archetypes that it extends
 * @param archetypeKind what {@code archetype:} says it is ({@code settings}, {@code tenant} …)
 * @param subtypeOf the entity that this one is a special case of
 * @param fields those of its archetypes first, as if they were written here; a field of its own comes instead of one of
 *     the same name
 */
public record Entity(
        String name,
        Optional<String> title,
        Optional<String> intent,
        List<String> archetypes,
        Optional<String> archetypeKind,
        Optional<String> subtypeOf,
        List<Field> fields,
        List<KeptLine> kept,
        Span span)
        implements AppElement {

    public Entity {
        archetypes = List.copyOf(archetypes);
        fields = List.copyOf(fields);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "entity";
    }

    /** Names a field of this entity: {@code entity Customer.statement}. */
    public String idOf(Field field) {
        return id() + "." + field.name();
    }

    public Optional<Field> field(String fieldName) {
        return fields.stream().filter(field -> field.name().equals(fieldName)).findFirst();
    }
}
