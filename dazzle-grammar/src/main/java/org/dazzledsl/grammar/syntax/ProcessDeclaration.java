package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code process name "Title":}, a workflow that survives restarts.
 *
 * @param implemented ids of the stories behind {@code implements:}
 */
public record ProcessDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Text> description,
        List<Name> implemented,
        Optional<TriggerSyntax> trigger,
        List<ParameterSyntax> input,
        List<ParameterSyntax> output,
        List<StepSyntax> steps,
        List<Compensation> compensations,
        Optional<DurationSyntax> timeout,
        Optional<Located<OverlapPolicy>> overlap,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public ProcessDeclaration {
        implemented = List.copyOf(implemented);
        input = List.copyOf(input);
        output = List.copyOf(output);
        steps = List.copyOf(steps);
        compensations = List.copyOf(compensations);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "process";
    }

    /** {@code - name:} below {@code compensations:}. */
    public record Compensation(
            Name name, Optional<Name> service, Optional<DurationSyntax> timeout, List<KeptLine> kept, Span span) {
        public Compensation {
            kept = List.copyOf(kept);
        }
    }
}
