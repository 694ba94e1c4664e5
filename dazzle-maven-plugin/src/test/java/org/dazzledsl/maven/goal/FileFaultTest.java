package org.dazzledsl.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileFaultTest {

    private static final String ELSEWHERE =
            " or name another folder (-Ddazzle.reportDirectory, -Ddazzle.outputDirectory, -Ddazzle.cacheDirectory)";

    @TempDir
    private Path folder;

    @Test
    void whatIsMissing() {
        Path file = folder.resolve("none");
        assertEquals(
                "A file could not be read or written: " + file + ": it does not exist",
                FileFault.inWords(assertThrows(IOException.class, () -> Files.readString(file))));
    }

    @Test
    void whatIsInTheWay() throws IOException {
        Path file = Files.writeString(folder.resolve("report"), "");
        assertEquals(
                "A file could not be read or written: " + file + ": something else stands there. Move it away,"
                        + ELSEWHERE,
                FileFault.inWords(assertThrows(IOException.class, () -> Files.createDirectories(file))));
    }

    @Test
    void whatBelongsToSomebodyElse() {
        assertEquals(
                "A file could not be read or written: a: permission is denied. Look at who owns it," + ELSEWHERE,
                FileFault.inWords(new AccessDeniedException("a")));
    }

    @Test
    void whatTheSystemSaysItself() {
        assertEquals(
                "A file could not be read or written: a: No space left on device",
                FileFault.inWords(new FileSystemException("a", null, "No space left on device")));
        assertEquals(
                "A file could not be read or written: a: FileSystemException",
                FileFault.inWords(new FileSystemException("a")));
        assertEquals("A file could not be read or written: gone", FileFault.inWords(new IOException("gone")));
        assertEquals(
                "A program could not be started: Cannot run program \"npm\": error=13, Permission denied",
                FileFault.inWords(new IOException("Cannot run program \"npm\": error=13, Permission denied")));
    }
}
