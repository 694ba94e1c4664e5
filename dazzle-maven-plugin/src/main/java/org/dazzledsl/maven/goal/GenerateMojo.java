package org.dazzledsl.maven.goal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.generate.Generation;
import org.dazzledsl.maven.generate.GenerationResult;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationResult.Rejected;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.generate.Synthesizer;
import org.dazzledsl.maven.generate.ToolIdentity;
import org.dazzledsl.maven.node.NodeCache;
import org.dazzledsl.maven.node.NodeFinder;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.repository.MavenNodeArtifact;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.maven.synthesis.SynthesisProcess;
import org.eclipse.aether.RepositorySystem;

/**
 * Generates the infrastructure: CloudFormation templates, and all that {@code npx cdk deploy} needs beside them, in
 * {@code target/infra}. Does nothing when nothing changed. Needs no AWS credentials; Node is fetched when there is none.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractDazzleMojo {

    private final RepositorySystem repositorySystem;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.GENERATE_SKIP, defaultValue = "false")
    private boolean skipGenerate;

    /** The folder to be deployed from. Without it, the one that {@code dazzle.toml} names, or {@code target/infra}. */
    @Parameter(property = PluginProperties.OUTPUT_DIRECTORY)
    private File outputDirectory;

    /**
     * The executable of the Node to be used. Without it, one on the PATH that is new enough; else one that comes from Maven's
     * repositories.
     */
    @Parameter(property = PluginProperties.NODE)
    private File node;

    /** The folder for the Node that comes from Maven's repositories. Without it, the user's own folder for caches. */
    @Parameter(property = PluginProperties.CACHE_DIRECTORY)
    private File cacheDirectory;

    /** Whether to generate although nothing changed. */
    @Parameter(property = PluginProperties.FORCE, defaultValue = "false")
    private boolean force;

    /** When it was generated, instead of the time now: Maven's property for reproducible builds. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private String outputTimestamp;

    @Inject
    GenerateMojo(RepositorySystem repositorySystem) {
        this.repositorySystem = repositorySystem;
    }

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.GENERATE_SKIP, skipGenerate);
    }

    @Override
    void run(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, IOException, InterruptedException {
        GenerationSettings settings = settings(commandLine);
        Generation generation =
                new Generation(settings, new ProjectPipeline(), () -> synthesizer(commandLine), progress());
        try {
            tell(settings, generation.run());
        } catch (NodeUnavailableException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (SynthesisFailedException e) {
            throw new MojoExecutionException("CDK could not make templates of it: " + e.getMessage(), e);
        }
    }

    /** What is handed on. */
    GenerationSettings settings(CommandLine commandLine) throws MojoExecutionException, IOException {
        return new GenerationSettings(
                dazzleProject(commandLine),
                commandLine.path(PluginProperties.OUTPUT_DIRECTORY, outputDirectory),
                reportDirectory(commandLine).resolve("state"),
                commandLine.flag(PluginProperties.FORCE, force),
                failOnWarnings(commandLine),
                OutputTimestamp.parse(outputTimestamp),
                ToolProperties.read(),
                new ToolIdentity(
                        plugin.getArtifacts().stream().map(GenerateMojo::part).toList()));
    }

    private static ToolIdentity.Part part(Artifact artifact) {
        return new ToolIdentity.Part(artifact.getId(), artifact.getFile().toPath(), artifact.isSnapshot());
    }

    private Synthesizer synthesizer(CommandLine commandLine)
            throws NodeUnavailableException, IOException, InterruptedException {
        NodeFinder finder = new NodeFinder(
                commandLine.path(PluginProperties.NODE, node),
                NodeFinder.searchPath(Optional.ofNullable(System.getenv("PATH")).orElse("")),
                NodeFinder.Machine.current(),
                new NodeCache(cacheDirectory(commandLine)),
                new MavenNodeArtifact(repositorySystem, session().getRepositorySession(), project()),
                progress());
        List<Path> classPath = plugin.getArtifacts().stream()
                .map(artifact -> artifact.getFile().toPath())
                .toList();
        SynthesisProcess process = new SynthesisProcess(
                SynthesisProcess.currentJava(), classPath, finder.find(), base(), System.getenv(), progress());
        return process::run;
    }

    private Path cacheDirectory(CommandLine commandLine) {
        return commandLine
                .path(PluginProperties.CACHE_DIRECTORY, cacheDirectory)
                .orElseGet(() -> NodeCache.defaultDirectory(
                        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
    }

    private void tell(GenerationSettings settings, GenerationResult result) throws MojoFailureException {
        if (result instanceof UpToDate upToDate) {
            getLog().info(settings.project().shown(upToDate.folder()) + " is up to date (version " + upToDate.version()
                    + ", " + stacks(upToDate.stacks()) + ").");
        } else if (result instanceof Generated generated) {
            report(generated.problems(), false);
            String folder = settings.project().shown(generated.folder());
            getLog().info((generated.synthesized() ? "Generated " : "Templates are up to date, lines were refreshed: ")
                    + stacks(generated.version().stacks().size()) + " for "
                    + generated.version().environment() + " in " + folder + " (version "
                    + generated.version().version() + ").");
            getLog().info("To deploy them: cd " + folder + " && npm install && npx cdk deploy --all");
        } else if (result instanceof Rejected rejected) {
            report(rejected.problems(), true);
        } else {
            sayDisabled();
        }
    }

    private static String stacks(int count) {
        return count + (count == 1 ? " stack" : " stacks");
    }
}
