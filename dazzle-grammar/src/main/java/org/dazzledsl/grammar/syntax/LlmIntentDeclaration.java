package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** {@code llm_intent name "Title":}, a question that the application puts to a language model. */
public record LlmIntentDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Name> model,
        Optional<Text> prompt,
        Optional<Name> outputSchema,
        List<Trigger> triggers,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public LlmIntentDeclaration {
        triggers = List.copyOf(triggers);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "llm_intent";
    }

    /** The entities whose events put the question. */
    public List<Name> triggerEntities() {
        return triggers.stream().flatMap(trigger -> trigger.entity().stream()).toList();
    }

    /**
     * {@code trigger:}, when the question is put of itself.
     *
     * @param entity the entity behind {@code on_entity:}
     */
    public record Trigger(Optional<Name> entity, List<KeptLine> kept, Span span) {
        public Trigger {
            kept = List.copyOf(kept);
        }
    }
}
