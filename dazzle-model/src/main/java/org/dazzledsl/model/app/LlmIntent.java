package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * A question that the application puts to a language model.
 *
 * @param model the one it names, or the configuration's default
 * @param outputSchema the entity whose form the answer has
 * @param triggerEntities the entities whose events put the question
 */
public record LlmIntent(
        String name,
        Optional<String> title,
        String model,
        Optional<String> outputSchema,
        List<String> triggerEntities,
        Span span)
        implements AppElement {

    public LlmIntent {
        triggerEntities = List.copyOf(triggerEntities);
    }

    @Override
    public String keyword() {
        return "llm_intent";
    }
}
