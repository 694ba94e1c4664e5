package org.dazzledsl.model.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.model.config.toml.TomlDocument;
import org.dazzledsl.model.config.toml.TomlNode;
import org.dazzledsl.model.config.toml.TomlNode.Table;

/**
 * Checks a text against the tables that are known and reads one environment from it. First every value is looked at where it
 * is written, in all overlays too; then the rules between keys, for every environment that could be deployed from this text.
 */
final class DazzleTomlReader {

    private static final String ENVIRONMENT_PROPERTY = "dazzle.environment";

    private final Consumer<Problem> problems;
    private final SourceFile text;
    private final Span file;
    private final Table root;
    /** A statement that can't be read may be the one that is missing, or that contradicts another. */
    private final boolean isWellFormed;

    private final Optional<Environment> selected;
    private boolean deployIsSound;

    DazzleTomlReader(SourceFile file, Optional<String> environment, Consumer<Problem> problems) {
        TomlDocument document = TomlDocument.read(file);
        this.problems = problems;
        this.text = file;
        this.file = Span.at(file.path(), 1, 1);
        this.root = document.root();
        this.isWellFormed = document.problems().isEmpty();
        this.deployIsSound = isWellFormed;
        document.problems().forEach(problems);
        this.selected = environment.isPresent() ? named(environment.get()) : written();
        reportNearMisses();
    }

    private Optional<Environment> named(String word) {
        Optional<Environment> environment = Environment.ofWord(word);
        if (environment.isEmpty()) {
            problems.accept(ConfigProblems.unknownEnvironment(Span.at(ENVIRONMENT_PROPERTY, 1, 1), word));
        }
        return environment;
    }

    private Optional<Environment> written() {
        ConfigKey<Environment> key = GeneralTable.ENVIRONMENT;
        Optional<TomlNode.Entry> entry =
                TomlTables.find(root, DeployTables.ROOT).flatMap(deploy -> deploy.entry(key.name()));
        // What is wrong with it is reported with all the other keys.
        return entry.isPresent()
                ? key.type().read(key.name(), entry.get().value(), problem -> {})
                : Optional.of(Environment.STAGING);
    }

    /** A table that nobody here reads belongs to another tool, unless its name is nearly one of ours. */
    private void reportNearMisses() {
        List<String> ours = Stream.concat(
                        ProjectTables.ALL.stream().map(ConfigTable::path), Stream.of(DeployTables.ROOT))
                .toList();
        root.entries().forEach((name, entry) -> {
            if (!ours.contains(name)) {
                Suggestions.didYouMean(name, ours)
                        .ifPresent(near -> problems.accept(Problem.warning(
                                        "unknown-table", entry.name(), "the table [" + name + "] is not read here")
                                .suggesting(near)));
            }
        });
    }

    // The project

    /** The project, if it has no errors. */
    Optional<ProjectConfig> project() {
        boolean[] sound = {isWellFormed};
        Consumer<Problem> errors = problem -> {
            sound[0] &= !problem.isError();
            problems.accept(problem);
        };
        for (ConfigTable table : ProjectTables.ALL) {
            root.entry(table.path()).ifPresent(entry -> checkProjectTable(table, entry, errors));
        }
        if (isWellFormed) {
            ProjectTables.REQUIRED.stream()
                    .filter(key -> TomlTables.find(root, ProjectTables.PROJECT.path())
                            .flatMap(project -> project.entry(key.name()))
                            .isEmpty())
                    .forEach(key -> errors.accept(missing(key)));
        }
        return sound[0] ? Optional.of(ProjectTables.read(projectSettings())) : Optional.empty();
    }

    /** Where the specification is, if that can't be what another error hides. */
    Optional<SpecificationConfig> specification() {
        Settings settings = projectSettings();
        String modules = ProjectTables.MODULES.path();
        boolean foldersAreKnown = settings.isWritten(ProjectTables.PATHS)
                || (isWellFormed
                        ? root.entry(modules)
                                .filter(entry -> !(entry.value() instanceof Table))
                                .isEmpty()
                        : !text.text().contains(modules));
        return foldersAreKnown
                        && settings.isWritten(ProjectTables.ROOT)
                        && settings.areSound(List.of(ProjectTables.PATHS))
                ? Optional.of(new SpecificationConfig(
                        settings.get(ProjectTables.ROOT), settings.get(ProjectTables.PATHS), settings.places()))
                : Optional.empty();
    }

    private Settings projectSettings() {
        ConfigPlaces places = new ConfigPlaces(file, TomlTables.places(root));
        return new Settings(selected.orElse(Environment.STAGING), root, ProjectTables.ALL, places);
    }

    private static void checkProjectTable(ConfigTable table, TomlNode.Entry entry, Consumer<Problem> errors) {
        if (entry.value() instanceof Table keys) {
            keys.entries()
                    .forEach((name, value) ->
                            table.key(name).ifPresent(key -> key.type().read(name, value.value(), errors)));
        } else {
            errors.accept(ConfigProblems.wrongType(
                    table.path(), entry.value(), "a table with the header [" + table.path() + "]"));
        }
    }

    private Problem missing(ConfigKey<String> key) {
        Span place = root.entry(ProjectTables.PROJECT.path())
                .map(TomlNode.Entry::span)
                .orElse(file);
        return Problem.error("missing-key", place, "the project has no '" + key.name() + "'")
                .expecting(key.type().expected())
                .suggesting("write " + key.name() + " = \"…\" under [project]");
    }

    // The deployment

    /** The deployment of the selected environment, if it has no errors. */
    Optional<DeployConfig> deploy() {
        root.entry(DeployTables.ROOT).ifPresent(this::checkDeploy);
        if (isWellFormed) {
            selected.ifPresent(this::checkRules);
        }
        return selected.filter(environment -> deployIsSound)
                .map(environment -> DeployTables.read(settings(environment)));
    }

    private void report(Problem problem) {
        deployIsSound &= !problem.isError();
        problems.accept(problem);
    }

    private void checkDeploy(TomlNode.Entry entry) {
        if (!(entry.value() instanceof Table deploy)) {
            report(ConfigProblems.wrongType(DeployTables.ROOT, entry.value(), "a table with the header [deploy]"));
            return;
        }
        deploy.entry(DeployTables.ENVIRONMENTS).ifPresent(this::checkOverlays);
        check(without(deploy, DeployTables.ENVIRONMENTS));
    }

    private void checkOverlays(TomlNode.Entry entry) {
        if (!(entry.value() instanceof Table overlays)) {
            report(ConfigProblems.wrongType(
                    DeployTables.ENVIRONMENTS, entry.value(), "tables such as [deploy.environments.prod.compute]"));
            return;
        }
        overlays.entries().forEach((name, overlay) -> {
            if (Environment.ofWord(name).isEmpty()) {
                report(ConfigProblems.unknownEnvironment(overlay.name(), name));
            }
            if (overlay.value() instanceof Table keys) {
                keys.entry(GeneralTable.ENVIRONMENT.name())
                        .ifPresent(environment -> report(ConfigProblems.contradiction(
                                environment.span(), "an environment's own keys can't choose the environment")));
                check(without(keys, GeneralTable.ENVIRONMENT.name()));
            } else {
                report(ConfigProblems.wrongType(name, overlay.value(), "a table such as [deploy.environments.prod]"));
            }
        });
    }

    private static Table without(Table table, String name) {
        Map<String, TomlNode.Entry> entries = new LinkedHashMap<>(table.entries());
        entries.remove(name);
        return new Table(entries, table.span());
    }

    /** Looks at every key and table of [deploy] or of an overlay. */
    private void check(Table deploy) {
        deploy.entries().forEach((name, entry) -> {
            Optional<ConfigTable> table = DeployTables.table(name);
            if (table.isEmpty()) {
                checkKey(GeneralTable.TABLE, name, entry);
            } else if (entry.value() instanceof Table keys) {
                keys.entries().forEach((key, value) -> checkKey(table.get(), key, value));
            } else {
                report(ConfigProblems.wrongType(
                        name,
                        entry.value(),
                        "a table with the header [" + table.get().path() + "]"));
            }
        });
    }

    private void checkKey(ConfigTable table, String name, TomlNode.Entry entry) {
        Optional<ConfigKey<?>> key = table.key(name);
        if (key.isPresent()) {
            key.get().type().read(name, entry.value(), this::report);
        } else {
            report(UnknownKeys.problem(table, name, entry));
        }
    }

    private void checkRules(Environment selection) {
        List<Problem> reported = broken(selection);
        reported.forEach(this::report);
        for (Environment other : Environment.values()) {
            if (other == selection || overlay(other).isEmpty()) {
                continue;
            }
            for (Problem problem : broken(other)) {
                boolean isNew = reported.stream()
                        .noneMatch(known -> known.code().equals(problem.code())
                                && known.span().equals(problem.span()));
                if (isNew) {
                    report(new Problem(
                            problem.severity(),
                            problem.code(),
                            problem.span(),
                            "in " + other.word() + ", " + problem.message(),
                            problem.expected(),
                            problem.suggestion()));
                }
            }
        }
    }

    private List<Problem> broken(Environment environment) {
        Settings settings = settings(environment);
        List<Problem> broken = new ArrayList<>();
        for (ConfigTable table : DeployTables.ALL) {
            for (Rule rule : table.rules()) {
                if (settings.areSound(rule.keys())) {
                    rule.check().accept(settings, broken::add);
                }
            }
        }
        return broken;
    }

    private Settings settings(Environment environment) {
        Table effective = effective(environment);
        ConfigPlaces places = new ConfigPlaces(file, TomlTables.places(effective));
        return new Settings(environment, effective, DeployTables.ALL, places);
    }

    /** The text's tables with the environment's overlay in place, and no overlays left. */
    private Table effective(Environment environment) {
        Optional<TomlNode.Entry> entry = root.entry(DeployTables.ROOT);
        Optional<Table> deploy = entry.flatMap(TomlTables::asTable);
        if (deploy.isEmpty()) {
            return root;
        }
        Table base = without(deploy.get(), DeployTables.ENVIRONMENTS);
        Table overlaid = overlay(environment)
                .map(overlay -> TomlTables.overlaid(base, without(overlay, GeneralTable.ENVIRONMENT.name())))
                .orElse(base);
        return TomlTables.with(
                root, DeployTables.ROOT, new TomlNode.Entry(entry.get().name(), overlaid));
    }

    private Optional<Table> overlay(Environment environment) {
        return TomlTables.find(root, DeployTables.ROOT + "." + DeployTables.ENVIRONMENTS + "." + environment.word());
    }
}
