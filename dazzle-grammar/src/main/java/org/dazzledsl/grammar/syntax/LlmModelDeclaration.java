package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code llm_model name "Title":}, a language model that the application calls.
 *
 * @param apiKeyVariable the environment variable behind {@code api_key_env:}
 */
public record LlmModelDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Located<Provider>> provider,
        Optional<Text> modelId,
        Optional<Name> tier,
        Optional<Located<Long>> maxTokens,
        Optional<Text> apiKeyVariable,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public LlmModelDeclaration {
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "llm_model";
    }

    public enum Provider implements Word {
        ANTHROPIC,
        OPENAI,
        GOOGLE,
        LOCAL
    }
}
