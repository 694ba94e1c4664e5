package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code transaction Name "Title":}, transfers between ledgers that succeed or fail together.
 *
 * @param timeoutMillis milliseconds
 * @param idempotencyKey raw text to the end of its line
 * @param validation the items of {@code validation:}, raw texts
 */
public record TransactionDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Text> intent,
        Optional<Located<Execution>> execution,
        Optional<Located<Priority>> priority,
        Optional<Located<Long>> timeoutMillis,
        List<Transfer> transfers,
        Optional<Text> idempotencyKey,
        List<Text> validation,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public TransactionDeclaration {
        transfers = List.copyOf(transfers);
        validation = List.copyOf(validation);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "transaction";
    }

    public enum Execution implements Word {
        SYNC,
        ASYNC
    }

    public enum Priority implements Word {
        CRITICAL,
        HIGH,
        NORMAL,
        LOW
    }

    public enum TransferFlag implements Word {
        LINKED,
        PENDING,
        POST_PENDING,
        VOID_PENDING,
        BALANCING
    }

    /**
     * {@code transfer name:}.
     *
     * @param debit the ledger that is debited
     * @param credit the ledger that is credited
     * @param amount an expression, as written
     */
    public record Transfer(
            Name name,
            Optional<Name> debit,
            Optional<Name> credit,
            Optional<Text> amount,
            Optional<Located<Long>> code,
            List<Located<TransferFlag>> flags,
            Optional<Text> pendingId,
            List<Setting> userData,
            List<KeptLine> kept,
            Span span) {
        public Transfer {
            flags = List.copyOf(flags);
            userData = List.copyOf(userData);
            kept = List.copyOf(kept);
        }
    }
}
