package org.dazzledsl.maven.generate;

import java.nio.file.Path;
import org.dazzledsl.maven.project.ProblemReport;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.model.version.InfraVersion;

/** What came of a run of {@code generate}. */
public sealed interface GenerationResult {

    /** {@code dazzle.toml} says {@code enabled = false}. */
    record Disabled() implements GenerationResult {}

    /** Nothing was written: there are errors, or what is wanted must not be built. */
    record Rejected(ProblemReport problems) implements GenerationResult {}

    /** Nothing changed; nothing was read but the inputs' bytes. */
    record UpToDate(Path folder, String version, int stacks) implements GenerationResult {}

    /**
     * It was generated.
     *
     * @param synthesized whether the templates were; when they could stay, only the files beside them were written
     * @param planned what it was made of
     */
    record Generated(Path folder, InfraVersion version, boolean synthesized, Reading.Planned planned)
            implements GenerationResult {}
}
