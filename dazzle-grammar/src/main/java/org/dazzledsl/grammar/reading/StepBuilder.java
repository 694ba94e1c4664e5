package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.StepChannelContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepCompensateContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepLlmIntentContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepMessageContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepNestedContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepServiceContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepSubprocessContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepTimeoutContext;
import org.dazzledsl.grammar.antlr.DazzleParser.StepWaitContext;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.StepSyntax;
import org.dazzledsl.grammar.syntax.Text;

/** Reads a step of a process or a schedule. */
final class StepBuilder extends BlockBuilder {

    private final Once<Name> service = once();
    private final Once<Name> llmIntent = once();
    private final Once<Name> channel = once();
    private final Once<Name> message = once();
    private final Once<Name> subprocess = once();
    private final Once<Name> compensateWith = once();
    private final Once<Text> waitFor = once();
    private final Once<DurationSyntax> timeout = once();
    private final List<StepSyntax> parallel = new ArrayList<>();

    StepBuilder(Reading reading) {
        super(reading);
    }

    StepSyntax build(StepContext block) {
        readAll(block.stepItem());
        return new StepSyntax(
                reading.name(block.name()),
                block.PARALLEL() != null,
                service.get(),
                llmIntent.get(),
                channel.get(),
                message.get(),
                subprocess.get(),
                waitFor.get(),
                timeout.get(),
                compensateWith.get(),
                parallel,
                kept,
                reading.span(block));
    }

    @Override
    public Void visitStepService(StepServiceContext line) {
        set(service, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitStepLlmIntent(StepLlmIntentContext line) {
        set(llmIntent, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitStepChannel(StepChannelContext line) {
        set(channel, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitStepMessage(StepMessageContext line) {
        set(message, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitStepSubprocess(StepSubprocessContext line) {
        set(subprocess, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitStepCompensate(StepCompensateContext line) {
        set(compensateWith, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitStepWait(StepWaitContext line) {
        set(waitFor, line, reading.raw(line.raw()));
        return null;
    }

    @Override
    public Void visitStepTimeout(StepTimeoutContext line) {
        set(timeout, line, reading.duration(line.duration()));
        return null;
    }

    @Override
    public Void visitStepNested(StepNestedContext line) {
        parallel.addAll(new StepsBuilder(reading).steps(List.of(line.step())));
        return null;
    }

    @Override
    public Void visitStepOther(StepOtherContext line) {
        keep(line, line.rest(), "a step", Keys.STEP);
        return null;
    }
}
