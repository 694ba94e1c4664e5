package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * A step of a process or a schedule: {@code - step name:}, or {@code - parallel name:} with the steps that run side by
 * side.
 *
 * @param parallel the steps of a {@code parallel} one; empty otherwise
 * @param kept what else stands in the step (retry, inputs, human_task …)
 */
public record StepSyntax(
        Name name,
        boolean isParallel,
        Optional<Name> service,
        Optional<Name> llmIntent,
        Optional<Name> channel,
        Optional<Name> message,
        Optional<Name> subprocess,
        Optional<Text> waitFor,
        Optional<DurationSyntax> timeout,
        Optional<Name> compensateWith,
        List<StepSyntax> parallel,
        List<KeptLine> kept,
        Span span) {

    public StepSyntax {
        parallel = List.copyOf(parallel);
        kept = List.copyOf(kept);
    }
}
