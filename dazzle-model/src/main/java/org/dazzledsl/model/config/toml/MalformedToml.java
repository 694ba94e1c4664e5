package org.dazzledsl.model.config.toml;

import org.dazzledsl.grammar.source.Problem;

/** Ends the reading of one statement of a text; the reading of the next goes on. Never leaves this package. */
final class MalformedToml extends RuntimeException {

    private final transient Problem problem;

    MalformedToml(Problem problem) {
        super(problem.sentence(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
