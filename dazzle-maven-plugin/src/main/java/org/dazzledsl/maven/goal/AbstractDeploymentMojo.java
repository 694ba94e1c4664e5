package org.dazzledsl.maven.goal;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.dazzledsl.maven.deployment.Cdk;
import org.dazzledsl.maven.deployment.CdkFailedException;
import org.dazzledsl.maven.deployment.CdkInstallation;
import org.dazzledsl.maven.deployment.GeneratedStacks;
import org.dazzledsl.maven.deployment.RefusedException;
import org.dazzledsl.maven.deployment.UnusableSettingException;
import org.dazzledsl.maven.generate.GenerationResult;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.teardown.AwsFaultException;
import org.dazzledsl.model.version.InfraVersion;
import org.eclipse.aether.RepositorySystem;

/** What the goals have in common that change something in AWS: they do it to what the project stands for now. */
abstract class AbstractDeploymentMojo extends AbstractSynthesisMojo {

    AbstractDeploymentMojo(RepositorySystem repositorySystem) {
        super(repositorySystem);
    }

    /** What was generated, and of what. */
    record Current(GeneratedStacks stacks, Reading.Planned planned) {}

    abstract void run(CommandLine commandLine, GenerationSettings settings, Current current)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    UnusableSettingException, RefusedException, CdkFailedException, IOException, InterruptedException;

    @Override
    final void runWithTools(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    IOException, InterruptedException {
        GenerationSettings settings = settings(commandLine);
        Turn turn = Turn.take(session().getRepositorySession().getData());
        try (turn) {
            Optional<Current> current = current(commandLine, settings);
            if (current.isPresent()) {
                run(commandLine, settings, current.get());
            }
        } catch (UnusableSettingException | CdkFailedException | AwsFaultException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        } catch (RefusedException e) {
            throw new MojoFailureException(e.getMessage(), e);
        }
    }

    private Optional<Current> current(CommandLine commandLine, GenerationSettings settings)
            throws MojoFailureException, NodeUnavailableException, SynthesisFailedException, IOException,
                    InterruptedException {
        GenerationResult result = generate(commandLine, settings);
        say(settings, result);
        if (result instanceof Generated generated) {
            InfraFolder folder = new InfraFolder(generated.folder());
            return Optional.of(new Current(
                    new GeneratedStacks(
                            folder, generated.version(), settings.project().shown(folder.path())),
                    generated.planned()));
        }
        if (result instanceof UpToDate upToDate) {
            return Optional.of(current(settings, upToDate));
        }
        return Optional.empty();
    }

    /** Nothing was read to see that it is up to date. What was read now must be the same. */
    private static Current current(GenerationSettings settings, UpToDate upToDate)
            throws MojoFailureException, IOException {
        InfraFolder folder = new InfraFolder(upToDate.folder());
        String shown = settings.project().shown(folder.path());
        Optional<InfraVersion> manifest =
                folder.manifest().filter(found -> found.version().equals(upToDate.version()));
        if (manifest.isPresent() && new ProjectPipeline().read(settings.project()) instanceof Reading.Planned planned) {
            return new Current(new GeneratedStacks(folder, manifest.get(), shown), planned);
        }
        throw new MojoFailureException(shown + " or what it is made of changed while this goal ran. Run it once more.");
    }

    final Cdk cdk(CommandLine commandLine, GeneratedStacks stacks)
            throws NodeUnavailableException, CdkFailedException, IOException, InterruptedException {
        return new CdkInstallation(
                        nodeFinder(commandLine).find(),
                        searchPath(),
                        System.getenv(),
                        session().isOffline(),
                        progress())
                .in(stacks.folder(), stacks.shown());
    }

    /** The words between commas or white space. */
    static List<String> words(CommandLine commandLine, String property, String configured, String separator) {
        return commandLine.text(property, configured).stream()
                .flatMap(text -> Arrays.stream(text.split(separator)))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
