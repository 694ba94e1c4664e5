package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessCompensationsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessDescriptionContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessImplementsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessInputContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessOutputContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessOverlapContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessStartContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessStepsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessTextContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessTimeoutContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessTriggerOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ProcessWhenContext;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.OverlapPolicy;
import org.dazzledsl.grammar.syntax.ParameterSyntax;
import org.dazzledsl.grammar.syntax.ProcessDeclaration;
import org.dazzledsl.grammar.syntax.StepSyntax;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.TriggerSyntax;

/** Reads {@code process}. */
final class ProcessBuilder extends BlockBuilder {

    private final ProcessContext construct;
    private final Once<Text> description = once();
    private final List<Name> implemented = new ArrayList<>();
    private final Once<TriggerSyntax> trigger = once();
    private final List<ParameterSyntax> input = new ArrayList<>();
    private final List<ParameterSyntax> output = new ArrayList<>();
    private final List<StepSyntax> steps = new ArrayList<>();
    private final List<ProcessDeclaration.Compensation> compensations = new ArrayList<>();
    private final Once<DurationSyntax> timeout = once();
    private final Once<Located<OverlapPolicy>> overlap = once();

    ProcessBuilder(Reading reading, ProcessContext construct) {
        super(reading);
        this.construct = construct;
    }

    ProcessDeclaration build() {
        readAll(construct.processItem());
        return new ProcessDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                description.get(),
                implemented,
                trigger.get(),
                input,
                output,
                steps,
                compensations,
                timeout.get(),
                overlap.get(),
                kept);
    }

    @Override
    public Void visitProcessText(ProcessTextContext line) {
        set(description, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitProcessDescription(ProcessDescriptionContext line) {
        set(description, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitProcessImplements(ProcessImplementsContext line) {
        implemented.addAll(reading.list(line.list()));
        return null;
    }

    @Override
    public Void visitProcessStart(ProcessStartContext line) {
        if (line.trigger() != null) {
            set(trigger, line, new TriggerReader(reading).read(line.trigger()));
        } else {
            readAll(line.processTriggerItem());
        }
        return null;
    }

    @Override
    public Void visitProcessWhen(ProcessWhenContext line) {
        set(trigger, line, new TriggerReader(reading).read(line.trigger()));
        return null;
    }

    @Override
    public Void visitProcessTriggerOther(ProcessTriggerOtherContext line) {
        keep(line, line.rest(), "a trigger", Keys.PROCESS_TRIGGER);
        return null;
    }

    @Override
    public Void visitProcessInput(ProcessInputContext line) {
        input.addAll(reading.parameters(line.parameters()));
        return null;
    }

    @Override
    public Void visitProcessOutput(ProcessOutputContext line) {
        output.addAll(reading.parameters(line.parameters()));
        return null;
    }

    @Override
    public Void visitProcessSteps(ProcessStepsContext line) {
        steps.addAll(new StepsBuilder(reading).steps(line.steps().step()));
        return null;
    }

    @Override
    public Void visitProcessCompensations(ProcessCompensationsContext line) {
        compensations.addAll(new StepsBuilder(reading).compensations(line.compensation()));
        return null;
    }

    @Override
    public Void visitProcessTimeout(ProcessTimeoutContext line) {
        set(timeout, line, reading.duration(line.duration()));
        return null;
    }

    @Override
    public Void visitProcessOverlap(ProcessOverlapContext line) {
        set(overlap, line, reading.oneOf(reading.name(line.name()), OverlapPolicy.values(), "an overlap policy"));
        return null;
    }

    @Override
    public Void visitProcessOther(ProcessOtherContext line) {
        keep(line, line.rest(), "a process", Keys.PROCESS);
        return null;
    }
}
