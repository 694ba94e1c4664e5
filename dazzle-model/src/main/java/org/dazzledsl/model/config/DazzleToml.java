package org.dazzledsl.model.config;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Utf8Text;

/**
 * What a {@code dazzle.toml} says, or what is wrong with it.
 *
 * @param project the tables {@code [project]} and {@code [modules]}; empty when they have errors
 * @param specification what of them the DSL files need, also when there are errors elsewhere
 * @param deploy the table {@code [deploy]} for one environment, all defaults where there is none; empty when it has errors
 * @param problems errors and warnings, in the order of their places
 */
public record DazzleToml(
        Optional<ProjectConfig> project,
        Optional<SpecificationConfig> specification,
        Optional<DeployConfig> deploy,
        List<Problem> problems) {

    public DazzleToml {
        problems = List.copyOf(problems);
    }

    /**
     * Reads a {@code dazzle.toml}.
     *
     * @param path under which people know the file, relative to the project's folder
     * @param environment as for {@link #read(SourceFile, Optional)}
     * @throws IOException when the file can't be read
     */
    public static DazzleToml read(String path, Path file, Optional<String> environment) throws IOException {
        Utf8Text text = Utf8Text.read(path, file);
        return text.problem()
                .map(problem -> new DazzleToml(Optional.empty(), Optional.empty(), Optional.empty(), List.of(problem)))
                .orElseGet(() -> read(new SourceFile(path, text.text()), environment));
    }

    /**
     * Reads the text of a {@code dazzle.toml}.
     *
     * @param environment the environment that was asked for (dev, staging or prod), instead of {@code deploy.environment}.
     *     Another word is a problem whose file is {@code dazzle.environment}, the name of the property that sets it
     */
    public static DazzleToml read(SourceFile file, Optional<String> environment) {
        List<Problem> problems = new ArrayList<>();
        DazzleTomlReader reader = new DazzleTomlReader(file, environment, problems::add);
        Optional<ProjectConfig> project = reader.project();
        Optional<DeployConfig> deploy = reader.deploy();
        problems.sort(Problem.BY_PLACE);
        return new DazzleToml(project, reader.specification(), deploy, problems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }
}
