package org.dazzledsl.maven.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** Writes a file in one step: whoever reads it sees the old content or the new, never a part. */
public final class AtomicFile {

    /** What is written to a file, piece by piece. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private AtomicFile() {}

    /**
     * Writes UTF-8. A file that holds the text already is left alone, its time included.
     *
     * @param scratch a folder on the same file system, where the new file is prepared
     */
    public static void write(Path file, String text, Path scratch) throws IOException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        write(file, out -> out.write(content), scratch);
    }

    /** The same with content that need not be held in memory as a whole. */
    public static void write(Path file, Content content, Path scratch) throws IOException {
        Files.createDirectories(scratch);
        Path prepared = scratch.resolve(file.getFileName() + ".prepared");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(prepared))) {
                content.writeTo(out);
            }
            if (!Files.isRegularFile(file) || Files.mismatch(prepared, file) >= 0) {
                Files.move(prepared, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(prepared);
        }
    }
}
