package org.dazzledsl.maven.goal;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.ProblemFormatter;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.maven.project.ProblemReport;

/**
 * Problems as editors and build servers find them: in Maven's output in the form of the Maven compiler plugin,
 * {@code [ERROR] /path/app.dsl:[9,3] what is wrong}, and as markers where an editor runs the build.
 *
 * @param base the project's folder, absolute; the files of problems are relative to it
 */
record ProblemOutput(Path base, Log log) {

    /** One line for each problem. */
    void log(List<Problem> problems) {
        for (Problem problem : problems) {
            if (problem.isError()) {
                log.error(line(problem));
            } else {
                log.warn(line(problem));
            }
        }
    }

    /** Each problem as a warning, since this goal goes on, with its line of the text and a caret. */
    void warn(ProblemReport report, List<Problem> problems) {
        ProblemFormatter formatter = report.formatter();
        for (Problem problem : problems) {
            log.warn(line(problem));
            formatter.excerpt(problem).lines().forEach(log::warn);
        }
    }

    /** Puts a marker on each problem, and takes those of earlier runs away. */
    void mark(BuildContext editor, ProblemReport report) {
        for (SourceFile source : report.sources()) {
            editor.removeMessages(base.resolve(source.path()).toFile());
        }
        for (Problem problem : report.problems()) {
            Span span = problem.span();
            editor.addMessage(
                    base.resolve(span.file()).toFile(),
                    span.line(),
                    span.column(),
                    problem.sentence(),
                    problem.isError() ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING,
                    null);
        }
    }

    private String line(Problem problem) {
        Span span = problem.span();
        return base.resolve(span.file()) + ":[" + span.line() + "," + span.column() + "] " + problem.sentence();
    }
}
