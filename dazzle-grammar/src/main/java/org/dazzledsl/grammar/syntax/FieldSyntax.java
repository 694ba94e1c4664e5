package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code name: type modifiers [=default]}.
 *
 * @param defaultValue as written; a quoted one without its quotes
 * @param kept lines indented below the field
 */
public record FieldSyntax(
        Name name,
        TypeSyntax type,
        List<ModifierSyntax> modifiers,
        Optional<Text> defaultValue,
        List<KeptLine> kept,
        Span span) {

    public FieldSyntax {
        modifiers = List.copyOf(modifiers);
        kept = List.copyOf(kept);
    }

    public boolean has(ModifierSyntax.Flag.Kind kind) {
        return modifiers.stream().anyMatch(m -> m instanceof ModifierSyntax.Flag flag && flag.kind() == kind);
    }

    /** Whether the field is marked {@code pii}. */
    public boolean isPersonal() {
        return modifiers.stream().anyMatch(ModifierSyntax.Pii.class::isInstance);
    }
}
