package org.dazzledsl.maven.goal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.dazzledsl.maven.diff.DiffReport;
import org.dazzledsl.maven.diff.DiffResult.Compared;
import org.dazzledsl.maven.diff.FailOn;
import org.dazzledsl.maven.project.DazzleProject;

/**
 * Shows a diff in Maven's log, writes its reports, and fails on what users said fails.
 *
 * @param goal that shows it
 * @param detail whether changes that do no harm are listed as well when they are many
 */
record DiffGate(AbstractDazzleMojo goal, CommandLine commandLine, FailOn failOn, boolean detail) {

    /** @param failOn what the POM says */
    static DiffGate of(AbstractDazzleMojo goal, CommandLine commandLine, String failOn, boolean detail)
            throws MojoExecutionException {
        String word = commandLine.text(PluginProperties.DIFF_FAIL_ON, failOn).orElse(FailOn.NONE.word());
        Optional<FailOn> gate = FailOn.of(word);
        return new DiffGate(
                goal,
                commandLine,
                gate.orElseThrow(() -> new MojoExecutionException(PluginProperties.DIFF_FAIL_ON + " is '" + word
                        + "'; expected one of " + String.join(", ", FailOn.words()))),
                commandLine.flag(PluginProperties.DIFF_DETAIL, detail));
    }

    boolean failsOnAnything() {
        return failOn != FailOn.NONE;
    }

    void pass(DazzleProject project, Compared compared) throws MojoFailureException, IOException {
        DiffReport report = new DiffReport(compared.against(), compared.diff());
        report.lines(detail).forEach(goal.getLog()::info);
        Path json = goal.writeReport(commandLine, DiffReport.JSON, report.json());
        goal.writeReport(commandLine, DiffReport.MARKDOWN, report.markdown());
        goal.getLog().info("");
        goal.getLog().info("Written to " + project.shown(json) + " and " + DiffReport.MARKDOWN + ".");
        Optional<String> failure = failOn.failure(compared.diff());
        if (failure.isPresent()) {
            throw new MojoFailureException(
                    failure.get() + ". (" + PluginProperties.DIFF_FAIL_ON + " is " + failOn.word() + ")");
        }
    }
}
