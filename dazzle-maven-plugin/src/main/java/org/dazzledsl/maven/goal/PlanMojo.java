package org.dazzledsl.maven.goal;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.plan.PlanJson;
import org.dazzledsl.maven.plan.PlanReport;
import org.dazzledsl.maven.plan.PlanText;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProblemReport;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;

/**
 * Shows what the application needs and which AWS resources meet that, and because of which lines. Needs neither Node nor AWS
 * credentials. Writes {@code target/dazzle/plan.html} for people, {@code plan.md} for pull requests and {@code plan.json} for
 * programs.
 *
 * @since 0.1.0
 */
@Mojo(name = "plan", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class PlanMojo extends AbstractDazzleMojo {

    private static final String FILE_NAME = "plan.json";

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.PLAN_SKIP, defaultValue = "false")
    private boolean skipPlan;

    /** Whether every resource is shown with all its reasons. */
    @Parameter(property = PluginProperties.PLAN_DETAIL, defaultValue = "false")
    private boolean detail;

    /**
     * The folder with what was generated last, with which the plan is compared. Without it, the one that {@code dazzle.toml}
     * names, or {@code target/infra}.
     */
    @Parameter(property = PluginProperties.OUTPUT_DIRECTORY)
    private File outputDirectory;

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.PLAN_SKIP, skipPlan);
    }

    @Override
    void run(CommandLine commandLine) throws MojoFailureException, IOException {
        DazzleProject project = dazzleProject(commandLine);
        Reading reading = new ProjectPipeline().read(project);
        if (reading instanceof Reading.Planned planned) {
            report(planned.problems(), failOnWarnings(commandLine));
            show(commandLine, project, planned);
        } else if (reading instanceof Reading.Rejected rejected) {
            report(rejected.problems(), failOnWarnings(commandLine));
        } else {
            sayDisabled();
        }
    }

    private void show(CommandLine commandLine, DazzleProject project, Reading.Planned planned) throws IOException {
        PlanReport plan = new PlanReport(planned.needs(), planned.plan());
        List<String> lines =
                commandLine.flag(PluginProperties.PLAN_DETAIL, detail) ? PlanText.detailed(plan) : PlanText.brief(plan);
        lines.forEach(getLog()::info);
        getLog().info("");
        warn(
                new ProblemReport(planned.problems().sources(), planned.plan().refusals()),
                planned.plan().refusals());
        Path file = writeReport(commandLine, FILE_NAME, out -> PlanJson.write(plan, out));
        Path page = pages(commandLine, project).ofPlan(planned, outputDirectory(commandLine, project, planned));
        getLog().info("Written to " + project.shown(file) + ". Every resource with its reasons: -Ddazzle.plan.detail");
        getLog().info("To see it: open " + project.shown(page) + " in a browser.");
    }

    private Path outputDirectory(CommandLine commandLine, DazzleProject project, Reading.Planned planned) {
        return commandLine
                .path(PluginProperties.OUTPUT_DIRECTORY, outputDirectory)
                .orElseGet(
                        () -> project.base().resolve(planned.config().output().directory()));
    }
}
