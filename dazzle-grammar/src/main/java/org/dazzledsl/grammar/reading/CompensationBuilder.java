package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.CompensationContext;
import org.dazzledsl.grammar.antlr.DazzleParser.CompensationOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.CompensationServiceContext;
import org.dazzledsl.grammar.antlr.DazzleParser.CompensationTimeoutContext;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.ProcessDeclaration;

/** Reads what undoes a step of a process. */
final class CompensationBuilder extends BlockBuilder {

    private final Once<Name> service = once();
    private final Once<DurationSyntax> timeout = once();

    CompensationBuilder(Reading reading) {
        super(reading);
    }

    ProcessDeclaration.Compensation build(CompensationContext block) {
        readAll(block.compensationItem());
        return new ProcessDeclaration.Compensation(
                reading.name(block.name()), service.get(), timeout.get(), kept, reading.span(block));
    }

    @Override
    public Void visitCompensationService(CompensationServiceContext line) {
        set(service, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitCompensationTimeout(CompensationTimeoutContext line) {
        set(timeout, line, reading.duration(line.duration()));
        return null;
    }

    @Override
    public Void visitCompensationOther(CompensationOtherContext line) {
        keep(line, line.rest(), "a compensation", Keys.COMPENSATION);
        return null;
    }
}
