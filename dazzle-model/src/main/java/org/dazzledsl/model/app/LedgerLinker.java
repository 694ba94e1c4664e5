package org.dazzledsl.model.app;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.EntityDeclaration;
import org.dazzledsl.grammar.syntax.LedgerDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.TransactionDeclaration;

/** Links ledgers, then the transactions between them. */
final class LedgerLinker {

    private static final String LEDGER = "ledger";
    private static final String DEFAULT_CURRENCY = "USD";

    private final Linking linking;
    private final EntityLinker entities;
    private final Map<String, Ledger> ledgers = new HashMap<>();
    private final Map<Account, Ledger> firstOfAccount = new HashMap<>();

    /** What TigerBeetle tells accounts apart by. */
    private record Account(long ledgerId, int code) {}

    LedgerLinker(Linking linking, EntityLinker entities) {
        this.linking = linking;
        this.entities = entities;
    }

    Optional<Ledger> ledger(LedgerDeclaration declaration) {
        Optional<Long> accountCode = linking.inRange("account_code", declaration.accountCode(), Ledger.ACCOUNT_CODES);
        Optional<Long> ledgerId = linking.inRange("ledger_id", declaration.ledgerId(), Ledger.LEDGER_IDS);
        Optional<String> currency = currency(declaration);
        Optional<Ledger.SyncTarget> syncTo = declaration.syncTo().map(this::sync);
        if (declaration.accountCode().isEmpty()) {
            linking.report(Problem.error(
                            "missing-account-code",
                            declaration.name().span(),
                            "the ledger '" + declaration.name().text() + "' has no account_code")
                    .expecting("account_code: and a number, " + Ledger.ACCOUNT_CODES));
        }
        if (accountCode.isEmpty() || currency.isEmpty()) {
            return Optional.empty();
        }
        Ledger ledger = new Ledger(
                declaration.name().text(),
                Linking.value(declaration.title()),
                Linking.value(declaration.intent()),
                accountCode.get().intValue(),
                ledgerId.map(OptionalLong::of).orElseGet(OptionalLong::empty),
                declaration.accountType().map(Located::value).orElse(LedgerDeclaration.AccountType.ASSET),
                currency.get(),
                values(declaration.flags()),
                syncTo,
                declaration.tenantScoped().map(Located::value).orElse(true),
                Linking.settings(declaration.metadata()),
                declaration.span());
        doubtSharedCode(ledger, declaration);
        ledgers.put(ledger.name(), ledger);
        return Optional.of(ledger);
    }

    /** Of the ledgers that were linked before. */
    Optional<Transaction> transaction(TransactionDeclaration declaration) {
        Name name = declaration.name();
        Optional<Text> key =
                declaration.idempotencyKey().filter(text -> !text.value().isBlank());
        if (key.isEmpty()) {
            linking.report(Problem.error(
                            "missing-idempotency-key",
                            name.span(),
                            "the transaction '" + name.text() + "' has no idempotency_key")
                    .expecting("an expression that is the same when a payment is tried again, such as payment.id"));
        }
        if (declaration.transfers().isEmpty()) {
            linking.report(Problem.error(
                            "transaction-without-transfer",
                            name.span(),
                            "the transaction '" + name.text() + "' has no transfer")
                    .expecting("at least one transfer with debit, credit and amount"));
        }
        List<Transaction.Transfer> transfers = Linking.all(declaration.transfers(), this::transfer);
        if (key.isEmpty() || transfers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Transaction(
                name.text(),
                Linking.value(declaration.title()),
                Linking.value(declaration.intent()),
                declaration.execution().map(Located::value).orElse(TransactionDeclaration.Execution.SYNC),
                declaration.priority().map(Located::value).orElse(TransactionDeclaration.Priority.NORMAL),
                declaration.timeoutMillis().map(Located::value).orElse(Transaction.DEFAULT_TIMEOUT_MILLIS),
                transfers,
                key.get().value(),
                declaration.validation().stream().map(Text::value).toList(),
                declaration.span()));
    }

    private Optional<Transaction.Transfer> transfer(TransactionDeclaration.Transfer transfer) {
        Optional<Ledger> debit = side("debit", transfer.debit(), transfer);
        Optional<Ledger> credit = side("credit", transfer.credit(), transfer);
        Optional<Long> code = linking.inRange("code", transfer.code(), Transaction.Transfer.CODES);
        if (debit.isEmpty() || credit.isEmpty() || !canMove(debit.get(), credit.get(), transfer)) {
            return Optional.empty();
        }
        return Optional.of(new Transaction.Transfer(
                transfer.name().text(),
                debit.get(),
                credit.get(),
                Linking.value(transfer.amount()),
                code.map(Long::intValue).orElse(Transaction.Transfer.DEFAULT_CODE),
                values(transfer.flags()),
                Linking.value(transfer.pendingId()),
                Linking.settings(transfer.userData()),
                transfer.span()));
    }

    private Optional<Ledger> side(String side, Optional<Name> name, TransactionDeclaration.Transfer transfer) {
        if (name.isEmpty()) {
            linking.report(Problem.error(
                            "missing-" + side,
                            transfer.name().span(),
                            "the transfer '" + transfer.name().text() + "' has no " + side)
                    .expecting(side + ": and the name of a ledger"));
            return Optional.empty();
        }
        return linking.isDeclared(LEDGER, name.get())
                ? Optional.ofNullable(ledgers.get(name.get().text()))
                : Optional.empty();
    }

    /** TigerBeetle moves amounts within one of its ledgers only, and an amount has one currency. */
    private boolean canMove(Ledger debit, Ledger credit, TransactionDeclaration.Transfer transfer) {
        Span place = transfer.credit().map(Name::span).orElse(transfer.span());
        String between = "between '" + debit.name() + "' and '" + credit.name() + "'";
        if (!debit.currency().equals(credit.currency())) {
            linking.report(Problem.error(
                            "currency-mismatch",
                            place,
                            "the currency changes " + between + ", from " + debit.currency() + " to "
                                    + credit.currency())
                    .expecting("two ledgers of the same currency"));
            return false;
        }
        boolean bothKnown = debit.ledgerId().isPresent() && credit.ledgerId().isPresent();
        if (bothKnown && debit.ledgerId().getAsLong() != credit.ledgerId().getAsLong()) {
            linking.report(Problem.error(
                            "ledger-id-mismatch",
                            place,
                            "the ledger_id changes " + between + ", from "
                                    + debit.ledgerId().getAsLong() + " to "
                                    + credit.ledgerId().getAsLong())
                    .expecting("two ledgers of the same ledger_id"));
            return false;
        }
        return true;
    }

    private Optional<String> currency(LedgerDeclaration declaration) {
        if (declaration.currency().isEmpty()) {
            linking.report(Problem.warning(
                            "missing-currency",
                            declaration.name().span(),
                            "the ledger '" + declaration.name().text() + "' has no currency and gets "
                                    + DEFAULT_CURRENCY)
                    .expecting("currency: and an ISO 4217 code such as EUR"));
            return Optional.of(DEFAULT_CURRENCY);
        }
        Name written = declaration.currency().get();
        String currency = written.text().toUpperCase(Locale.ROOT);
        if (!Ledger.CURRENCY.matcher(currency).matches()) {
            linking.report(Problem.error(
                            "invalid-currency",
                            written.span(),
                            "the currency '" + written.text() + "' is no ISO 4217 code")
                    .expecting("three letters such as EUR, GBP or USD"));
            return Optional.empty();
        }
        return Optional.of(currency);
    }

    private Ledger.SyncTarget sync(LedgerDeclaration.SyncTarget sync) {
        Ledger.SyncTarget target = new Ledger.SyncTarget(
                sync.entity().text(), sync.field().map(Name::text).orElse(Ledger.SyncTarget.DEFAULT_FIELD));
        if (linking.isDeclared("entity", sync.entity())) {
            linking.symbols()
                    .find("entity", target.entity())
                    .flatMap(symbol -> entities.fieldNames((EntityDeclaration) symbol.declaration()))
                    .filter(names -> !names.contains(target.field()))
                    .ifPresent(names -> linking.report(Problem.warning(
                                    "unknown-field",
                                    sync.field().orElse(sync.entity()).span(),
                                    "the entity '" + target.entity() + "' has no field '" + target.field() + "'")
                            .suggesting(Suggestions.didYouMean(target.field(), names))));
        }
        return target;
    }

    /** Nothing tells two such accounts apart afterwards. */
    private void doubtSharedCode(Ledger ledger, LedgerDeclaration declaration) {
        if (ledger.ledgerId().isEmpty()) {
            return;
        }
        Account account = new Account(ledger.ledgerId().getAsLong(), ledger.accountCode());
        Ledger other = firstOfAccount.putIfAbsent(account, ledger);
        if (other != null) {
            linking.report(Problem.warning(
                    "shared-account-code",
                    declaration.accountCode().orElseThrow().span(),
                    "the ledger '" + other.name() + "' has the same account_code in the same ledger_id"));
        }
    }

    private static <T> List<T> values(List<Located<T>> located) {
        return located.stream().map(Located::value).toList();
    }
}
