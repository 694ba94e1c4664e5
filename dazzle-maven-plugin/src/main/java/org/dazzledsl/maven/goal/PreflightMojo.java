package org.dazzledsl.maven.goal;

import java.io.File;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.generate.CurrentAssemblies;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.preflight.Ansi;
import org.dazzledsl.maven.preflight.DeploymentTools;
import org.dazzledsl.maven.preflight.InstalledTools;
import org.dazzledsl.maven.preflight.PreflightReports;
import org.dazzledsl.maven.preflight.PreflightRun;
import org.dazzledsl.maven.preflight.PreflightRun.Outcome;
import org.dazzledsl.maven.preflight.PreflightRun.UnusableSettingException;
import org.dazzledsl.maven.preflight.PreflightSettings;
import org.dazzledsl.maven.preflight.PreflightText;
import org.dazzledsl.maven.preflight.Programs;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.config.RulePack;
import org.dazzledsl.model.preflight.OtherTool;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.RuleProvider;
import org.dazzledsl.model.preflight.Severity;
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
            look(commandLine, project, planned);
        } else if (reading instanceof Reading.Rejected rejected) {
            report(rejected.problems(), failOnWarnings(commandLine));
        } else {
            sayDisabled();
        }
    }

    private void look(CommandLine commandLine, DazzleProject project, Reading.Planned planned)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    IOException, InterruptedException {
        GenerationSettings generation = settings(commandLine);
        Programs programs = new Programs(searchPath());
        PreflightRun run = new PreflightRun(
                project,
                preflightSettings(commandLine),
                new CurrentAssemblies(generation, () -> synthesizer(commandLine)),
                RuleBook.load(RuleProvider.class.getClassLoader()),
                new InstalledTools(project.base(), programs),
                new DeploymentTools(programs),
                generation.tool().version());
        try {
            tell(project, run.run(planned));
        } catch (UnusableSettingException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    private PreflightSettings preflightSettings(CommandLine commandLine) throws MojoExecutionException {
        Optional<String> chosen = commandLine.text(PluginProperties.PREFLIGHT_TEMPLATES, templates);
        PreflightSettings.TemplateChoice choice = chosen.<PreflightSettings.TemplateChoice>map(
                        text -> text.equals(NO_TEMPLATES)
                                ? new PreflightSettings.None()
                                : new PreflightSettings.Given(base().resolve(text)))
                .orElseGet(PreflightSettings.Current::new);
        return new PreflightSettings(
                choice,
                commandLine.text(PluginProperties.PREFLIGHT_FAIL_ON, failOn),
                packs(commandLine),
                commandLine.path(PluginProperties.PREFLIGHT_BASELINE, baseline),
                commandLine.flag(PluginProperties.PREFLIGHT_UPDATE_BASELINE, updateBaseline),
                tools(commandLine),
                commandLine.path(PluginProperties.PREFLIGHT_GUARD_RULES, guardRules),
                reportDirectory(commandLine),
                LocalDate.now());
    }

    private List<OtherTool> tools(CommandLine commandLine) throws MojoExecutionException {
        return named(
                PluginProperties.PREFLIGHT_TOOLS,
                commandLine.text(PluginProperties.PREFLIGHT_TOOLS, tools).orElse(""),
                OtherTool.byWord());
    }

    private Optional<List<RulePack>> packs(CommandLine commandLine) throws MojoExecutionException {
        Optional<String> words = commandLine.text(PluginProperties.PREFLIGHT_PACKS, packs);
        return words.isPresent()
                ? Optional.of(named(PluginProperties.PREFLIGHT_PACKS, words.get(), RulePack.byWord()))
                : Optional.empty();
    }

    private static <T> List<T> named(String property, String words, Map<String, T> meanings)
            throws MojoExecutionException {
        List<T> named = new ArrayList<>();
        for (String word : words.split(",")) {
            if (!word.isBlank() && !meanings.containsKey(word.strip())) {
                throw new MojoExecutionException(property + " names '" + word.strip() + "'; expected "
                        + String.join(", ", meanings.keySet()) + ".");
            }
            if (!word.isBlank()) {
                named.add(meanings.get(word.strip()));
            }
        }
        return named;
    }

    private void tell(DazzleProject project, Outcome outcome) throws MojoFailureException {
        PreflightText text = new PreflightText(outcome.report(), new Ansi(isColoured()));
        for (PreflightText.Line line : text.lines()) {
            if (line.severity() == Severity.INFO) {
                getLog().info(line.text());
            } else {
                getLog().warn(line.text());
            }
        }
        outcome.remarks().forEach(getLog()::info);
        String reports = outcome.reports().stream().map(project::shown).collect(Collectors.joining(", "));
        if (!outcome.report().passed()) {
            throw new MojoFailureException(text.failure(reports));
        }
        getLog().info("Written to " + reports + ".");
    }

    /** As Maven decides for its own lines: by {@code style.color}, else by whether a person looks at a terminal. */
    private boolean isColoured() {
        String style = session().getUserProperties().getProperty("style.color", "auto");
        return style.equals("always")
                || !style.equals("never") && session().getRequest().isInteractiveMode() && System.console() != null;
    }
}
