package org.dazzledsl.model.app;

import java.util.Optional;
import java.util.OptionalLong;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.syntax.LlmConfigDeclaration;
import org.dazzledsl.grammar.syntax.LlmIntentDeclaration;
import org.dazzledsl.grammar.syntax.LlmModelDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;

/** Links language models, the configuration of them all, and the questions put to them. */
final class LlmLinker {

    private static final String MODEL = "llm_model";

    private final Linking linking;
    private final Optional<LlmConfigDeclaration> config;

    LlmLinker(Linking linking) {
        this.linking = linking;
        this.config = linking.symbols().find("llm_config", "llm_config").map(symbol ->
                (LlmConfigDeclaration) symbol.declaration());
    }

    Optional<LlmModel> model(LlmModelDeclaration declaration) {
        Optional<LlmModelDeclaration.Provider> provider = declaration
                .provider()
                .or(() -> config.flatMap(LlmConfigDeclaration::defaultProvider))
                .map(Located::value);
        if (provider.isEmpty()) {
            linking.report(Problem.error(
                            "missing-provider",
                            declaration.name().span(),
                            "the llm_model '" + declaration.name().text() + "' has no provider")
                    .expecting("provider: anthropic, openai, google or local"));
        }
        return provider.map(known -> new LlmModel(
                declaration.name().text(),
                Linking.value(declaration.title()),
                known,
                Linking.value(declaration.modelId()),
                Linking.text(declaration.tier()),
                declaration
                        .maxTokens()
                        .map(tokens -> OptionalLong.of(tokens.value()))
                        .orElseGet(OptionalLong::empty),
                Linking.value(declaration.apiKeyVariable()),
                declaration.span()));
    }

    Optional<LlmConfig> config(LlmConfigDeclaration declaration) {
        declaration.defaultModel().ifPresent(model -> linking.isDeclared(MODEL, model));
        return Optional.of(new LlmConfig(
                Linking.text(declaration.defaultModel()),
                declaration.defaultProvider().map(Located::value),
                Linking.text(declaration.artifactStore()),
                declaration.span()));
    }

    Optional<LlmIntent> intent(LlmIntentDeclaration declaration) {
        declaration.model().ifPresent(model -> linking.isDeclared(MODEL, model));
        declaration.outputSchema().ifPresent(entity -> linking.isDeclared("entity", entity));
        declaration.triggerEntities().forEach(entity -> linking.doubtUnlessDeclared("entity", entity));
        Optional<Name> model = declaration.model().or(() -> config.flatMap(LlmConfigDeclaration::defaultModel));
        if (model.isEmpty()) {
            linking.report(Problem.error(
                            "missing-model",
                            declaration.name().span(),
                            "the llm_intent '" + declaration.name().text() + "' has no model")
                    .expecting("model: and an llm_model, or default_model: in llm_config"));
        }
        return model.map(name -> new LlmIntent(
                declaration.name().text(),
                Linking.value(declaration.title()),
                name.text(),
                Linking.text(declaration.outputSchema()),
                Linking.texts(declaration.triggerEntities()),
                declaration.span()));
    }
}
