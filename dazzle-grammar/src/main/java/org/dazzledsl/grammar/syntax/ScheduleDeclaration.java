package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code schedule name "Title":}, work that is due at certain times.
 *
 * @param implemented ids of the stories behind {@code implements:}
 * @param cron as written, not checked here
 */
public record ScheduleDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Text> description,
        List<Name> implemented,
        Optional<ValueSyntax> cron,
        Optional<DurationSyntax> interval,
        Optional<ValueSyntax> timezone,
        Optional<Located<Boolean>> catchUp,
        Optional<Located<OverlapPolicy>> overlap,
        List<StepSyntax> steps,
        Optional<DurationSyntax> timeout,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public ScheduleDeclaration {
        implemented = List.copyOf(implemented);
        steps = List.copyOf(steps);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "schedule";
    }
}
