package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** {@code message Name "Title":} and its fields. */
public record MessageDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Text> description,
        List<ParameterSyntax> fields,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public MessageDeclaration {
        fields = List.copyOf(fields);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "message";
    }
}
