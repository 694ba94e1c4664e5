package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.OverlapPolicy;

/**
 * A workflow that survives restarts.
 *
 * @param implemented ids of the stories that it implements
 * @param trigger what starts it; nothing where the application does
 * @param timeoutSeconds a day where none is written
 * @param overlap {@code skip} where nothing is written
 */
public record Process(
        String name,
        Optional<String> title,
        List<String> implemented,
        Optional<Trigger> trigger,
        List<Parameter> input,
        List<Parameter> output,
        List<Step> steps,
        List<String> compensations,
        long timeoutSeconds,
        OverlapPolicy overlap,
        Span span)
        implements AppElement {

    static final long DEFAULT_TIMEOUT_SECONDS = 86_400;

    public Process {
        implemented = List.copyOf(implemented);
        input = List.copyOf(input);
        output = List.copyOf(output);
        steps = List.copyOf(steps);
        compensations = List.copyOf(compensations);
    }

    @Override
    public String keyword() {
        return "process";
    }

    /**
     * A step of a process or a schedule; what it does is in whichever of the names is there.
     *
     * @param parallel the steps that run side by side in it
     */
    public record Step(
            String name,
            Optional<String> service,
            Optional<String> llmIntent,
            Optional<String> channel,
            Optional<String> message,
            Optional<String> subprocess,
            Optional<String> waitFor,
            List<Step> parallel,
            Span span) {
        public Step {
            parallel = List.copyOf(parallel);
        }
    }
}
