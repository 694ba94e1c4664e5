package org.dazzledsl.maven.preflight;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the version control system's root is, to which paths in reports for its server are relative. */
final class RepositoryRoot {

    private RepositoryRoot() {}

    /** The way from the root to the folder, with {@code /} at its end; blank at the root, or when there is none. */
    static String prefixOf(Path folder) {
        for (Path root = folder; root != null; root = root.getParent()) {
            // A work tree beside its repository has a file of that name.
            if (Files.exists(root.resolve(".git"))) {
                String path = root.relativize(folder).toString().replace('\\', '/');
                return path.isEmpty() ? "" : path + "/";
            }
        }
        return "";
    }
}
