package org.dazzledsl.model.diff;

import java.util.Objects;
import java.util.Optional;

/**
 * Why something changes.
 *
 * @param element its stable id: {@code channel orders}, {@code deploy.database.instance_class}
 * @param place {@code file:line}, where it is known
 */
public record Cause(String element, Optional<String> place, Kind kind) {

    public Cause {
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(kind, "kind");
    }

    /** How the element brought the change about. */
    public enum Kind {
        /** It is new, or something else is written there than before. */
        WRITTEN,
        /** It is gone. */
        GONE,
        /** It is one of a few that changed, any of which may have done it. */
        PERHAPS,
        /** Nobody changed it as far as is known; the resource exists for its sake. */
        STANDING
    }

    /** {@code deploy.database.instance_class (dazzle.toml:23)}. */
    public String inWords() {
        String at = place.map(known -> " (" + (kind == Kind.GONE ? "it stood at " : "") + known + ")")
                .orElse("");
        return switch (kind) {
            case WRITTEN -> "because of " + element + at;
            case GONE -> "because " + element + " is gone" + at;
            case PERHAPS -> "perhaps because of " + element + at;
            case STANDING -> "it exists for " + element + at;
        };
    }
}
