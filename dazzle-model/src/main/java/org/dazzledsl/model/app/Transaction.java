package org.dazzledsl.model.app;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.TransactionDeclaration;

/**
 * Transfers between ledgers that succeed or fail together.
 *
 * @param execution {@code sync} where nothing is written
 * @param priority {@code normal} where nothing is written
 * @param timeoutMillis 5000 where nothing is written
 * @param transfers at least one
 * @param idempotencyKey as written; runs with the same value count once
 * @param validation conditions, as written
 */
public record Transaction(
        String name,
        Optional<String> title,
        Optional<String> intent,
        TransactionDeclaration.Execution execution,
        TransactionDeclaration.Priority priority,
        long timeoutMillis,
        List<Transfer> transfers,
        String idempotencyKey,
        List<String> validation,
        Span span)
        implements AppElement {

    static final long DEFAULT_TIMEOUT_MILLIS = 5_000;

    public Transaction {
        transfers = List.copyOf(transfers);
        validation = List.copyOf(validation);
        if (transfers.isEmpty() || idempotencyKey.isBlank()) {
            throw new IllegalArgumentException("A transaction has a transfer and an idempotency key: " + name);
        }
    }

    @Override
    public String keyword() {
        return "transaction";
    }

    public boolean isAsynchronous() {
        return execution == TransactionDeclaration.Execution.ASYNC;
    }

    /**
     * @param debit the ledger that is debited
     * @param credit the ledger that is credited, of the same currency
     * @param amount an expression, as written
     * @param code a number for the transfer's purpose, 1 where none is written
     */
    public record Transfer(
            String name,
            @JsonSerialize(converter = NameOf.class) Ledger debit,
            @JsonSerialize(converter = NameOf.class) Ledger credit,
            Optional<String> amount,
            int code,
            List<TransactionDeclaration.TransferFlag> flags,
            Optional<String> pendingId,
            Map<String, String> userData,
            Span span) {

        static final int DEFAULT_CODE = 1;

        /** As TigerBeetle's transfers have them: an unsigned number of 16 bits that is not zero. */
        public static final Range CODES = new Range(1, 65_535);

        public Transfer {
            CODES.require(code);
            if (!debit.currency().equals(credit.currency())) {
                throw new IllegalArgumentException("A transfer stays within one currency: " + name);
            }
            flags = List.copyOf(flags);
            userData = Collections.unmodifiableMap(new LinkedHashMap<>(userData));
        }
    }
}
