package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** What a channel sends or receives. */
public record Message(
        String name, Optional<String> title, Optional<String> description, List<Parameter> fields, Span span)
        implements AppElement {

    public Message {
        fields = List.copyOf(fields);
    }

    @Override
    public String keyword() {
        return "message";
    }
}
