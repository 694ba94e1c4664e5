package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.dazzledsl.maven.files.FileTree;

/**
 * A cloud assembly to look at, until it is closed.
 *
 * @param folder that holds {@code manifest.json} and the templates
 * @param aside the folder to be removed when it is closed; nothing for an assembly that was there before
 */
public record CurrentAssembly(Path folder, Optional<Path> aside) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        if (aside.isPresent()) {
            FileTree.delete(aside.get());
        }
    }
}
