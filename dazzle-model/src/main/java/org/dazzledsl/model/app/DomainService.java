package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ServiceDeclaration;

/** A part of the application's own logic. */
public record DomainService(
        String name,
        Optional<String> title,
        ServiceDeclaration.Kind kind,
        List<Parameter> input,
        List<Parameter> output,
        List<String> guarantees,
        Optional<String> stub,
        Span span)
        implements AppElement {

    public DomainService {
        input = List.copyOf(input);
        output = List.copyOf(output);
        guarantees = List.copyOf(guarantees);
    }

    @Override
    public String keyword() {
        return "service";
    }
}
