package org.dazzledsl.maven.diff;

import java.util.Optional;
import org.dazzledsl.model.diff.InfraDiffer.Side;
import org.dazzledsl.model.version.InfraVersion;

/** What the project as it is now is compared with. */
sealed interface OlderState {

    /** In messages: {@code target/infra (version 0123456789ab)}. */
    String shown();

    /** The version of the assembly, where it is known; the same version is the same infrastructure. */
    Optional<String> version();

    /** The sum of what the templates were made of, where it is known without reading them. */
    default Optional<String> madeOf() {
        return Optional.empty();
    }

    /** Nothing was generated yet. */
    record Nothing(String shown) implements OlderState {

        @Override
        public Optional<String> version() {
            return Optional.empty();
        }
    }

    /** It has the same templates as the project has now, which was seen without making them. */
    record Same(String shown) implements OlderState {

        @Override
        public Optional<String> version() {
            return Optional.empty();
        }
    }

    /**
     * Templates.
     *
     * @param side read only when the version doesn't tell already that nothing changed
     */
    record Templates(String shown, Optional<String> version, SideSource side) implements OlderState {}

    /** Reads templates. */
    interface SideSource {

        Side read() throws DiffException;
    }

    /** A manifest alone. */
    record Manifest(String shown, InfraVersion manifest) implements OlderState {

        @Override
        public Optional<String> version() {
            return Optional.of(manifest.version());
        }

        @Override
        public Optional<String> madeOf() {
            return manifest.madeOf();
        }
    }
}
