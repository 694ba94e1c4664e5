package org.dazzledsl.maven.diff;

import org.dazzledsl.maven.project.ProblemReport;
import org.dazzledsl.model.diff.InfraDiff;

/** What came of a run of {@code diff}. */
public sealed interface DiffResult {

    /** {@code dazzle.toml} says {@code enabled = false}. */
    record Disabled() implements DiffResult {}

    /** There are errors in the project, or what is wanted must not be built. */
    record Rejected(ProblemReport problems) implements DiffResult {}

    /**
     * It was compared.
     *
     * @param against what with, for messages
     * @param diff empty when nothing changed
     */
    record Compared(String against, InfraDiff diff) implements DiffResult {}
}
