package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.antlr.DazzleParser.JobContext;
import org.dazzledsl.grammar.antlr.DazzleParser.JobDeadLetterContext;
import org.dazzledsl.grammar.antlr.DazzleParser.JobOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.JobRetryBackoffContext;
import org.dazzledsl.grammar.antlr.DazzleParser.JobRetryContext;
import org.dazzledsl.grammar.antlr.DazzleParser.JobRunContext;
import org.dazzledsl.grammar.antlr.DazzleParser.JobScheduleContext;
import org.dazzledsl.grammar.antlr.DazzleParser.JobTimeoutContext;
import org.dazzledsl.grammar.antlr.DazzleParser.JobTriggerContext;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.JobDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code job}. */
final class JobBuilder extends BlockBuilder {

    private final JobContext construct;
    private final List<JobDeclaration.Trigger> triggers = new ArrayList<>();
    private final Once<Text> cron = once();
    private final Once<Text> run = once();
    private final Once<Located<Long>> retry = once();
    private final Once<Located<JobDeclaration.Backoff>> retryBackoff = once();
    private final Once<Name> deadLetter = once();
    private final Once<DurationSyntax> timeout = once();

    JobBuilder(Reading reading, JobContext construct) {
        super(reading);
        this.construct = construct;
    }

    JobDeclaration build() {
        readAll(construct.jobItem());
        return new JobDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                triggers,
                cron.get(),
                run.get(),
                retry.get(),
                retryBackoff.get(),
                deadLetter.get(),
                timeout.get(),
                kept);
    }

    @Override
    public Void visitJobTrigger(JobTriggerContext line) {
        Name entity = reading.name(line.name(1));
        Optional<Name> field = reading.optionalName(line.name(2));
        reading.oneOf(reading.name(line.name(0)), JobDeclaration.Event.values(), "an event of a job")
                .map(event -> new JobDeclaration.Trigger(
                        event,
                        entity,
                        field,
                        reading.optionalRaw(line.raw()),
                        event.span().through(reading.span(line))))
                .ifPresent(trigger -> {
                    checkField(trigger);
                    triggers.add(trigger);
                });
        return null;
    }

    private void checkField(JobDeclaration.Trigger trigger) {
        if (trigger.event().value() == JobDeclaration.Event.ON_FIELD_CHANGED
                && trigger.field().isEmpty()) {
            reading.problems()
                    .add(Problem.error("missing-field", trigger.entity().span(), "on_field_changed names no field")
                            .expecting("one behind a point, as in " + trigger.entity() + ".status"));
        }
    }

    @Override
    public Void visitJobSchedule(JobScheduleContext line) {
        set(cron, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitJobRun(JobRunContext line) {
        set(run, line, reading.raw(line.raw()));
        return null;
    }

    @Override
    public Void visitJobRetry(JobRetryContext line) {
        set(retry, line, reading.integer(line.integer()));
        return null;
    }

    @Override
    public Void visitJobRetryBackoff(JobRetryBackoffContext line) {
        set(retryBackoff, line, reading.oneOf(reading.name(line.name()), JobDeclaration.Backoff.values(), "a backoff"));
        return null;
    }

    @Override
    public Void visitJobDeadLetter(JobDeadLetterContext line) {
        set(deadLetter, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitJobTimeout(JobTimeoutContext line) {
        set(timeout, line, reading.duration(line.duration()));
        return null;
    }

    @Override
    public Void visitJobOther(JobOtherContext line) {
        keep(line, line.rest(), "a job", Keys.JOB);
        return null;
    }
}
