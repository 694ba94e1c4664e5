package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code experience name "Title":}, steps that a user is led through.
 *
 * @param start the step behind {@code start at step}
 */
public record ExperienceDeclaration(
        Span span, Name name, Optional<Text> title, Optional<Name> start, List<Step> steps, List<KeptLine> kept)
        implements NamedDeclaration {

    public ExperienceDeclaration {
        steps = List.copyOf(steps);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "experience";
    }

    public record Step(
            Name name,
            Optional<Name> kind,
            Optional<Name> surface,
            Optional<Name> entity,
            Optional<Name> integration,
            Optional<Name> action,
            List<Transition> transitions,
            List<KeptLine> kept,
            Span span) {
        public Step {
            transitions = List.copyOf(transitions);
            kept = List.copyOf(kept);
        }
    }

    /** {@code on success -> step next}. */
    public record Transition(Name event, Name step, Span span) {}
}
