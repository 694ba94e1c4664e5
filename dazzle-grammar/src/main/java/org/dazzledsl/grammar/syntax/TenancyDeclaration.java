package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** {@code tenancy:}, how the data of one customer is kept apart from another's. */
public record TenancyDeclaration(
        Span span,
        Optional<Located<Mode>> mode,
        Optional<Name> partitionKey,
        Optional<Name> topics,
        List<KeptLine> kept)
        implements Declaration {

    public enum Mode implements Word {
        SINGLE,
        SHARED_SCHEMA,
        SCHEMA_PER_TENANT,
        DATABASE_PER_TENANT
    }

    public TenancyDeclaration {
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "tenancy";
    }

    @Override
    public Optional<Name> declaredName() {
        return Optional.empty();
    }

    @Override
    public Optional<Text> title() {
        return Optional.empty();
    }
}
