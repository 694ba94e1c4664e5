package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.JobDeclaration;

/**
 * Work that is done later: after an event, or on a schedule, or both.
 *
 * @param schedule a Unix cron expression, in UTC
 * @param run the path of the script, as written
 * @param retries 3 where none is written
 * @param deadLetter the entity that takes what failed for good
 * @param timeoutSeconds 60 where none is written
 */
public record Job(
        String name,
        Optional<String> title,
        List<Trigger> triggers,
        Optional<Timing.Cron> schedule,
        Optional<String> run,
        long retries,
        JobDeclaration.Backoff backoff,
        Optional<String> deadLetter,
        long timeoutSeconds,
        Span span)
        implements AppElement {

    static final long DEFAULT_RETRIES = 3;
    static final long DEFAULT_TIMEOUT_SECONDS = 60;

    public Job {
        triggers = List.copyOf(triggers);
        if (triggers.isEmpty() && schedule.isEmpty()) {
            throw new IllegalArgumentException("Nothing starts the job " + name);
        }
    }

    @Override
    public String keyword() {
        return "job";
    }

    public record Trigger(
            JobDeclaration.Event event, String entity, Optional<String> field, Optional<String> condition) {}
}
