package org.dazzledsl.maven.diff;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.maven.generate.GenerationSettings;

/**
 * What a run of {@code diff} is asked to do.
 *
 * @param generation as for {@code generate}
 * @param against what to compare with: a folder, a manifest, {@code git:} with a revision, {@code aws}; without it, what was
 *     generated last
 */
public record DiffSettings(GenerationSettings generation, Optional<String> against) {

    public DiffSettings {
        Objects.requireNonNull(generation, "generation");
        Objects.requireNonNull(against, "against");
    }

    Path resolve(String path) {
        return generation.project().base().resolve(path).normalize();
    }
}
