package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
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
    private final List<LlmConfigDeclaration> configs;

    /** @param configs what a later one says counts, where both say something */
    LlmLinker(Linking linking, List<LlmConfigDeclaration> configs) {
        this.linking = linking;
        this.configs = List.copyOf(configs);
    }

    Optional<LlmModel> model(LlmModelDeclaration declaration) {
        Optional<LlmModelDeclaration.Provider> provider = declaration
                .provider()
                .or(() -> last(LlmConfigDeclaration::defaultProvider))
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
                declaration.apiKeyVariable().flatMap(linking::variable),
                declaration.span()));
    }

    Optional<LlmConfig> config() {
        configs.forEach(config -> config.defaultModel().ifPresent(model -> linking.isDeclared(MODEL, model)));
        if (configs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new LlmConfig(
                Linking.text(last(LlmConfigDeclaration::defaultModel)),
                last(LlmConfigDeclaration::defaultProvider).map(Located::value),
                Linking.text(last(LlmConfigDeclaration::artifactStore)),
                configs.get(0).span()));
    }

    Optional<LlmIntent> intent(LlmIntentDeclaration declaration) {
        declaration.model().ifPresent(model -> linking.isDeclared(MODEL, model));
        declaration.outputSchema().ifPresent(entity -> linking.isDeclared("entity", entity));
        declaration.triggerEntities().forEach(entity -> linking.doubtUnlessDeclared("entity", entity));
        Optional<Name> model = declaration.model().or(() -> last(LlmConfigDeclaration::defaultModel));
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

    private <T> Optional<T> last(Function<LlmConfigDeclaration, Optional<T>> setting) {
        return configs.stream()
                .flatMap(config -> setting.apply(config).stream())
                .reduce((one, other) -> other);
    }
}
