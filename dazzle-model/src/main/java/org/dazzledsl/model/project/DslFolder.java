package org.dazzledsl.model.project;

import java.util.List;
import java.util.Objects;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.SpecificationConfig;

/**
 * A folder in which DSL files are looked for, with all its subfolders.
 *
 * @param path relative to the project's folder, or absolute
 * @param namedAt where the project names it; problems with the folder are reported there
 */
public record DslFolder(String path, Span namedAt) {

    public DslFolder {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(namedAt, "namedAt");
    }

    /** A folder that no file names, such as one given on the command line: problems are reported at its own path. */
    public static DslFolder at(String path) {
        return new DslFolder(path, Span.at(path.replace('\\', '/'), 1, 1));
    }

    /** The folders of {@code [modules] paths}. */
    public static List<DslFolder> of(SpecificationConfig specification) {
        Span paths = specification.places().nearest("modules.paths");
        return specification.modulePaths().stream()
                .map(path -> new DslFolder(path, paths))
                .toList();
    }
}
