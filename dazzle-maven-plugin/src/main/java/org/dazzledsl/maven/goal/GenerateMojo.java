package org.dazzledsl.maven.goal;

import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.generate.EarlySynthesizer;
import org.dazzledsl.maven.generate.Generation;
import org.dazzledsl.maven.generate.GenerationResult;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationResult.Rejected;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.page.PlanPages;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.eclipse.aether.RepositorySystem;

/**
 * Generates the infrastructure: CloudFormation templates, and all that {@code npx cdk deploy} needs beside them, in
 * {@code target/infra}. Does nothing when nothing changed. Needs no AWS credentials; Node is fetched when there is none.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractSynthesisMojo {

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.GENERATE_SKIP, defaultValue = "false")
    private boolean skipGenerate;

    /** Whether to generate although nothing changed. */
    @Parameter(property = PluginProperties.FORCE, defaultValue = "false")
    private boolean force;

    @Inject
    GenerateMojo(RepositorySystem repositorySystem) {
        super(repositorySystem);
    }

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.GENERATE_SKIP, skipGenerate);
    }

    @Override
    boolean isForced(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.FORCE, force);
    }

    @Override
    void runWithTools(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    IOException, InterruptedException {
        GenerationSettings settings = settings(commandLine);
        try (EarlySynthesizer synthesizers = earlySynthesizer(commandLine)) {
            Generation generation = new Generation(settings, new ProjectPipeline(), synthesizers, progress());
            GenerationResult result = generation.run();
            show(commandLine, settings, result);
            tell(settings, result);
        }
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

    private void tell(GenerationSettings settings, GenerationResult result) throws MojoFailureException {
        if (result instanceof UpToDate upToDate) {
            getLog().info(settings.project().shown(upToDate.folder()) + " is up to date (version " + upToDate.version()
                    + ", " + stacks(upToDate.stacks()) + ").");
        } else if (result instanceof Generated generated) {
            report(generated.planned().problems(), false);
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
