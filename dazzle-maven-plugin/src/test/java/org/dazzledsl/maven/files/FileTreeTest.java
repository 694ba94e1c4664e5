package org.dazzledsl.maven.files;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileTreeTest {

    @TempDir
    Path folder;

    @Test
    void deletesAFolderWithAllThatIsInIt() throws IOException {
        Path tree = Files.createDirectories(folder.resolve("a/b/c"));
        Files.writeString(tree.resolve("file"), "x");
        FileTree.delete(folder.resolve("a"));
        assertFalse(Files.exists(folder.resolve("a")));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatALinkPointsToStays() throws IOException {
        Path kept = Files.writeString(
                Files.createDirectories(folder.resolve("kept")).resolve("file"), "x");
        Files.createSymbolicLink(Files.createDirectories(folder.resolve("a")).resolve("link"), kept.getParent());
        FileTree.delete(folder.resolve("a"));
        assertTrue(Files.exists(kept));
    }

    @Test
    void whatIsNotThereIsNoFault() throws IOException {
        FileTree.delete(folder.resolve("nothing"));
        assertFalse(Files.exists(folder.resolve("nothing")));
    }
}
