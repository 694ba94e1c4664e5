package org.dazzledsl.model.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.model.config.toml.TomlNode;

/** What is said of a key or table that nobody knows: where it belongs, what it may have been meant to be. */
final class UnknownKeys {

    private UnknownKeys() {}

    static Problem problem(ConfigTable table, String name, TomlNode.Entry entry) {
        boolean top = table.path().equals(DeployTables.ROOT);
        List<String> known = new ArrayList<>(table.names());
        if (top) {
            known.addAll(DeployTables.tableNames());
            known.add(DeployTables.ENVIRONMENTS);
        }
        boolean isTable = entry.value() instanceof TomlNode.Table;
        String what = isTable
                ? "unknown table [" + table.path() + "." + name + "]"
                : "unknown key '" + name + "' in [" + table.path() + "]";
        Problem problem = Problem.error(isTable ? "unknown-table" : "unknown-key", entry.name(), what);
        Optional<String> suggestion = elsewhere(table, name).or(() -> Suggestions.didYouMean(name, known));
        return suggestion.isPresent()
                ? problem.suggesting(suggestion)
                : problem.expecting("one of " + ConfigTypes.inWords(known));
    }

    /** A key that is known under other headers. */
    private static Optional<String> elsewhere(ConfigTable here, String name) {
        List<String> headers = DeployTables.ALL.stream()
                .filter(table -> !table.equals(here) && table.key(name).isPresent())
                .map(table -> "[" + table.path() + "]")
                .toList();
        return headers.isEmpty() ? Optional.empty() : Optional.of("it belongs under " + ConfigTypes.inWords(headers));
    }
}
