package org.dazzledsl.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.node.NodeCache;
import org.dazzledsl.maven.node.NodeFinder;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.synthesis.CdkCache;
import org.dazzledsl.maven.synthesis.RunningSynthesis;
import org.dazzledsl.maven.synthesis.SynthesisProcess;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.config.ProjectConfig;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.project.ApplicationReader;

/** What generate does where everything has changed, in a virtual machine that has done nothing before. */
@SuppressWarnings("PMD.SystemPrintln") // Its result.
public final class GenerateOnce {

    static final String EARLY = "early";

    private static final double BILLION = 1e9;

    private GenerateOnce() {}

    /**
     * With the project's folder, an environment, the folder of the assembly, that of the cache, and {@value #EARLY} where the
     * synthesizer is to be started before the project is read. Says how many seconds of time and of processor time synthesis
     * took from when the requirements were known.
     */
    public static void main(String[] arguments) throws Exception {
        Path project = Path.of(arguments[0]);
        Path assembly = Path.of(arguments[2]);
        SynthesisProcess process = new SynthesisProcess(
                node(),
                new CdkCache(Path.of(arguments[3]), new Silent()),
                Optional.empty(),
                project,
                System.getenv(),
                new Silent());
        boolean early = arguments.length > 4 && arguments[4].equals(EARLY);
        Optional<RunningSynthesis> started = early ? Optional.of(process.start()) : Optional.empty();
        AwsRequirements requirements = plan(project, arguments[1]);
        double cpu = Measured.ownCpuSeconds();
        long start = System.nanoTime();
        if (started.isPresent()) {
            try (RunningSynthesis running = started.get()) {
                process.synthesize(running, requirements, assembly);
            }
        } else {
            process.run(requirements, assembly);
        }
        System.out.println((System.nanoTime() - start) / BILLION + " " + (Measured.ownCpuSeconds() - cpu));
        if (!Files.exists(assembly.resolve("manifest.json"))) {
            throw new IllegalStateException("Nothing was made");
        }
    }

    static AwsRequirements plan(Path application, String environment) throws Exception {
        DazzleToml toml = DazzleToml.read("dazzle.toml", application.resolve("dazzle.toml"), Optional.of(environment));
        ProjectConfig project = toml.project().orElseThrow();
        InfraRequirements needs = InfraAnalyzer.analyze(ApplicationReader.read(application, project.specification())
                .app()
                .orElseThrow());
        return AwsPlanner.plan(needs, project, toml.deploy().orElseThrow()).requirements();
    }

    static Node node() throws Exception {
        return new NodeFinder(
                        Optional.empty(),
                        NodeFinder.searchPath(
                                Optional.ofNullable(System.getenv("PATH")).orElse("")),
                        NodeFinder.Machine.current(),
                        new NodeCache(Path.of("none")),
                        () -> {
                            throw new NodeUnavailableException("This needs a Node on the PATH");
                        },
                        new Silent())
                .find();
    }

    private record Silent() implements Progress {

        @Override
        public void say(String message) {
            // Only figures are wanted.
        }

        @Override
        public void detail(String message) {
            // Only figures are wanted.
        }
    }
}
