package org.dazzledsl.maven.goal;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.preflight.PreflightReports;
import org.dazzledsl.maven.preflight.PreflightSettings;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.eclipse.aether.RepositorySystem;

/**
 * Looks for what speaks against deploying: in the plan, and in the templates, which are synthesized aside where those in
 * {@code target/infra} are not up to date. Fails the build when a finding is bad enough, and writes {@code preflight.json},
 * {@code preflight.sarif}, {@code preflight.md} and {@code TEST-dazzle-preflight.xml} to {@code target/dazzle} either way.
 * Needs no AWS credentials.
 *
 * @since 0.1.0
 */
@Mojo(name = "preflight", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class PreflightMojo extends AbstractSynthesisMojo {

    private static final String NO_TEMPLATES = "none";

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.PREFLIGHT_SKIP, defaultValue = "false")
    private boolean skipPreflight;

    /**
     * The least severity of a finding that fails the build: {@code info}, {@code warn}, {@code high}, {@code critical} or
     * {@code none}. Without it, what {@code dazzle.toml} says.
     */
    @Parameter(property = PluginProperties.PREFLIGHT_FAIL_ON)
    private String failOn;

    /**
     * The packs of rules that are looked at, separated by commas: {@code dazzle}, {@code aws-foundational},
     * {@code aws-solutions}. Critical rules are looked at whatever the packs are. Without it, what {@code dazzle.toml} says.
     */
    @Parameter(property = PluginProperties.PREFLIGHT_PACKS)
    private String packs;

    /**
     * A folder with templates to look at, or a template: those of this project when it is not set. With {@code none}, only
     * the plan is looked at, and Node isn't needed.
     */
    @Parameter(property = PluginProperties.PREFLIGHT_TEMPLATES)
    private String templates;

    /** The file of known findings. Without it, the one that {@code dazzle.toml} names, or {@code preflight-baseline.json}. */
    @Parameter(property = PluginProperties.PREFLIGHT_BASELINE)
    private File baseline;

    /** Whether to write all that is found now to the baseline. */
    @Parameter(property = PluginProperties.PREFLIGHT_UPDATE_BASELINE, defaultValue = "false")
    private boolean updateBaseline;

    /** Tools of others whose findings come in, separated by commas: {@code cfn-lint}, {@code cdk-nag}, {@code cfn-guard}. */
    @Parameter(property = PluginProperties.PREFLIGHT_TOOLS)
    private String tools;

    /** The file or folder with the rules that cfn-guard looks at. */
    @Parameter(property = PluginProperties.PREFLIGHT_GUARD_RULES)
    private File guardRules;

    @Inject
    PreflightMojo(RepositorySystem repositorySystem) {
        super(repositorySystem);
    }

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.PREFLIGHT_SKIP, skipPreflight);
    }

    @Override
    void runWithTools(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    IOException, InterruptedException {
        DazzleProject project = dazzleProject(commandLine);
        new PreflightReports(reportDirectory(commandLine)).delete();
        Reading reading = new ProjectPipeline().read(project);
        if (reading instanceof Reading.Planned planned) {
            report(planned.problems(), failOnWarnings(commandLine));
            passPreflight(commandLine, project, preflightSettings(commandLine), planned);
        } else if (reading instanceof Reading.Rejected rejected) {
            report(rejected.problems(), failOnWarnings(commandLine));
        } else {
            sayDisabled();
        }
    }

    private PreflightSettings preflightSettings(CommandLine commandLine) throws MojoExecutionException {
        Optional<String> chosen = commandLine.text(PluginProperties.PREFLIGHT_TEMPLATES, templates);
        PreflightSettings.TemplateChoice choice = chosen.<PreflightSettings.TemplateChoice>map(
                        text -> text.equals(NO_TEMPLATES)
                                ? new PreflightSettings.None()
                                : new PreflightSettings.Given(base().resolve(text)))
                .orElseGet(PreflightSettings.Current::new);
        return new PreflightOptions(commandLine, failOn, packs, baseline, tools, guardRules)
                .settings(
                        choice,
                        commandLine.flag(PluginProperties.PREFLIGHT_UPDATE_BASELINE, updateBaseline),
                        reportDirectory(commandLine));
    }
}
