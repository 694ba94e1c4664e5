package org.dazzledsl.model.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyVersionTest {

    @TempDir
    Path folder;

    private String before;

    @BeforeEach
    void assembly() throws IOException {
        Files.writeString(folder.resolve("a.template.json"), "{}");
        Files.createDirectories(folder.resolve("asset.1"));
        Files.writeString(folder.resolve("asset.1/index.js"), "1");
        before = AssemblyVersion.of(folder);
    }

    @Test
    void twelveHexadecimalDigits() {
        assertTrue(before.matches("[0-9a-f]{12}"), before);
    }

    @Test
    void theFoldersOwnNameDoesNotCount(@TempDir Path other) throws IOException {
        Files.writeString(other.resolve("a.template.json"), "{}");
        Files.createDirectories(other.resolve("asset.1"));
        Files.writeString(other.resolve("asset.1/index.js"), "1");
        assertEquals(before, AssemblyVersion.of(other));
    }

    @Test
    void aLockOfTheCommandLineDoesNotCount() throws IOException {
        Files.writeString(folder.resolve("read.42.1.lock"), "42");
        assertEquals(before, AssemblyVersion.of(folder));
    }

    @Test
    void aChangedByteInASubfolderCounts() throws IOException {
        Files.writeString(folder.resolve("asset.1/index.js"), "2");
        assertNotEquals(before, AssemblyVersion.of(folder));
    }

    @Test
    void aRenamedFileCounts() throws IOException {
        Files.move(folder.resolve("a.template.json"), folder.resolve("b.template.json"));
        assertNotEquals(before, AssemblyVersion.of(folder));
    }

    @Test
    void anAddedFileCounts() throws IOException {
        Files.writeString(folder.resolve("b.template.json"), "");
        assertNotEquals(before, AssemblyVersion.of(folder));
    }
}
