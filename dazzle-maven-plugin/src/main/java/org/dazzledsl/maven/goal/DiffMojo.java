package org.dazzledsl.maven.goal;

import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.diff.Comparison;
import org.dazzledsl.maven.diff.DiffException;
import org.dazzledsl.maven.diff.DiffResult;
import org.dazzledsl.maven.diff.DiffSettings;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.eclipse.aether.RepositorySystem;

/**
 * Shows what a deployment of the project as it is now would change: what holds data and is replaced or deleted first, then
 * what access is widened, with the lines that cause it. Writes {@code target/dazzle/diff.json} and {@code diff.md}, and
 * nothing to {@code target/infra}.
 *
 * @since 0.1.0
 */
@Mojo(name = "diff", defaultPhase = LifecyclePhase.INITIALIZE, threadSafe = true)
public final class DiffMojo extends AbstractSynthesisMojo {

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.DIFF_SKIP, defaultValue = "false")
    private boolean skipDiff;

    /**
     * What to compare with: the output folder or the manifest of an earlier run, any folder with templates, {@code git:} with
     * a revision, or {@code aws} for the deployed stacks. Without it, what was generated last.
     */
    @Parameter(property = PluginProperties.DIFF_AGAINST)
    private String against;

    /** Which changes fail the build: {@code none}, {@code any}, {@code destructive} or {@code widening}. */
    @Parameter(property = PluginProperties.DIFF_FAIL_ON, defaultValue = "none")
    private String failOn;

    /** Whether changes that do no harm are listed as well when they are many. */
    @Parameter(property = PluginProperties.DIFF_DETAIL, defaultValue = "false")
    private boolean detail;

    @Inject
    DiffMojo(RepositorySystem repositorySystem) {
        super(repositorySystem);
    }

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.DIFF_SKIP, skipDiff);
    }

    @Override
    void runWithTools(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    IOException, InterruptedException {
        DiffGate gate = DiffGate.of(this, commandLine, failOn, detail);
        GenerationSettings settings = settings(commandLine);
        Comparison comparison = new Comparison(
                new DiffSettings(settings, commandLine.text(PluginProperties.DIFF_AGAINST, against)),
                new ProjectPipeline(),
                () -> synthesizer(commandLine),
                deployedStacks(settings));
        try {
            DiffResult result;
            Progress.Step step = progress().begin("Comparing");
            try (step) {
                result = comparison.run();
            }
            tell(settings, result, gate);
        } catch (DiffException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private void tell(GenerationSettings settings, DiffResult result, DiffGate gate)
            throws MojoFailureException, IOException {
        if (result instanceof DiffResult.Compared compared) {
            gate.pass(settings.project(), compared);
            if (!compared.diff().isEmpty()) {
                getLog().info("To deploy it: mvn dazzle:deploy, which shows what that changes in AWS and asks.");
            }
        } else if (result instanceof DiffResult.Rejected rejected) {
            report(rejected.problems(), true);
        } else {
            sayDisabled();
        }
    }
}
