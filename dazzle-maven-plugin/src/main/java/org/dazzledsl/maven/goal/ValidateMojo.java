package org.dazzledsl.maven.goal;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProblemReport;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.model.project.ApplicationReading;

/**
 * Reads the DSL files and {@code dazzle.toml}, links them and checks whether they can be planned. Writes what it read to
 * {@code target/dazzle/appspec.json}, also when there are errors.
 *
 * @since 0.1.0
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true)
public final class ValidateMojo extends AbstractDazzleMojo {

    private static final String FILE_NAME = "appspec.json";

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.VALIDATE_SKIP, defaultValue = "false")
    private boolean skipValidate;

    /** Whether every file is only looked at by itself: without {@code dazzle.toml}, and whether or not they fit together. */
    @Parameter(property = PluginProperties.VALIDATE_SYNTAX_ONLY, defaultValue = "false")
    private boolean syntaxOnly;

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.VALIDATE_SKIP, skipValidate);
    }

    @Override
    void run(CommandLine commandLine) throws MojoFailureException, IOException {
        DazzleProject project = dazzleProject(commandLine);
        if (commandLine.flag(PluginProperties.VALIDATE_SYNTAX_ONLY, syntaxOnly)) {
            ApplicationReading application = ProjectPipeline.readSyntax(project);
            finish(
                    commandLine,
                    project,
                    application,
                    new ProblemReport(application.sources().files(), application.problems()));
            return;
        }
        Reading reading = new ProjectPipeline().read(project);
        if (reading instanceof Reading.Planned planned) {
            finish(commandLine, project, planned.application(), planned.problems());
            getLog().info("To see what it needs in AWS: mvn dazzle:plan");
        } else if (reading instanceof Reading.Rejected rejected) {
            finish(commandLine, project, rejected.application(), rejected.problems());
        } else {
            sayDisabled();
        }
    }

    private void finish(
            CommandLine commandLine, DazzleProject project, ApplicationReading application, ProblemReport problems)
            throws IOException, MojoFailureException {
        Path file = writeReport(commandLine, FILE_NAME, application.report()::writeJson);
        report(problems, failOnWarnings(commandLine));
        int files = application.sources().paths().size();
        int warnings = problems.warnings().size();
        String doubts = warnings == 0 ? "" : ", with " + warnings + (warnings == 1 ? " warning" : " warnings");
        getLog().info(files + (files == 1 ? " file is" : " files are") + " sound" + doubts + ". Written to "
                + project.shown(file) + ".");
    }
}
