package org.dazzledsl.model.config;

import java.util.List;

/**
 * The tables {@code [project]} and {@code [modules]} of {@code dazzle.toml}.
 *
 * @param name the application's name
 * @param root the module that the application starts from
 * @param modulePaths folders with DSL files, relative to the project's folder; {@code dsl} by default
 */
public record ProjectConfig(String name, String version, String root, List<String> modulePaths, ConfigPlaces places) {

    public ProjectConfig {
        modulePaths = List.copyOf(modulePaths);
    }

    public SpecificationConfig specification() {
        return new SpecificationConfig(root, modulePaths, places);
    }
}
