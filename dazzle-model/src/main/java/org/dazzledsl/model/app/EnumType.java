package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** A list of values that entities share. */
public record EnumType(String name, Optional<String> title, List<Value> values, Span span) implements AppElement {

    public EnumType {
        values = List.copyOf(values);
    }

    @Override
    public String keyword() {
        return "enum";
    }

    public record Value(String name, Optional<String> title) {}
}
