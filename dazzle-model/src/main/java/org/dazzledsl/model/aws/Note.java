package org.dazzledsl.model.aws;

import java.util.Objects;
import org.dazzledsl.model.because.Reason;

/**
 * Something that the planner decided and that people should know: a class that became another engine, a secret that
 * replaces a generated one.
 *
 * @param text one sentence
 */
public record Note(String text, Reason reason) {

    public Note {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(reason, "reason");
    }
}
