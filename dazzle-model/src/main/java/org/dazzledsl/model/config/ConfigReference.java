package org.dazzledsl.model.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The documentation of {@code dazzle.toml}, written from the same keys that are read. */
public final class ConfigReference {

    private static final String INTRODUCTION = """
            # dazzle.toml

            <!-- Written from the keys that the code reads; ConfigReferenceTest says how to write it anew. -->

            Every key that Dazzle for Maven reads. All of them are optional but `name` and `root` of `[project]`. A key or table
            that is not known under `[deploy]`, a value out of its range and keys that contradict each other are errors, each with
            its line; tables with other names belong to other tools.

            ```toml
            [project]
            name = "bank"
            version = "0.1.0"
            root = "bank"

            [deploy]
            environment = "staging"
            region = "eu-west-1"

            [deploy.compute]
            size = "medium"

            [deploy.environments.prod.compute]
            size = "large"
            desired_count = 3
            ```

            ## Environments

            There are three: `dev`, `staging` and `prod`. `[deploy.environments.<name>]` and the tables under it hold what is different in
            one of them: every key of `[deploy]` but `environment`. A key there replaces the key of the same name; a table is
            laid over the table key by key, and an array replaces the array. `-Ddazzle.environment=prod` selects, else
            `environment` of `[deploy]`.

            What a property or the plugin's configuration in the POM sets wins over this file: `-Ddazzle.environment` over
            `environment`, `-Ddazzle.outputDirectory` over `directory` of `[deploy.output]`.
            """;

    /** In place of the default of a key that has none. */
    static final String NONE = "–";

    private ConfigReference() {}

    /** The reference as Markdown, with LF. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        List<ConfigTable> tables = new ArrayList<>(ProjectTables.ALL);
        tables.addAll(DeployTables.ALL);
        tables.add(PreflightTable.SUPPRESSION);
        tables.forEach(table -> write(table, page));
        return page.toString();
    }

    private static void write(ConfigTable table, StringBuilder page) {
        page.append("\n## [")
                .append(table.path())
                .append("]\n\n")
                .append(table.description())
                .append("\n\n");
        page.append("| Key | Value | Default | What it is |\n|---|---|---|---|\n");
        for (ConfigKey<?> key : table.keys()) {
            page.append("| `")
                    .append(key.name())
                    .append("` | ")
                    .append(code(key.type().expected()));
            page.append(" | ")
                    .append(byDefault(key))
                    .append(" | ")
                    .append(key.description())
                    .append(" |\n");
        }
        if (!table.rules().isEmpty()) {
            page.append('\n');
            table.rules().forEach(rule -> page.append("- ").append(rule.words()).append('\n'));
        }
    }

    /** Quoted texts as code, so that Markdown leaves their characters alone. */
    private static String code(String words) {
        return words.replaceAll("\\{ [^}]* }|\\[\\[[^\\]]*]]|[a-z]+ = \"[^\"]*\"|\"[^\"]*\"", "`$0`");
    }

    /** In Markdown. */
    static <T> String byDefault(ConfigKey<T> key) {
        if (key.byDefault().words().isPresent()) {
            return code(key.byDefault().words().get());
        }
        Map<Environment, String> values = new TreeMap<>();
        for (Environment environment : Environment.values()) {
            Optional<T> value = key.byDefault().value().apply(Settings.nothingWritten(environment));
            values.put(
                    environment,
                    value.map(each -> "`" + key.type().show(each) + "`").orElse(NONE));
        }
        String usual = values.get(Environment.STAGING);
        StringBuilder words = new StringBuilder(usual);
        values.forEach((environment, value) -> {
            if (!value.equals(usual)) {
                words.append("; in ").append(environment.word()).append(' ').append(value);
            }
        });
        return words.toString();
    }
}
