package org.dazzledsl.model.config;

import java.util.List;

/**
 * Where the specification is: what must be known of {@code dazzle.toml} to read the DSL files.
 *
 * @param root the module that the application starts from
 * @param modulePaths folders with DSL files, relative to the project's folder; {@code dsl} by default
 */
public record SpecificationConfig(String root, List<String> modulePaths, ConfigPlaces places) {

    public SpecificationConfig {
        modulePaths = List.copyOf(modulePaths);
    }
}
