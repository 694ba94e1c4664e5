package org.dazzledsl.maven.project;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Utf8Text;
import org.dazzledsl.maven.project.Reading.Disabled;
import org.dazzledsl.maven.project.Reading.Inputs;
import org.dazzledsl.maven.project.Reading.Planned;
import org.dazzledsl.maven.project.Reading.Rejected;
import org.dazzledsl.model.aws.AwsPlan;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.ProjectConfig;
import org.dazzledsl.model.config.SpecificationConfig;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.project.ApplicationReader;
import org.dazzledsl.model.project.ApplicationReading;
import org.dazzledsl.model.project.DslFolder;
import org.dazzledsl.model.project.ProjectSources;

/** Reads {@code dazzle.toml} and the DSL files, and plans what they ask for. Mistakes in both are reported together. */
public final class ProjectPipeline implements ProjectReader {

    /** Where DSL files are looked for when no {@code dazzle.toml} can be asked. */
    private static final String USUAL_FOLDER = "dsl";

    private static final String DESCRIPTION =
            "the file that describes the project, with [project] name, version and root";

    @Override
    public Reading read(DazzleProject project) throws IOException {
        Config config = config(project);
        if (config.deploy().filter(deploy -> !deploy.enabled()).isPresent()) {
            return new Disabled();
        }
        ApplicationReading dsl = application(project, config);
        List<Problem> problems = new ArrayList<>(config.problems);
        problems.addAll(dsl.problems());
        boolean failed = problems.stream().anyMatch(Problem::isError);
        ApplicationReading application =
                new ApplicationReading(dsl.sources(), dsl.modules(), failed ? Optional.empty() : dsl.app(), problems);
        List<SourceFile> sources = new ArrayList<>(dsl.sources().files());
        config.file.ifPresent(sources::add);
        ProblemReport report = new ProblemReport(sources, problems);
        return failed ? new Rejected(report, application) : plan(project, config, report, application);
    }

    /** Reads every file in the folder by itself: without {@code dazzle.toml}, and whether or not they fit together. */
    public static ApplicationReading readSyntax(DazzleProject project) throws IOException {
        return ApplicationReader.readSyntax(
                project.base(), List.of(givenFolder(project).orElse(DslFolder.at(USUAL_FOLDER))));
    }

    /** {@code dazzle.toml} as far as it could be read. */
    private record Config(Optional<SourceFile> file, Optional<DazzleToml> toml, List<Problem> problems) {

        Optional<ProjectConfig> project() {
            return toml.flatMap(DazzleToml::project);
        }

        Optional<SpecificationConfig> specification() {
            return toml.flatMap(DazzleToml::specification);
        }

        Optional<DeployConfig> deploy() {
            return toml.flatMap(DazzleToml::deploy);
        }
    }

    private static Config config(DazzleProject project) throws IOException {
        String path = project.shown(project.configFile());
        Optional<Utf8Text> read = project.readConfig();
        if (read.isEmpty()) {
            boolean exists = Files.exists(project.configFile());
            return new Config(Optional.empty(), Optional.empty(), List.of(exists ? notAFile(path) : missing(path)));
        }
        SourceFile file = new SourceFile(path, read.get().text());
        Optional<Problem> unreadable = read.get().problem();
        if (unreadable.isPresent()) {
            return new Config(Optional.of(file), Optional.empty(), List.of(unreadable.get()));
        }
        DazzleToml toml = DazzleToml.read(file, project.environment());
        return new Config(Optional.of(file), Optional.of(toml), toml.problems());
    }

    private static Problem notAFile(String path) {
        return Problem.error("missing-config", Span.at(path, 1, 1), path + " is not a file")
                .expecting(DESCRIPTION)
                .suggesting("name another with -Ddazzle.configFile");
    }

    private static Problem missing(String path) {
        return Problem.error("missing-config", Span.at(path, 1, 1), "there is no " + path)
                .expecting(DESCRIPTION)
                .suggesting("create it, or name another with -Ddazzle.configFile");
    }

    private static ApplicationReading application(DazzleProject project, Config config) throws IOException {
        Optional<SpecificationConfig> known = config.specification();
        if (known.isPresent()) {
            return ApplicationReader.read(
                    project.base(),
                    folders(project, known.get()),
                    known.get().root(),
                    known.get().places().nearest("project.root"));
        }
        // Which folders and which root module are not known: what can be said of the usual files is said all the same.
        if (project.dslDirectory().isPresent()
                || Files.isDirectory(project.base().resolve(USUAL_FOLDER))) {
            return readSyntax(project);
        }
        return new ApplicationReading(
                new ProjectSources(List.of(), List.of(), List.of()), List.of(), Optional.empty(), List.of());
    }

    private static List<DslFolder> folders(DazzleProject project, SpecificationConfig config) {
        return givenFolder(project).map(List::of).orElseGet(() -> DslFolder.of(config));
    }

    private static Optional<DslFolder> givenFolder(DazzleProject project) {
        return project.dslDirectory().map(folder -> DslFolder.at(project.shown(folder)));
    }

    private static Planned plan(
            DazzleProject project, Config config, ProblemReport report, ApplicationReading application) {
        ProjectConfig described = config.project().orElseThrow();
        DeployConfig deploy = config.deploy().orElseThrow();
        InfraRequirements needs = InfraAnalyzer.analyze(application.app().orElseThrow());
        AwsPlan plan = AwsPlanner.plan(needs, described, deploy);
        List<String> folders = folders(project, described.specification()).stream()
                .map(DslFolder::path)
                .toList();
        Inputs inputs = new Inputs(
                config.file().orElseThrow(), folders, application.sources().files());
        return new Planned(report, application, inputs, deploy, needs, plan);
    }
}
