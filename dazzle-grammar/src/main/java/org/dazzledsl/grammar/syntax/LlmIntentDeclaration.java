package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code llm_intent name "Title":}, a question that the application puts to a language model.
 *
 * @param triggerEntities the entities behind {@code on_entity:} in its triggers
 */
public record LlmIntentDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Name> model,
        Optional<Text> prompt,
        Optional<Name> outputSchema,
        List<Name> triggerEntities,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public LlmIntentDeclaration {
        triggerEntities = List.copyOf(triggerEntities);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "llm_intent";
    }
}
