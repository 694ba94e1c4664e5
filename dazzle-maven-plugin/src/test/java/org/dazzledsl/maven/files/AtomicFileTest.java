package org.dazzledsl.maven.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {

    @TempDir
    Path folder;

    @Test
    void replacesAndLeavesNothingBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Path scratch = folder.resolve("scratch");
        AtomicFile.write(file, "näu", scratch);
        assertEquals("näu", Files.readString(file));
        assertFalse(Files.exists(scratch.resolve("a.json.prepared")));
    }

    @Test
    void contentThatFailsLeavesTheFileAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "old");
        Path scratch = folder.resolve("scratch");
        assertThrows(
                IOException.class,
                () -> AtomicFile.write(
                        file,
                        out -> {
                            out.write('n');
                            throw new IOException("the disk is full");
                        },
                        scratch));
        assertEquals("old", Files.readString(file));
        assertFalse(Files.exists(scratch.resolve("a.json.prepared")));
    }

    @Test
    void aFileWithTheSameContentIsNotTouched() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "same");
        FileTime time = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(file, time);
        AtomicFile.write(file, "same", folder);
        AtomicFile.write(file, out -> out.write("same".getBytes(StandardCharsets.UTF_8)), folder);
        assertEquals(time, Files.getLastModifiedTime(file));
        assertFalse(Files.exists(folder.resolve("a.json.prepared")));
    }
}
