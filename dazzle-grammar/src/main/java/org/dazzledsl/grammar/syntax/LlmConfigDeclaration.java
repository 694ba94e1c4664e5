package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/** {@code llm_config:}, what holds for all language models; limits and logging are kept as they stand. */
public record LlmConfigDeclaration(
        Span span,
        Optional<Name> defaultModel,
        Optional<Located<LlmModelDeclaration.Provider>> defaultProvider,
        Optional<Name> artifactStore,
        List<KeptLine> kept)
        implements Declaration {

    public LlmConfigDeclaration {
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "llm_config";
    }

    @Override
    public Optional<Name> declaredName() {
        return Optional.empty();
    }

    @Override
    public Optional<Text> title() {
        return Optional.empty();
    }
}
