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
import org.dazzledsl.maven.generate.EarlySynthesizer;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.generate.Synthesizer;
import org.dazzledsl.maven.generate.ToolIdentity;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.node.NodeCache;
import org.dazzledsl.maven.node.NodeFinder;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.repository.MavenNodeArtifact;
import org.dazzledsl.maven.synthesis.CdkCache;
import org.dazzledsl.maven.synthesis.Customization;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.maven.synthesis.SynthesisProcess;
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
        return process(nodeFinder(commandLine).find(), cdkCache(commandLine))::run;
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

    private NodeFinder nodeFinder(CommandLine commandLine) {
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
}
