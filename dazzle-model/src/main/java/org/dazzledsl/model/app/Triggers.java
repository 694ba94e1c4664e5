package org.dazzledsl.model.app;

import java.util.Optional;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.TriggerSyntax;

/** Links what starts processes and makes channels send. */
final class Triggers {

    private static final String ENTITY = "entity";

    private final Linking linking;
    private final Timings timings;

    Triggers(Linking linking, Timings timings) {
        this.linking = linking;
        this.timings = timings;
    }

    /** A process is started from outside, so its times must be ones that can be scheduled there. */
    Optional<Trigger> ofProcess(TriggerSyntax trigger) {
        if (trigger instanceof TriggerSyntax.Every every) {
            return timings.interval(every.interval()).map(Trigger.Time::new);
        } else if (trigger instanceof TriggerSyntax.Cron cron) {
            return timings.cron(cron.expression()).map(Trigger.Time::new);
        }
        return named(trigger);
    }

    /** A channel that sends at certain times is driven by the application. */
    Optional<Trigger> ofChannel(TriggerSyntax trigger) {
        if (trigger instanceof TriggerSyntax.Every every) {
            return Optional.of(new Trigger.Time(new Timing.Interval(Math.max(1, seconds(every.interval())))));
        } else if (trigger instanceof TriggerSyntax.Cron cron) {
            return Optional.of(
                    new Trigger.Time(new Timing.Cron(cron.expression().value())));
        }
        return named(trigger);
    }

    private Optional<Trigger> named(TriggerSyntax trigger) {
        if (trigger instanceof TriggerSyntax.EntityEvent event) {
            linking.isDeclared(ENTITY, event.entity());
            return Optional.of(
                    new Trigger.EntityEvent(event.entity().text(), event.event().value()));
        } else if (trigger instanceof TriggerSyntax.StatusTransition transition) {
            linking.isDeclared(ENTITY, transition.entity());
            return Optional.of(new Trigger.StatusTransition(
                    transition.entity().text(),
                    Linking.text(transition.from()),
                    transition.to().text()));
        } else if (trigger instanceof TriggerSyntax.FieldChanged change) {
            linking.isDeclared(ENTITY, change.entity());
            return Optional.of(new Trigger.FieldChanged(
                    change.entity().text(), change.field().text(), Linking.text(change.value())));
        } else if (trigger instanceof TriggerSyntax.ServiceOutcome outcome) {
            linking.doubtUnlessDeclared("service", outcome.service());
            return Optional.of(new Trigger.ServiceOutcome(outcome.service().text(), Linking.text(outcome.outcome())));
        } else if (trigger instanceof TriggerSyntax.Signal signal) {
            return Optional.of(new Trigger.Signal(signal.signal().text()));
        } else if (trigger instanceof TriggerSyntax.ProcessCompleted completed) {
            linking.isDeclared("process", completed.process());
            return Optional.of(new Trigger.ProcessCompleted(completed.process().text()));
        } else if (trigger instanceof TriggerSyntax.Manual) {
            return Optional.of(new Trigger.Manual());
        }
        throw new IllegalStateException("A trigger without a counterpart: " + trigger);
    }

    private static int seconds(DurationSyntax interval) {
        return (int) Math.min(Integer.MAX_VALUE, interval.value().toSeconds());
    }
}
