package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * Data that an external API holds.
 *
 * @param service that API
 * @param keyFields the fields that name a row
 */
public record ForeignModel(
        String name, Optional<String> title, String service, List<String> keyFields, List<Field> fields, Span span)
        implements AppElement {

    public ForeignModel {
        keyFields = List.copyOf(keyFields);
        fields = List.copyOf(fields);
    }

    @Override
    public String keyword() {
        return "foreign_model";
    }
}
