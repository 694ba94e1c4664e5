package org.dazzledsl.grammar.reading;

import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.CompensationContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepContext;
import org.dazzledsl.grammar.syntax.ProcessDeclaration;
import org.dazzledsl.grammar.syntax.StepSyntax;

/** Reads the steps of processes and schedules, and what undoes them. */
final class StepsBuilder {

    private final Reading reading;

    StepsBuilder(Reading reading) {
        this.reading = reading;
    }

    List<StepSyntax> steps(List<StepContext> contexts) {
        return contexts.stream()
                .filter(step -> step.exception == null)
                .map(step -> new StepBuilder(reading).build(step))
                .toList();
    }

    List<ProcessDeclaration.Compensation> compensations(List<CompensationContext> contexts) {
        return contexts.stream()
                .filter(compensation -> compensation.exception == null)
                .map(compensation -> new CompensationBuilder(reading).build(compensation))
                .toList();
    }
}
