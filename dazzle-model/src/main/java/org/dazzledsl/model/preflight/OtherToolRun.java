package org.dazzledsl.model.preflight;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What came of a tool of others.
 *
 * @param outcome whether it ran to its end
 * @param said what it said of itself, where it didn't
 * @param remarks what it found
 */
public record OtherToolRun(OtherTool tool, Outcome outcome, String said, List<Remark> remarks) {

    public OtherToolRun {
        Objects.requireNonNull(tool, "tool");
        Objects.requireNonNull(outcome, "outcome");
        remarks = List.copyOf(remarks);
    }

    /** How it ended. */
    public enum Outcome {
        FINISHED,
        MISSING,
        FAILED
    }

    /**
     * Something that it found.
     *
     * @param rule its own id
     * @param stack name of the stack, or the file name of its template
     * @param line in the template
     */
    public record Remark(
            String rule,
            Severity severity,
            String message,
            Optional<String> stack,
            Optional<String> logicalId,
            Optional<String> property,
            int line) {}

    boolean finished() {
        return outcome == Outcome.FINISHED;
    }
}
