package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.LlmConfigArtifactStoreContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmConfigContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmConfigModelContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmConfigOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmConfigProviderContext;
import org.dazzledsl.grammar.syntax.LlmConfigDeclaration;
import org.dazzledsl.grammar.syntax.LlmModelDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;

/** Reads {@code llm_config}. */
final class LlmConfigBuilder extends BlockBuilder {

    private final LlmConfigContext construct;
    private final Once<Name> defaultModel = once();
    private final Once<Located<LlmModelDeclaration.Provider>> defaultProvider = once();
    private final Once<Name> artifactStore = once();

    LlmConfigBuilder(Reading reading, LlmConfigContext construct) {
        super(reading);
        this.construct = construct;
    }

    LlmConfigDeclaration build() {
        readAll(construct.llmConfigItem());
        return new LlmConfigDeclaration(
                reading.span(construct), defaultModel.get(), defaultProvider.get(), artifactStore.get(), kept);
    }

    @Override
    public Void visitLlmConfigModel(LlmConfigModelContext line) {
        set(defaultModel, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitLlmConfigProvider(LlmConfigProviderContext line) {
        set(
                defaultProvider,
                line,
                reading.oneOf(
                        reading.name(line.name()),
                        LlmModelDeclaration.Provider.values(),
                        "a provider of language models"));
        return null;
    }

    @Override
    public Void visitLlmConfigArtifactStore(LlmConfigArtifactStoreContext line) {
        set(artifactStore, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitLlmConfigOther(LlmConfigOtherContext line) {
        keep(line, line.rest(), "llm_config", Keys.LLM_CONFIG);
        return null;
    }
}
