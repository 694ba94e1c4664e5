package org.dazzledsl.model.app;

import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.LlmModelDeclaration;

/**
 * What holds for all language models of an application.
 *
 * @param span of its first block, where a module has several
 */
public record LlmConfig(
        Optional<String> defaultModel,
        Optional<LlmModelDeclaration.Provider> defaultProvider,
        Optional<String> artifactStore,
        Span span) {

    /** Names it for good; an application has one. */
    public static final String ID = "llm_config";
}
