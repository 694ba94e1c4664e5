package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code job name "Title":}, work that is done later, after an event or on a schedule.
 *
 * @param cron the expression in {@code schedule: cron("…")}
 * @param run the path of the script, as written
 * @param deadLetter the entity that takes what failed for good
 */
public record JobDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        List<Trigger> triggers,
        Optional<Text> cron,
        Optional<Text> run,
        Optional<Located<Long>> retry,
        Optional<Located<Backoff>> retryBackoff,
        Optional<Name> deadLetter,
        Optional<DurationSyntax> timeout,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public JobDeclaration {
        triggers = List.copyOf(triggers);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "job";
    }

    /** {@code trigger: on_create Entity [when condition]}, {@code trigger: on_field_changed Entity.field}. */
    public record Trigger(
            Located<Event> event, Name entity, Optional<Name> field, Optional<Text> condition, Span span) {}

    public enum Event implements Word {
        ON_CREATE,
        ON_UPDATE,
        ON_DELETE,
        ON_FIELD_CHANGED
    }

    public enum Backoff implements Word {
        NONE,
        LINEAR,
        EXPONENTIAL
    }
}
