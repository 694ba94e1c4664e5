package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.antlr.DazzleParser.DottedNameContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerAccountCodeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerAccountTypeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerCurrencyContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerFlagsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerIntentContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerLedgerIdContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerMetadataContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerSyncToContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerTenantScopedContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LedgerTextContext;
import org.dazzledsl.grammar.syntax.LedgerDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Setting;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code ledger}. */
final class LedgerBuilder extends BlockBuilder {

    private final LedgerContext construct;
    private final Once<Text> intent = once();
    private final Once<Located<Long>> accountCode = once();
    private final Once<Located<Long>> ledgerId = once();
    private final Once<Located<LedgerDeclaration.AccountType>> accountType = once();
    private final Once<Name> currency = once();
    private final List<Located<LedgerDeclaration.Flag>> flags = new ArrayList<>();
    private final Once<LedgerDeclaration.SyncTarget> syncTo = once();
    private final Once<Located<Boolean>> tenantScoped = once();
    private final List<Setting> metadata = new ArrayList<>();

    LedgerBuilder(Reading reading, LedgerContext construct) {
        super(reading);
        this.construct = construct;
    }

    LedgerDeclaration build() {
        readAll(construct.ledgerItem());
        return new LedgerDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                intent.get(),
                accountCode.get(),
                ledgerId.get(),
                accountType.get(),
                currency.get(),
                flags,
                syncTo.get(),
                tenantScoped.get(),
                metadata,
                kept);
    }

    @Override
    public Void visitLedgerText(LedgerTextContext line) {
        set(intent, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitLedgerIntent(LedgerIntentContext line) {
        set(intent, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitLedgerAccountCode(LedgerAccountCodeContext line) {
        set(accountCode, line, reading.integer(line.integer()));
        return null;
    }

    @Override
    public Void visitLedgerLedgerId(LedgerLedgerIdContext line) {
        set(ledgerId, line, reading.integer(line.integer()));
        return null;
    }

    @Override
    public Void visitLedgerAccountType(LedgerAccountTypeContext line) {
        set(
                accountType,
                line,
                reading.oneOf(reading.name(line.name()), LedgerDeclaration.AccountType.values(), "an account type"));
        return null;
    }

    @Override
    public Void visitLedgerCurrency(LedgerCurrencyContext line) {
        set(currency, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitLedgerFlags(LedgerFlagsContext line) {
        for (Name flag : reading.list(line.list())) {
            reading.oneOf(flag, LedgerDeclaration.Flag.values(), "a flag of a ledger")
                    .ifPresent(flags::add);
        }
        return null;
    }

    @Override
    public Void visitLedgerSyncTo(LedgerSyncToContext line) {
        set(syncTo, line, syncTarget(line));
        return null;
    }

    @Override
    public Void visitLedgerTenantScoped(LedgerTenantScopedContext line) {
        set(tenantScoped, line, reading.trueOrFalse(line.trueOrFalse()));
        return null;
    }

    @Override
    public Void visitLedgerMetadata(LedgerMetadataContext line) {
        metadata.addAll(reading.settings(line.settings()));
        return null;
    }

    @Override
    public Void visitLedgerOther(LedgerOtherContext line) {
        keep(line, line.rest(), "a ledger", Keys.LEDGER);
        return null;
    }

    private LedgerDeclaration.SyncTarget syncTarget(LedgerSyncToContext line) {
        DottedNameContext path = line.dottedName();
        Optional<Name> field = path.DOT().isEmpty()
                ? Optional.empty()
                : Optional.of(reading.joined(path.word(1).getStart(), path.getStop()));
        return new LedgerDeclaration.SyncTarget(
                reading.name(path.getStart()),
                field,
                reading.optionalName(line.name()),
                Optional.ofNullable(line.text()).map(reading::text),
                reading.places().of(path.getStart(), line.end().getStart()));
    }
}
