package org.dazzledsl.maven.goal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.files.FolderCache;
import org.dazzledsl.maven.generate.CurrentAssemblies;
import org.dazzledsl.maven.generate.EarlySynthesizer;
import org.dazzledsl.maven.generate.Generation;
import org.dazzledsl.maven.generate.GenerationResult;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationResult.Rejected;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.generate.Synthesizer;
import org.dazzledsl.maven.generate.ToolIdentity;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.node.NodeCache;
import org.dazzledsl.maven.node.NodeFinder;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.page.PlanPages;
import org.dazzledsl.maven.preflight.Ansi;
import org.dazzledsl.maven.preflight.DeploymentTools;
import org.dazzledsl.maven.preflight.InstalledTools;
import org.dazzledsl.maven.preflight.PreflightRun;
import org.dazzledsl.maven.preflight.PreflightRun.UnusableSettingException;
import org.dazzledsl.maven.preflight.PreflightSettings;
import org.dazzledsl.maven.process.Programs;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.repository.MavenDeployedStacks;
import org.dazzledsl.maven.repository.MavenNodeArtifact;
import org.dazzledsl.maven.synthesis.CdkCache;
import org.dazzledsl.maven.synthesis.Customization;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.maven.synthesis.SynthesisProcess;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.RuleProvider;
import org.eclipse.aether.RepositorySystem;

/** What the goals have in common that need templates: they all must see the same output as up to date. */
abstract class AbstractSynthesisMojo extends AbstractDazzleMojo {

    private final RepositorySystem repositorySystem;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** The folder to be deployed from. Without it, the one that {@code dazzle.toml} names, or {@code target/infra}. */
    @Parameter(property = PluginProperties.OUTPUT_DIRECTORY)
    private File outputDirectory;

    /**
     * The executable of the Node to be used. Without it, one on the PATH that is new enough; else one that comes from Maven's
     * repositories.
     */
    @Parameter(property = PluginProperties.NODE)
    private File node;

    /** The folder for what is unpacked once: CDK, and the Node that comes from Maven's repositories. Without it, the user's
     * own folder for caches. */
    @Parameter(property = PluginProperties.CACHE_DIRECTORY)
    private File cacheDirectory;

    /**
     * A file where the manifest is kept besides {@code target/infra}, to be committed: then it is known after a
     * {@code mvn clean} what was generated last.
     */
    @Parameter(property = PluginProperties.MANIFEST_FILE)
    private File manifestFile;

    /** When it was generated, instead of the time now: Maven's property for reproducible builds. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private String outputTimestamp;

    AbstractSynthesisMojo(RepositorySystem repositorySystem) {
        this.repositorySystem = repositorySystem;
    }

    final RepositorySystem repositorySystem() {
        return repositorySystem;
    }

    /** Whether to generate although nothing changed. */
    boolean isForced(CommandLine commandLine) {
        return false;
    }

    abstract void runWithTools(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    IOException, InterruptedException;

    @Override
    final void run(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, IOException, InterruptedException {
        try {
            runWithTools(commandLine);
        } catch (NodeUnavailableException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (SynthesisFailedException e) {
            throw new MojoExecutionException("CDK could not make templates of it: " + e.getMessage(), e);
        }
    }

    /** What is handed on. */
    final GenerationSettings settings(CommandLine commandLine) throws MojoExecutionException, IOException {
        return new GenerationSettings(
                dazzleProject(commandLine),
                commandLine.path(PluginProperties.OUTPUT_DIRECTORY, outputDirectory),
                stateDirectory(commandLine),
                commandLine.path(PluginProperties.MANIFEST_FILE, manifestFile),
                isForced(commandLine),
                failOnWarnings(commandLine),
                OutputTimestamp.parse(outputTimestamp),
                ToolProperties.read(),
                new ToolIdentity(plugin.getArtifacts().stream()
                        .map(AbstractSynthesisMojo::part)
                        .toList()));
    }

    private static ToolIdentity.Part part(Artifact artifact) {
        return new ToolIdentity.Part(artifact.getId(), artifact.getFile().toPath(), artifact.isSnapshot());
    }

    final Synthesizer synthesizer(CommandLine commandLine)
            throws NodeUnavailableException, IOException, InterruptedException {
        return shown(process(nodeFinder(commandLine).find(), cdkCache(commandLine))::run);
    }

    /** With what takes most of the time shown. */
    private Synthesizer shown(Synthesizer synthesizer) {
        return (requirements, assembly) -> {
            Progress.Step step = progress().begin("Making templates with CDK");
            try (step) {
                synthesizer.synthesize(requirements, assembly);
            }
        };
    }

    /** To be closed. */
    final EarlySynthesizer earlySynthesizer(CommandLine commandLine) {
        NodeFinder finder = nodeFinder(commandLine);
        CdkCache cdk = cdkCache(commandLine);
        return new EarlySynthesizer(
                new EarlySynthesizer.Processes() {
                    @Override
                    public Optional<SynthesisProcess> atHand() throws NodeUnavailableException, InterruptedException {
                        return finder.findAtHand().map(found -> process(found, cdk));
                    }

                    @Override
                    public SynthesisProcess find() throws NodeUnavailableException, IOException, InterruptedException {
                        return process(finder.find(), cdk);
                    }
                },
                progress());
    }

    private CdkCache cdkCache(CommandLine commandLine) {
        return new CdkCache(cacheDirectory(commandLine), progress());
    }

    /** Generates as far as anything changed, and writes the plan for people. */
    final GenerationResult generate(CommandLine commandLine, GenerationSettings settings)
            throws NodeUnavailableException, SynthesisFailedException, IOException, InterruptedException {
        try (EarlySynthesizer synthesizers = earlySynthesizer(commandLine)) {
            GenerationResult result = new Generation(settings, new ProjectPipeline(), synthesizers, progress()).run();
            show(commandLine, settings, result);
            return result;
        }
    }

    /** Says what came of it; fails with every problem where nothing was generated. */
    final void say(GenerationSettings settings, GenerationResult result) throws MojoFailureException {
        if (result instanceof UpToDate upToDate) {
            getLog().info(settings.project().shown(upToDate.folder()) + " is up to date (version " + upToDate.version()
                    + ", " + stacks(upToDate.stacks()) + ").");
        } else if (result instanceof Generated generated) {
            report(generated.planned().problems(), false);
            getLog().info((generated.synthesized() ? "Generated " : "Templates are up to date, lines were refreshed: ")
                    + stacks(generated.version().stacks().size()) + " for "
                    + generated.version().environment() + " in "
                    + settings.project().shown(generated.folder()) + " (version "
                    + generated.version().version() + ").");
        } else if (result instanceof Rejected rejected) {
            report(rejected.problems(), true);
        } else {
            sayDisabled();
        }
    }

    private static String stacks(int count) {
        return count + (count == 1 ? " stack" : " stacks");
    }

    /** Writes the plan for people: of what was generated, or where it isn't there any more. */
    private void show(CommandLine commandLine, GenerationSettings settings, GenerationResult result)
            throws IOException {
        if (result instanceof Generated generated) {
            pages(commandLine, settings.project())
                    .ofGenerated(
                            generated.planned(),
                            generated.folder(),
                            generated.version().version());
        } else if (result instanceof UpToDate upToDate
                && !PlanPages.areThere(reportDirectory(commandLine))
                && new ProjectPipeline().read(settings.project()) instanceof Reading.Planned planned) {
            pages(commandLine, settings.project()).ofPlan(planned, upToDate.folder());
        }
    }

    /** What is deployed; the AWS SDK is resolved only when it is asked for. */
    final MavenDeployedStacks deployedStacks(GenerationSettings settings) {
        return new MavenDeployedStacks(
                repositorySystem,
                session().getRepositorySession(),
                project(),
                settings.tool().version());
    }

    /** Runs preflight, tells what it finds, and fails where that is bad enough. */
    final void passPreflight(
            CommandLine commandLine, DazzleProject project, PreflightSettings preflight, Reading.Planned planned)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    IOException, InterruptedException {
        GenerationSettings generation = settings(commandLine);
        Programs programs = new Programs(searchPath());
        PreflightRun run = new PreflightRun(
                project,
                preflight,
                new CurrentAssemblies(generation, () -> synthesizer(commandLine)),
                RuleBook.load(RuleProvider.class.getClassLoader()),
                new InstalledTools(project.base(), programs),
                new DeploymentTools(programs),
                generation.tool().version());
        try {
            PreflightRun.Outcome outcome;
            Progress.Step step = progress().begin("Looking for what speaks against deploying");
            try (step) {
                outcome = run.run(planned);
            }
            new PreflightOutput(getLog(), project, new Ansi(terminal().isColoured())).tell(outcome);
        } catch (UnusableSettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    final NodeFinder nodeFinder(CommandLine commandLine) {
        return new NodeFinder(
                commandLine.path(PluginProperties.NODE, node),
                searchPath(),
                NodeFinder.Machine.current(),
                new NodeCache(cacheDirectory(commandLine)),
                new MavenNodeArtifact(repositorySystem, session().getRepositorySession(), project()),
                progress());
    }

    private SynthesisProcess process(Node found, CdkCache cdk) {
        return new SynthesisProcess(found, cdk, customization(), base(), System.getenv(), progress());
    }

    private Optional<Customization> customization() {
        List<Path> classPath = plugin.getArtifacts().stream()
                .map(artifact -> artifact.getFile().toPath())
                .toList();
        return Customization.of(Customization.class.getClassLoader(), classPath, base(), progress());
    }

    /** The folders of the PATH. */
    static List<Path> searchPath() {
        return NodeFinder.searchPath(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    private Path cacheDirectory(CommandLine commandLine) {
        return commandLine
                .path(PluginProperties.CACHE_DIRECTORY, cacheDirectory)
                .orElseGet(() -> FolderCache.defaultDirectory(
                        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
    }

    /** A source of synthesizers of which is shown what they do. */
    private final class ShownSource implements Synthesizer.Source {

        private final Synthesizer.Source source;

        ShownSource(Synthesizer.Source source) {
            this.source = source;
        }

        @Override
        public void expect() {
            source.expect();
        }

        @Override
        public Synthesizer find() throws NodeUnavailableException, IOException, InterruptedException {
            return shown(source.find());
        }
    }
}
