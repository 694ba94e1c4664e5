package org.dazzledsl.model.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.LedgerDeclaration;

/**
 * A kind of account in double-entry bookkeeping. The ranges are those of TigerBeetle's accounts: {@code code} is an
 * unsigned number of 16 bits, {@code ledger} of 32, and neither may be zero (its reference, "Account").
 *
 * @param accountCode 1 to 65535
 * @param ledgerId 1 to 4294967295, where one is written
 * @param accountType {@code asset} where none is written
 * @param currency ISO 4217, upper case
 * @param syncTo the field that follows the balance
 * @param metadata as written
 */
public record Ledger(
        String name,
        Optional<String> title,
        Optional<String> intent,
        int accountCode,
        OptionalLong ledgerId,
        LedgerDeclaration.AccountType accountType,
        String currency,
        List<LedgerDeclaration.Flag> flags,
        Optional<SyncTarget> syncTo,
        boolean tenantScoped,
        Map<String, String> metadata,
        Span span)
        implements AppElement {

    public static final Range ACCOUNT_CODES = new Range(1, 65_535);
    public static final Range LEDGER_IDS = new Range(1, 4_294_967_295L);

    /** Three capital letters, as ISO 4217 has them. */
    static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    public Ledger {
        ACCOUNT_CODES.require(accountCode);
        ledgerId.ifPresent(LEDGER_IDS::require);
        if (!CURRENCY.matcher(currency).matches()) {
            throw new IllegalArgumentException("Not a currency: " + currency);
        }
        flags = List.copyOf(flags);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    @Override
    public String keyword() {
        return "ledger";
    }

    /** @param field {@value #DEFAULT_FIELD} where none is written, as in Dazzle's own parser */
    public record SyncTarget(String entity, String field) {
        public static final String DEFAULT_FIELD = "balance";
    }
}
