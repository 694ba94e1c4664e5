package org.dazzledsl.model.infra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.grammar.syntax.LlmModelDeclaration.Provider;
import org.dazzledsl.grammar.syntax.ServiceDeclaration.AuthKind;
import org.dazzledsl.model.app.AppSpec;
import org.dazzledsl.model.app.ExternalService;
import org.dazzledsl.model.app.Integration;
import org.dazzledsl.model.app.LlmConfig;
import org.dazzledsl.model.app.LlmModel;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretPurpose;

/** Finds what an application must be given in secret. Two uses of the same environment variable are one secret. */
final class SecretFinder {

    private static final String APPLICATION_VARIABLE = "SECRET_KEY";
    private static final String WEBHOOK_VARIABLE = "WEBHOOK_SECRET";
    private static final String KEY_SUFFIX = "_API_KEY";

    /** How a setting of an auth_profile says that its value stands in an environment variable. */
    private static final String ENVIRONMENT_PREFIX = "env:";

    /** What a shell accepts as the name of an environment variable. */
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Map<String, SecretNeed> byVariable = new LinkedHashMap<>();

    private SecretFinder() {}

    /** @param callers the services that call the application */
    static List<SecretNeed> find(AppSpec app, List<ExternalService> callers) {
        SecretFinder finder = new SecretFinder();
        finder.add(
                SecretPurpose.APPLICATION_KEY,
                app.app().name(),
                APPLICATION_VARIABLE,
                Inference.APPLICATION_KEY.because(app.app()));
        app.externalServices().forEach(finder::addService);
        app.integrations().forEach(finder::addIntegration);
        app.llmModels().forEach(finder::addModel);
        app.llmConfig().ifPresent(finder::addConfig);
        callers.forEach(service -> finder.add(
                SecretPurpose.WEBHOOK, service.name(), WEBHOOK_VARIABLE, Inference.WEBHOOK_SECRET.because(service)));
        app.webhooks()
                .forEach(webhook -> finder.add(
                        SecretPurpose.WEBHOOK,
                        webhook.name(),
                        webhook.secretVariable().orElse(WEBHOOK_VARIABLE),
                        Inference.WEBHOOK_SECRET.because(webhook)));
        return finder.byVariable.values().stream()
                .sorted(Comparator.comparing(
                        secret -> secret.need().reasons().get(0).span()))
                .toList();
    }

    /** An API that says it takes no credentials gets none. */
    private void addService(ExternalService service) {
        if (service.auth().filter(auth -> auth.kind() == AuthKind.NONE).isPresent()) {
            return;
        }
        List<String> named = service.auth().stream()
                .flatMap(auth -> auth.options().values().stream())
                .filter(value -> value.startsWith(ENVIRONMENT_PREFIX))
                .map(value -> value.substring(ENVIRONMENT_PREFIX.length()).strip())
                .filter(variable -> !variable.isEmpty())
                .toList();
        addCredentials(service.name(), named, Inference.API_CREDENTIALS.because(service));
    }

    private void addIntegration(Integration integration) {
        integration
                .auth()
                .ifPresent(auth -> addCredentials(
                        integration.name(), auth.variables(), Inference.INTEGRATION_CREDENTIALS.because(integration)));
    }

    private void addCredentials(String owner, List<String> named, Reason reason) {
        List<String> variables = named.isEmpty() ? List.of(variable(owner) + KEY_SUFFIX) : named;
        variables.forEach(variable -> add(SecretPurpose.EXTERNAL_API, owner, variable, reason));
    }

    private void addModel(LlmModel model) {
        model.apiKeyVariable()
                .or(() -> keyOf(model.provider()))
                .ifPresent(variable -> add(
                        SecretPurpose.LLM_KEY,
                        model.provider().word(),
                        variable,
                        Inference.LLM_CREDENTIALS.because(model)));
    }

    private void addConfig(LlmConfig config) {
        config.defaultProvider()
                .ifPresent(provider -> keyOf(provider)
                        .ifPresent(variable -> add(
                                SecretPurpose.LLM_KEY,
                                provider.word(),
                                variable,
                                Inference.LLM_CREDENTIALS.because(LlmConfig.ID, config.span()))));
    }

    /** As the providers' own libraries read them; a model of one's own needs none. */
    private static Optional<String> keyOf(Provider provider) {
        return provider == Provider.LOCAL ? Optional.empty() : Optional.of(variable(provider.word()) + KEY_SUFFIX);
    }

    private void add(SecretPurpose purpose, String name, String written, Reason reason) {
        String variable = VARIABLE.matcher(written).matches() ? written : variable(written);
        byVariable.merge(
                variable, new SecretNeed(purpose, name, variable, new Need(List.of(reason))), SecretFinder::together);
    }

    private static SecretNeed together(SecretNeed one, SecretNeed other) {
        List<Reason> reasons = new ArrayList<>(one.need().reasons());
        reasons.addAll(other.need().reasons());
        return new SecretNeed(one.purpose(), one.name(), one.variable(), InfraAnalyzer.need(reasons.stream()));
    }

    private static String variable(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}
