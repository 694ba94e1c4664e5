package org.dazzledsl.maven.picture;

import java.util.Optional;
import org.dazzledsl.model.preflight.Severity;

/**
 * What is worth seeing about a resource.
 *
 * @param fate what became of it since it was generated last
 * @param worst the gravest finding
 */
public record Mark(Optional<Fate> fate, Optional<Severity> worst) {

    public static final Mark NONE = new Mark(Optional.empty(), Optional.empty());

    /** What became of a resource. */
    public enum Fate {
        ADDED("new"),
        CHANGED("changed"),
        REMOVED("removed");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Of both together: new only where both are, else changed where any is; the graver finding. */
    static Mark both(Mark one, Mark other) {
        Optional<Fate> fate = one.fate.equals(other.fate) ? one.fate : Optional.of(Fate.CHANGED);
        Optional<Severity> worst = one.worst.isEmpty()
                        || other.worst.isPresent() && other.worst.get().compareTo(one.worst.get()) > 0
                ? other.worst
                : one.worst;
        return new Mark(fate, worst);
    }
}
