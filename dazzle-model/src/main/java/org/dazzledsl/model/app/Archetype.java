package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * Fields that entities share.
 *
 * @param archetypes that it extends
 * @param fields its own
 */
public record Archetype(String name, Optional<String> title, List<String> archetypes, List<Field> fields, Span span)
        implements AppElement {

    public Archetype {
        archetypes = List.copyOf(archetypes);
        fields = List.copyOf(fields);
    }

    @Override
    public String keyword() {
        return "archetype";
    }
}
