package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** {@code enum Name "Title":} and its values. */
public record EnumDeclaration(Span span, Name name, Optional<Text> title, List<Value> values, List<KeptLine> kept)
        implements NamedDeclaration {

    public EnumDeclaration {
        values = List.copyOf(values);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "enum";
    }

    public record Value(Name name, Optional<Text> title) {}
}
