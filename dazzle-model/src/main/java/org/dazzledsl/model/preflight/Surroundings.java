package org.dazzledsl.model.preflight;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.version.InfraVersion;

/**
 * What is known of the place from which a plan is deployed.
 *
 * @param generated the manifest of what was generated there last
 * @param missingTools what a deployment from there needs and doesn't find, in sentences without a full stop
 */
public record Surroundings(Optional<InfraVersion> generated, List<String> missingTools) {

    /** Nothing is known, and nothing missing. */
    public static final Surroundings UNKNOWN = new Surroundings(Optional.empty(), List.of());

    public Surroundings {
        Objects.requireNonNull(generated, "generated");
        missingTools = List.copyOf(missingTools);
    }
}
