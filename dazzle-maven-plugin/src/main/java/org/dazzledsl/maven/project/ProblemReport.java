package org.dazzledsl.maven.project;

import java.util.List;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.ProblemFormatter;
import org.dazzledsl.grammar.source.SourceFile;

/**
 * What is wrong or doubtful in a project, with the texts that show it.
 *
 * @param sources every text that was read
 * @param problems in the order of their places
 */
public record ProblemReport(List<SourceFile> sources, List<Problem> problems) {

    public ProblemReport {
        sources = List.copyOf(sources);
        problems = problems.stream().sorted(Problem.BY_PLACE).toList();
    }

    public List<Problem> errors() {
        return problems.stream().filter(Problem::isError).toList();
    }

    public List<Problem> warnings() {
        return problems.stream().filter(problem -> !problem.isError()).toList();
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** The problems one below the other, each with its line and a caret. */
    public String text(List<Problem> shown) {
        return formatter().format(shown);
    }

    /** Shows problems beside the texts. */
    public ProblemFormatter formatter() {
        return new ProblemFormatter(sources);
    }
}
