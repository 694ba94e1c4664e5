package org.dazzledsl.maven.goal;

import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.dazzledsl.maven.preflight.Ansi;
import org.dazzledsl.maven.preflight.PreflightRun.Outcome;
import org.dazzledsl.maven.preflight.PreflightText;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.model.preflight.Severity;

/** Tells in Maven's log what preflight found. */
record PreflightOutput(Log log, DazzleProject project, Ansi ansi) {

    /** @throws MojoFailureException when something was found that is bad enough */
    void tell(Outcome outcome) throws MojoFailureException {
        PreflightText text = new PreflightText(outcome.report(), ansi);
        for (PreflightText.Line line : text.lines()) {
            if (line.severity() == Severity.INFO) {
                log.info(line.text());
            } else {
                log.warn(line.text());
            }
        }
        outcome.remarks().forEach(log::info);
        String reports = outcome.reports().stream().map(project::shown).collect(Collectors.joining(", "));
        if (!outcome.report().passed()) {
            throw new MojoFailureException(text.failure(reports));
        }
        log.info("Written to " + reports + ".");
    }
}
