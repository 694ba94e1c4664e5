package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.listOf;
import static org.dazzledsl.model.config.ConfigTypes.path;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.List;

/** The tables {@code [project]} and {@code [modules]}, which Dazzle's other tools read too: they may hold more keys. */
final class ProjectTables {

    static final ConfigKey<String> NAME = new ConfigKey<>(
            "project.name",
            text(
                    "a name such as \"bank\"",
                    "[^\\x00-\\x1f\\x7f]{0,100}[^\\x00-\\x1f\\x7f\\s][^\\x00-\\x1f\\x7f]{0,100}"),
            Default.none(),
            "the application's name, from which the stacks are named; required");
    static final ConfigKey<String> VERSION = new ConfigKey<>(
            "project.version",
            text("a version such as \"0.1.0\"", "\\S{1,64}"),
            Default.of("0.0.0"),
            "the application's version");
    static final ConfigKey<String> ROOT = new ConfigKey<>(
            "project.root",
            text(
                    "the name of a module such as \"bank.core\"",
                    "[\\p{L}_][\\p{L}\\p{N}_]*(?:\\.[\\p{L}_][\\p{L}\\p{N}_]*)*"),
            Default.none(),
            "the module that the application starts from; required");
    static final ConfigKey<List<String>> PATHS = new ConfigKey<>(
            "modules.paths",
            listOf(path("a folder relative to the project's such as \"dsl\""), 1, 100, "folders with DSL files"),
            Default.of(List.of("dsl")),
            "where the DSL files are, with all subfolders");

    static final ConfigTable PROJECT = new ConfigTable(
            "project",
            "What the application is. Other keys belong to other tools.",
            List.of(NAME, VERSION, ROOT),
            List.of());
    static final ConfigTable MODULES = new ConfigTable(
            "modules", "Where the specification is. Other keys belong to other tools.", List.of(PATHS), List.of());

    /** In the order of the documentation. */
    static final List<ConfigTable> ALL = List.of(PROJECT, MODULES);

    /** The keys without which there is no project. */
    static final List<ConfigKey<String>> REQUIRED = List.of(NAME, ROOT);

    private ProjectTables() {}

    static ProjectConfig read(Settings settings) {
        return new ProjectConfig(
                settings.get(NAME), settings.get(VERSION), settings.get(ROOT), settings.get(PATHS), settings.places());
    }
}
