package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionTransferContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransferAmountContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransferCodeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransferCreditContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransferDebitContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransferFlagsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransferOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransferPendingIdContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransferUserDataContext;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Setting;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.TransactionDeclaration;

/** Reads a transfer of a transaction. */
final class TransferBuilder extends BlockBuilder {

    private final Once<Name> debit = once();
    private final Once<Name> credit = once();
    private final Once<Text> amount = once();
    private final Once<Located<Long>> code = once();
    private final List<Located<TransactionDeclaration.TransferFlag>> flags = new ArrayList<>();
    private final Once<Text> pendingId = once();
    private final List<Setting> userData = new ArrayList<>();

    TransferBuilder(Reading reading) {
        super(reading);
    }

    TransactionDeclaration.Transfer build(TransactionTransferContext block) {
        readAll(block.transferItem());
        return new TransactionDeclaration.Transfer(
                reading.name(block.name()),
                debit.get(),
                credit.get(),
                amount.get(),
                code.get(),
                flags,
                pendingId.get(),
                userData,
                kept,
                reading.span(block));
    }

    @Override
    public Void visitTransferDebit(TransferDebitContext line) {
        set(debit, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitTransferCredit(TransferCreditContext line) {
        set(credit, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitTransferAmount(TransferAmountContext line) {
        set(amount, line, reading.raw(line.raw()));
        return null;
    }

    @Override
    public Void visitTransferCode(TransferCodeContext line) {
        set(code, line, reading.integer(line.integer()));
        return null;
    }

    @Override
    public Void visitTransferFlags(TransferFlagsContext line) {
        for (Name flag : reading.list(line.list())) {
            reading.oneOf(flag, TransactionDeclaration.TransferFlag.values(), "a flag of a transfer")
                    .ifPresent(flags::add);
        }
        return null;
    }

    @Override
    public Void visitTransferPendingId(TransferPendingIdContext line) {
        set(pendingId, line, reading.raw(line.value()));
        return null;
    }

    @Override
    public Void visitTransferUserData(TransferUserDataContext line) {
        userData.addAll(reading.settings(line.settings()));
        return null;
    }

    @Override
    public Void visitTransferOther(TransferOtherContext line) {
        keep(line, line.rest(), "a transfer", Keys.TRANSFER);
        return null;
    }
}
