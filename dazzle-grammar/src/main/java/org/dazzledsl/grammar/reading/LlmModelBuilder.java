package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.LlmModelApiKeyEnvContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmModelContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmModelIdContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmModelMaxTokensContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmModelOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmModelProviderContext;
import org.dazzledsl.grammar.antlr.DazzleParser.LlmModelTierContext;
import org.dazzledsl.grammar.syntax.LlmModelDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code llm_model}. */
final class LlmModelBuilder extends BlockBuilder {

    private final LlmModelContext construct;
    private final Once<Located<LlmModelDeclaration.Provider>> provider = once();
    private final Once<Text> modelId = once();
    private final Once<Name> tier = once();
    private final Once<Located<Long>> maxTokens = once();
    private final Once<Text> apiKeyVariable = once();

    LlmModelBuilder(Reading reading, LlmModelContext construct) {
        super(reading);
        this.construct = construct;
    }

    LlmModelDeclaration build() {
        readAll(construct.llmModelItem());
        return new LlmModelDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                provider.get(),
                modelId.get(),
                tier.get(),
                maxTokens.get(),
                apiKeyVariable.get(),
                kept);
    }

    @Override
    public Void visitLlmModelProvider(LlmModelProviderContext line) {
        set(
                provider,
                line,
                reading.oneOf(
                        reading.name(line.name()),
                        LlmModelDeclaration.Provider.values(),
                        "a provider of language models"));
        return null;
    }

    @Override
    public Void visitLlmModelId(LlmModelIdContext line) {
        set(modelId, line, reading.raw(line.raw()));
        return null;
    }

    @Override
    public Void visitLlmModelTier(LlmModelTierContext line) {
        set(tier, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitLlmModelMaxTokens(LlmModelMaxTokensContext line) {
        set(maxTokens, line, reading.integer(line.integer()));
        return null;
    }

    @Override
    public Void visitLlmModelApiKeyEnv(LlmModelApiKeyEnvContext line) {
        set(apiKeyVariable, line, reading.raw(line.value()));
        return null;
    }

    @Override
    public Void visitLlmModelOther(LlmModelOtherContext line) {
        keep(line, line.rest(), "a language model", Keys.LLM_MODEL);
        return null;
    }
}
