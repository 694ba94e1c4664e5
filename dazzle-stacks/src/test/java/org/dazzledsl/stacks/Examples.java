package org.dazzledsl.stacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.config.ProjectConfig;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.project.ApplicationReader;

/** The applications that newcomers run, from their files to what they get. */
final class Examples {

    static final List<String> NAMES = List.of("wallet", "tasks");

    private Examples() {}

    static AwsRequirements planned(String example, Environment environment) {
        return planned(Path.of("..", "examples", example), environment);
    }

    static AwsRequirements planned(Path folder, Environment environment) {
        return plan(folder, environment).requirements();
    }

    static PlanView plan(String example, Environment environment) {
        return plan(Path.of("..", "examples", example), environment);
    }

    private static PlanView plan(Path folder, Environment environment) {
        try {
            DazzleToml toml =
                    DazzleToml.read("dazzle.toml", folder.resolve("dazzle.toml"), Optional.of(environment.word()));
            ProjectConfig project = toml.project().orElseThrow();
            InfraRequirements needs = InfraAnalyzer.analyze(ApplicationReader.read(folder, project.specification())
                    .app()
                    .orElseThrow());
            DeployConfig config = toml.deploy().orElseThrow();
            return new PlanView(needs, config, AwsPlanner.plan(needs, project, config));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
