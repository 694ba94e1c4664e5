package org.dazzledsl.model.app;

import java.util.Optional;
import java.util.OptionalLong;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.LlmModelDeclaration;

/**
 * A language model that the application calls.
 *
 * @param provider its own, or the configuration's default
 * @param apiKeyVariable the environment variable that holds its key, where one is named
 */
public record LlmModel(
        String name,
        Optional<String> title,
        LlmModelDeclaration.Provider provider,
        Optional<String> modelId,
        Optional<String> tier,
        OptionalLong maxTokens,
        Optional<String> apiKeyVariable,
        Span span)
        implements AppElement {

    @Override
    public String keyword() {
        return "llm_model";
    }
}
