package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code ledger Name "Title":}, a kind of account in double-entry bookkeeping.
 *
 * @param currency as written
 * @param metadata the {@code metadata_mapping:} block, values as written
 */
public record LedgerDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Text> intent,
        Optional<Located<Long>> accountCode,
        Optional<Located<Long>> ledgerId,
        Optional<Located<AccountType>> accountType,
        Optional<Name> currency,
        List<Located<Flag>> flags,
        Optional<SyncTarget> syncTo,
        Optional<Located<Boolean>> tenantScoped,
        List<Setting> metadata,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public LedgerDeclaration {
        flags = List.copyOf(flags);
        metadata = List.copyOf(metadata);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "ledger";
    }

    public enum AccountType implements Word {
        ASSET,
        LIABILITY,
        EQUITY,
        REVENUE,
        EXPENSE
    }

    public enum Flag implements Word {
        DEBITS_MUST_NOT_EXCEED_CREDITS,
        CREDITS_MUST_NOT_EXCEED_DEBITS,
        LINKED,
        HISTORY
    }

    /**
     * {@code sync_to: Customer.balance_cache [trigger: after_transfer | scheduled "cron" | on_demand]}.
     *
     * @param field what follows the first point, points included
     */
    public record SyncTarget(
            Name entity, Optional<Name> field, Optional<Name> trigger, Optional<Text> cron, Span span) {}
}
