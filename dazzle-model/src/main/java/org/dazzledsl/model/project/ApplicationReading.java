package org.dazzledsl.model.project;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.model.app.AppSpec;

/**
 * What became of a project's DSL files.
 *
 * @param sources the files, for showing lines beside problems
 * @param modules one for each file that could be read as text, in their order
 * @param app the application, when it was linked and no problem is an error
 * @param problems of all files, by place
 */
public record ApplicationReading(
        ProjectSources sources, List<ModuleSyntax> modules, Optional<AppSpec> app, List<Problem> problems) {

    public ApplicationReading {
        modules = List.copyOf(modules);
        problems = problems.stream().sorted(Problem.BY_PLACE).toList();
        if (app.isPresent() && problems.stream().anyMatch(Problem::isError)) {
            throw new IllegalArgumentException("An application has no errors");
        }
    }

    static ApplicationReading of(ProjectSources sources, List<ModuleSyntax> modules, List<Problem> problems) {
        return new ApplicationReading(sources, modules, Optional.empty(), problems);
    }

    ApplicationReading linked(Optional<AppSpec> linkedApp, List<Problem> allProblems) {
        boolean failed = allProblems.stream().anyMatch(Problem::isError);
        return new ApplicationReading(sources, modules, failed ? Optional.empty() : linkedApp, allProblems);
    }

    public boolean hasErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    /** For {@code target/dazzle/appspec.json}. */
    public ApplicationReport report() {
        return ApplicationReport.of(sources.paths(), modules, app, problems);
    }
}
