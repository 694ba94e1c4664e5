package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * Steps that a user is led through.
 *
 * @param start the first step
 */
public record Experience(String name, Optional<String> title, Optional<String> start, List<Step> steps, Span span)
        implements AppElement {

    public Experience {
        steps = List.copyOf(steps);
    }

    @Override
    public String keyword() {
        return "experience";
    }

    public record Step(
            String name,
            Optional<String> kind,
            Optional<String> surface,
            Optional<String> entity,
            Optional<String> integration,
            Optional<String> action,
            List<Transition> transitions,
            Span span) {
        public Step {
            transitions = List.copyOf(transitions);
        }
    }

    public record Transition(String event, String step) {}
}
