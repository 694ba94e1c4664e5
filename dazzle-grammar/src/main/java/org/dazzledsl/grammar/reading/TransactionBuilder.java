package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionExecutionContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionIdempotencyKeyContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionIntentContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionPriorityContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionTextContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionTimeoutContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionTransferContext;
import org.dazzledsl.grammar.antlr.DazzleParser.TransactionValidationContext;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.TransactionDeclaration;

/** Reads {@code transaction}. */
final class TransactionBuilder extends BlockBuilder {

    private final TransactionContext construct;
    private final Once<Text> intent = once();
    private final Once<Located<TransactionDeclaration.Execution>> execution = once();
    private final Once<Located<TransactionDeclaration.Priority>> priority = once();
    private final Once<Located<Long>> timeout = once();
    private final List<TransactionDeclaration.Transfer> transfers = new ArrayList<>();
    private final Once<Text> idempotencyKey = once();
    private final List<Text> validation = new ArrayList<>();

    TransactionBuilder(Reading reading, TransactionContext construct) {
        super(reading);
        this.construct = construct;
    }

    TransactionDeclaration build() {
        readAll(construct.transactionItem());
        return new TransactionDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                intent.get(),
                execution.get(),
                priority.get(),
                timeout.get(),
                transfers,
                idempotencyKey.get(),
                validation,
                kept);
    }

    @Override
    public Void visitTransactionText(TransactionTextContext line) {
        set(intent, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitTransactionIntent(TransactionIntentContext line) {
        set(intent, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitTransactionExecution(TransactionExecutionContext line) {
        set(
                execution,
                line,
                reading.oneOf(
                        reading.name(line.name()), TransactionDeclaration.Execution.values(), "a way of execution"));
        return null;
    }

    @Override
    public Void visitTransactionPriority(TransactionPriorityContext line) {
        set(
                priority,
                line,
                reading.oneOf(reading.name(line.name()), TransactionDeclaration.Priority.values(), "a priority"));
        return null;
    }

    @Override
    public Void visitTransactionTimeout(TransactionTimeoutContext line) {
        set(timeout, line, reading.integer(line.integer()));
        return null;
    }

    @Override
    public Void visitTransactionTransfer(TransactionTransferContext line) {
        transfers.add(new TransferBuilder(reading).build(line));
        return null;
    }

    @Override
    public Void visitTransactionIdempotencyKey(TransactionIdempotencyKeyContext line) {
        set(idempotencyKey, line, reading.raw(line.raw()));
        return null;
    }

    @Override
    public Void visitTransactionValidation(TransactionValidationContext line) {
        validation.addAll(reading.dashItems(line.dashItems()));
        return null;
    }

    @Override
    public Void visitTransactionOther(TransactionOtherContext line) {
        keep(line, line.rest(), "a transaction", Keys.TRANSACTION);
        return null;
    }
}
