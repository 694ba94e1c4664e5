package org.dazzledsl.maven.generate;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.maven.output.InfraWriter.Tool;
import org.dazzledsl.maven.project.DazzleProject;

/**
 * What a run of {@code generate} is asked to do.
 *
 * @param outputDirectory instead of the one that {@code dazzle.toml} names
 * @param stateDirectory where is kept what was generated from which inputs
 * @param manifestFile where the manifest is kept as well, for users who commit it
 * @param force whether to generate although nothing changed
 * @param failOnWarnings whether a warning is an error
 * @param timestamp what the manifest says instead of the time now
 */
public record GenerationSettings(
        DazzleProject project,
        Optional<Path> outputDirectory,
        Path stateDirectory,
        Optional<Path> manifestFile,
        boolean force,
        boolean failOnWarnings,
        Optional<Instant> timestamp,
        Tool tool,
        ToolIdentity identity) {

    public GenerationSettings {
        Objects.requireNonNull(project, "project");
        Objects.requireNonNull(outputDirectory, "outputDirectory");
        Objects.requireNonNull(stateDirectory, "stateDirectory");
        Objects.requireNonNull(manifestFile, "manifestFile");
        Objects.requireNonNull(timestamp, "timestamp");
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(identity, "identity");
    }
}
