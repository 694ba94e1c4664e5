package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleCatchUpContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleCronContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleDescriptionContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleImplementsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleIntervalContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleOverlapContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleStepsContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleTextContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleTimeoutContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ScheduleTimezoneContext;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.OverlapPolicy;
import org.dazzledsl.grammar.syntax.ScheduleDeclaration;
import org.dazzledsl.grammar.syntax.StepSyntax;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.ValueSyntax;

/** Reads {@code schedule}. */
final class ScheduleBuilder extends BlockBuilder {

    private final ScheduleContext construct;
    private final Once<Text> description = once();
    private final List<Name> implemented = new ArrayList<>();
    private final Once<ValueSyntax> cron = once();
    private final Once<DurationSyntax> interval = once();
    private final Once<ValueSyntax> timezone = once();
    private final Once<Located<Boolean>> catchUp = once();
    private final Once<Located<OverlapPolicy>> overlap = once();
    private final List<StepSyntax> steps = new ArrayList<>();
    private final Once<DurationSyntax> timeout = once();

    ScheduleBuilder(Reading reading, ScheduleContext construct) {
        super(reading);
        this.construct = construct;
    }

    ScheduleDeclaration build() {
        readAll(construct.scheduleItem());
        return new ScheduleDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                description.get(),
                implemented,
                cron.get(),
                interval.get(),
                timezone.get(),
                catchUp.get(),
                overlap.get(),
                steps,
                timeout.get(),
                kept);
    }

    @Override
    public Void visitScheduleText(ScheduleTextContext line) {
        set(description, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitScheduleDescription(ScheduleDescriptionContext line) {
        set(description, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitScheduleImplements(ScheduleImplementsContext line) {
        implemented.addAll(reading.list(line.list()));
        return null;
    }

    @Override
    public Void visitScheduleCron(ScheduleCronContext line) {
        set(cron, line, reading.lookup(line.lookup()));
        return null;
    }

    @Override
    public Void visitScheduleInterval(ScheduleIntervalContext line) {
        set(interval, line, reading.duration(line.duration()));
        return null;
    }

    @Override
    public Void visitScheduleTimezone(ScheduleTimezoneContext line) {
        set(timezone, line, reading.lookup(line.lookup()));
        return null;
    }

    @Override
    public Void visitScheduleCatchUp(ScheduleCatchUpContext line) {
        set(catchUp, line, reading.trueOrFalse(line.trueOrFalse()));
        return null;
    }

    @Override
    public Void visitScheduleOverlap(ScheduleOverlapContext line) {
        set(overlap, line, reading.oneOf(reading.name(line.name()), OverlapPolicy.values(), "an overlap policy"));
        return null;
    }

    @Override
    public Void visitScheduleSteps(ScheduleStepsContext line) {
        steps.addAll(new StepsBuilder(reading).steps(line.steps().step()));
        return null;
    }

    @Override
    public Void visitScheduleTimeout(ScheduleTimeoutContext line) {
        if (line.duration() != null) {
            set(timeout, line, reading.duration(line.duration()));
        } else {
            kept.add(reading.block(line.getStart(), null, line.end().NEWLINE().getSymbol()));
        }
        return null;
    }

    @Override
    public Void visitScheduleOther(ScheduleOtherContext line) {
        keep(line, line.rest(), "a schedule", Keys.SCHEDULE);
        return null;
    }
}
