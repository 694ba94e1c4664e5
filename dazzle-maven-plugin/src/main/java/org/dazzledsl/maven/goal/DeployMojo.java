package org.dazzledsl.maven.goal;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.deployment.CdkFailedException;
import org.dazzledsl.maven.deployment.Deployment;
import org.dazzledsl.maven.deployment.DeploymentSettings;
import org.dazzledsl.maven.deployment.RefusedException;
import org.dazzledsl.maven.deployment.UnusableSettingException;
import org.dazzledsl.maven.diff.Comparison;
import org.dazzledsl.maven.diff.DiffException;
import org.dazzledsl.maven.diff.DiffResult;
import org.dazzledsl.maven.diff.DiffSettings;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.preflight.PreflightSettings;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.eclipse.aether.RepositorySystem;

/**
 * Deploys the project as it is now, with the CDK command line that {@code target/infra} pins. Before that it generates what
 * changed, runs preflight and stops where that fails, shows what the deployment changes in AWS, and asks. Needs AWS
 * credentials, and npm where the CDK command line is not installed in {@code target/infra} yet.
 *
 * @since 0.1.0
 */
@Mojo(name = "deploy", threadSafe = true)
public final class DeployMojo extends AbstractDeploymentMojo {

    private static final String OUTPUTS = "outputs.json";

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.DEPLOY_SKIP, defaultValue = "false")
    private boolean skipDeploy;

    /** Whether to deploy without asking: for builds that nobody looks at. */
    @Parameter(property = PluginProperties.DEPLOY_APPROVE, defaultValue = "false")
    private boolean approve;

    /** The stacks to deploy, and no others, separated by commas: {@code Compute}. Without it, all. */
    @Parameter(property = PluginProperties.DEPLOY_STACKS)
    private String stacks;

    /**
     * Values for parameters of the stacks, separated by commas: {@code ImageTag=1.2.3} rolls out an image. Those that are not
     * given keep the value that they were deployed with.
     */
    @Parameter(property = PluginProperties.DEPLOY_PARAMETERS)
    private String parameters;

    /** Arguments that {@code cdk deploy} gets besides, separated by spaces: {@code --concurrency 3}. */
    @Parameter(property = PluginProperties.DEPLOY_ARGUMENTS)
    private String arguments;

    /** The least severity of a finding that keeps this from deploying. Without it, what {@code dazzle.toml} says. */
    @Parameter(property = PluginProperties.PREFLIGHT_FAIL_ON)
    private String preflightFailOn;

    /** The packs of rules that preflight looks at, separated by commas. Without it, what {@code dazzle.toml} says. */
    @Parameter(property = PluginProperties.PREFLIGHT_PACKS)
    private String packs;

    /** Preflight's file of known findings. Without it, the one that {@code dazzle.toml} names. */
    @Parameter(property = PluginProperties.PREFLIGHT_BASELINE)
    private File baseline;

    /** Tools of others whose findings preflight takes in, separated by commas. */
    @Parameter(property = PluginProperties.PREFLIGHT_TOOLS)
    private String tools;

    /** The file or folder with the rules that cfn-guard looks at. */
    @Parameter(property = PluginProperties.PREFLIGHT_GUARD_RULES)
    private File guardRules;

    /** Which changes keep this from deploying: {@code none}, {@code any}, {@code destructive} or {@code widening}. */
    @Parameter(property = PluginProperties.DIFF_FAIL_ON, defaultValue = "none")
    private String diffFailOn;

    /** Whether changes that do no harm are listed as well when they are many. */
    @Parameter(property = PluginProperties.DIFF_DETAIL, defaultValue = "false")
    private boolean detail;

    @Inject
    DeployMojo(RepositorySystem repositorySystem) {
        super(repositorySystem);
    }

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.DEPLOY_SKIP, skipDeploy);
    }

    @Override
    void run(CommandLine commandLine, GenerationSettings settings, Current current)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    UnusableSettingException, RefusedException, CdkFailedException, IOException, InterruptedException {
        DiffGate gate = DiffGate.of(this, commandLine, diffFailOn, detail);
        PreflightSettings preflight = new PreflightOptions(
                        commandLine, preflightFailOn, packs, baseline, tools, guardRules)
                .settings(new PreflightSettings.Current(), false, reportDirectory(commandLine));
        Deployment deployment = Deployment.of(current.stacks(), deploymentSettings(commandLine), progress());
        passPreflight(commandLine, settings.project(), preflight, current.planned());
        showChanges(commandLine, settings, current, deployment, gate);
        deployment.confirm(terminal().confirmation());
        deployment.run(cdk(commandLine, current.stacks()));
    }

    private DeploymentSettings deploymentSettings(CommandLine commandLine) {
        return new DeploymentSettings(
                words(commandLine, PluginProperties.DEPLOY_STACKS, stacks, ","),
                words(commandLine, PluginProperties.DEPLOY_PARAMETERS, parameters, ","),
                words(commandLine, PluginProperties.DEPLOY_ARGUMENTS, arguments, "\\s+"),
                commandLine.flag(PluginProperties.DEPLOY_APPROVE, approve),
                reportDirectory(commandLine).resolve(OUTPUTS));
    }

    /** Whoever deploys through CDK's roles may deploy without being allowed to read: then it is said that nothing is known. */
    private void showChanges(
            CommandLine commandLine, GenerationSettings settings, Current current, Deployment deployment, DiffGate gate)
            throws MojoFailureException, NodeUnavailableException, SynthesisFailedException, IOException,
                    InterruptedException {
        Comparison comparison = new Comparison(
                new DiffSettings(settings, Optional.of(Comparison.AWS)),
                project -> current.planned(),
                () -> synthesizer(commandLine),
                deployedStacks(settings));
        try {
            DiffResult result;
            Progress.Step step = progress().begin("Comparing with the stacks that are deployed");
            try (step) {
                result = comparison.run();
            }
            if (result instanceof DiffResult.Compared compared) {
                gate.pass(
                        settings.project(),
                        new DiffResult.Compared(compared.against(), deployment.changes(compared.diff())));
            }
        } catch (DiffException e) {
            getLog().warn("It can't be shown what this changes: " + e.getMessage());
            if (gate.failsOnAnything()) {
                throw new MojoFailureException(
                        "Nothing was deployed: " + PluginProperties.DIFF_FAIL_ON
                                + " is set, and what this changes is not known.",
                        e);
            }
        }
    }
}
