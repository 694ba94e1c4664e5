package org.dazzledsl.model.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.DeployConfig.Suppression;
import org.dazzledsl.model.config.toml.TomlNode;

/** One table under {@code [[deploy.preflight.suppressions]]}. */
record SuppressionType() implements ValueType<Suppression> {

    /** Asked for only when both tables of keys exist, which hold this type. */
    private static List<ConfigKey<String>> required() {
        return List.of(PreflightTable.RULE, PreflightTable.REASON);
    }

    @Override
    public String expected() {
        return "a table with 'rule' and 'reason'";
    }

    @Override
    public Map<String, Object> schema() {
        return ConfigSchema.table(PreflightTable.SUPPRESSION, required());
    }

    @Override
    public Optional<Suppression> read(String name, TomlNode node, Consumer<Problem> problems) {
        if (!(node instanceof TomlNode.Table table)) {
            problems.accept(ConfigProblems.wrongType(name, node, expected()));
            return Optional.empty();
        }
        AtomicBoolean sound = new AtomicBoolean(true);
        Consumer<Problem> errors = problem -> {
            sound.set(false);
            problems.accept(problem);
        };
        table.entries().forEach((key, entry) -> {
            if (PreflightTable.SUPPRESSION.key(key).isEmpty()) {
                errors.accept(UnknownKeys.problem(PreflightTable.SUPPRESSION, key, entry));
            }
        });
        for (ConfigKey<String> required : required()) {
            if (table.entry(required.name()).isEmpty()) {
                errors.accept(
                        Problem.error("missing-key", table.span(), "the suppression has no '" + required.name() + "'")
                                .expecting(required.type().expected()));
            }
        }
        Optional<String> rule = value(table, PreflightTable.RULE, errors);
        Optional<String> resource = value(table, PreflightTable.RESOURCE, errors);
        Optional<String> reason = value(table, PreflightTable.REASON, errors);
        Optional<String> owner = value(table, PreflightTable.OWNER, errors);
        Optional<java.time.LocalDate> expires = value(table, PreflightTable.EXPIRES, errors);
        return sound.get()
                ? Optional.of(new Suppression(rule.orElseThrow(), resource, reason.orElseThrow(), owner, expires))
                : Optional.empty();
    }

    private static <T> Optional<T> value(TomlNode.Table table, ConfigKey<T> key, Consumer<Problem> problems) {
        return table.entry(key.name()).flatMap(entry -> key.type().read(key.name(), entry.value(), problems));
    }
}
