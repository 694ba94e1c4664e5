package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;

/**
 * What linking made of a specification.
 *
 * @param app the application, when no problem is an error
 * @param problems everything that was found, by place
 */
public record LinkResult(Optional<AppSpec> app, List<Problem> problems) {

    public LinkResult {
        problems = problems.stream().sorted(Problem.BY_PLACE).toList();
        if (app.isPresent() == problems.stream().anyMatch(Problem::isError)) {
            throw new IllegalArgumentException("There is an application exactly when there is no error");
        }
    }
}
