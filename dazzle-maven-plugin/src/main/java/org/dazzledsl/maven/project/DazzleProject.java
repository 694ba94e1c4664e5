package org.dazzledsl.maven.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.grammar.source.Utf8Text;

/**
 * A project as a goal finds it.
 *
 * @param base the project's folder, absolute; paths in messages and outputs are relative to it
 * @param configFile {@code dazzle.toml}
 * @param dslDirectory instead of the folders that {@code dazzle.toml} names
 * @param environment instead of the one that {@code dazzle.toml} names; not checked yet
 */
public record DazzleProject(Path base, Path configFile, Optional<Path> dslDirectory, Optional<String> environment) {

    public DazzleProject {
        base = base.toAbsolutePath().normalize();
        configFile = base.resolve(configFile).normalize();
        dslDirectory = dslDirectory.map(base::resolve).map(Path::normalize);
        Objects.requireNonNull(environment, "environment");
    }

    /** A path as messages and outputs show it: relative to the project's folder where it can be, separated by {@code /}. */
    public String shown(Path path) {
        Path absolute = base.resolve(path).normalize();
        // Another root (a drive of its own on Windows) has no relative path.
        Path shown = absolute.getRoot().equals(base.getRoot()) ? base.relativize(absolute) : absolute;
        return shown.toString().replace('\\', '/');
    }

    /**
     * Reads {@code dazzle.toml}; empty when there is none.
     *
     * @throws IOException when it is there and can't be read
     */
    public Optional<Utf8Text> readConfig() throws IOException {
        return Files.isRegularFile(configFile)
                ? Optional.of(Utf8Text.read(shown(configFile), configFile))
                : Optional.empty();
    }
}
