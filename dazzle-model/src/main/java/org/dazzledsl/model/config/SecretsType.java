package org.dazzledsl.model.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.model.config.DeployConfig.SecretReference;
import org.dazzledsl.model.config.DeployConfig.SecretStore;
import org.dazzledsl.model.config.toml.TomlNode;

/** References to secrets that AWS keeps, by name. Messages never repeat what could be a secret itself. */
record SecretsType() implements ValueType<List<SecretReference>> {

    private static final String SSM = "ssm:";
    private static final String SECRETS_MANAGER = "secretsmanager:";
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern PARAMETER = Pattern.compile("(?:/[A-Za-z0-9_.-]{1,255}){1,15}");
    private static final Pattern SECRET =
            Pattern.compile("(?:arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:)?[A-Za-z0-9/_+=.@-]{1,512}");

    @Override
    public String expected() {
        return "a table of name = \"ssm:/path\" or name = \"secretsmanager:name\"";
    }

    @Override
    public Map<String, Object> schema() {
        return ConfigSchema.tableOf(
                NAME.pattern(),
                ConfigSchema.text(
                        SSM + "(?:" + PARAMETER.pattern() + ")|" + SECRETS_MANAGER + "(?:" + SECRET.pattern() + ")"));
    }

    @Override
    public Optional<List<SecretReference>> read(String name, TomlNode node, Consumer<Problem> problems) {
        if (!(node instanceof TomlNode.Table table)) {
            problems.accept(Problem.error("wrong-type", node.span(), "'" + name + "' is " + node.kind())
                    .expecting(expected()));
            return Optional.empty();
        }
        List<SecretReference> secrets = new ArrayList<>();
        table.entries().forEach((secret, entry) -> {
            if (!NAME.matcher(secret).matches()) {
                problems.accept(notAName(secret, entry));
            }
            reference(secret, entry.value(), problems).ifPresent(secrets::add);
        });
        return secrets.size() == table.entries().size() ? Optional.of(secrets) : Optional.empty();
    }

    @Override
    public String show(List<SecretReference> secrets) {
        return secrets.isEmpty()
                ? "{}"
                : secrets.stream().map(SecretsType::show).collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String show(SecretReference secret) {
        String store = secret.store() == SecretStore.SSM ? SSM : SECRETS_MANAGER;
        return secret.name() + " = \"" + store + secret.id() + "\"";
    }

    private static Problem notAName(String secret, TomlNode.Entry entry) {
        String identifier = secret.replaceAll("[^A-Za-z0-9_]", "_");
        return Problem.error("malformed-key", entry.name(), "'" + secret + "' can't be the name of a secret")
                .expecting("letters, digits and '_', which make an environment variable in upper case")
                .suggesting(Optional.of(identifier)
                        .filter(NAME.asMatchPredicate())
                        .map(near -> "did you mean '" + near + "'?"));
    }

    private static Optional<SecretReference> reference(String name, TomlNode node, Consumer<Problem> problems) {
        Optional<String> text = ConfigTypes.string(node);
        if (text.filter(reference -> reference.startsWith(SSM)).isPresent()) {
            String path = text.get().substring(SSM.length());
            if (!PARAMETER.matcher(path).matches()) {
                problems.accept(malformed(name, node, "\"ssm:/path\", letters, digits and . - _ between its slashes")
                        .suggesting(Optional.of("/" + path)
                                .filter(PARAMETER.asMatchPredicate())
                                .map(near -> "did you mean \"ssm:" + near + "\"?")));
                return Optional.empty();
            }
            return Optional.of(new SecretReference(name, SecretStore.SSM, path));
        }
        if (text.filter(reference -> reference.startsWith(SECRETS_MANAGER)).isPresent()) {
            String id = text.get().substring(SECRETS_MANAGER.length());
            if (!SECRET.matcher(id).matches()) {
                problems.accept(malformed(name, node, "\"secretsmanager:\" and a secret's name or ARN"));
                return Optional.empty();
            }
            return Optional.of(new SecretReference(name, SecretStore.SECRETS_MANAGER, id));
        }
        problems.accept(Problem.error(
                        Problem.MALFORMED_SECRET,
                        node.span(),
                        "the secret '" + name + "' does not say where AWS keeps it")
                .expecting("\"ssm:/path\" or \"secretsmanager:name\", never the secret itself")
                .suggesting(text.flatMap(SecretsType::nearPrefix)));
        return Optional.empty();
    }

    private static Problem malformed(String name, TomlNode node, String expected) {
        return Problem.error(
                        Problem.MALFORMED_SECRET,
                        node.span(),
                        "the secret '" + name + "' has no well-formed place in AWS")
                .expecting(expected);
    }

    private static Optional<String> nearPrefix(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Suggestions.closest(text.substring(0, colon + 1), List.of(SSM, SECRETS_MANAGER))
                        .map(prefix -> "did you mean \"" + prefix + "…\"?");
    }
}
