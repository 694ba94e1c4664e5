package org.dazzledsl.maven.node;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Programs that only answer {@code --version}, and an artifact that holds one. */
final class FakeNode {

    private FakeNode() {}

    static String script(String output) {
        return "#!/bin/sh\necho '" + output + "'\n";
    }

    /** Writes an executable {@code node} into the folder. */
    static Path in(Path folder, String output) {
        try {
            Files.createDirectories(folder);
            Path file = Files.writeString(folder.resolve("node"), script(output));
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("Not made executable: " + file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An artifact in the form of Playwright's, with Linux's Node alone. */
    static Path artifact(Path file, String output) {
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "driver/linux/node", script(output));
            entry(zip, "driver/linux/LICENSE", "Node's licence");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
