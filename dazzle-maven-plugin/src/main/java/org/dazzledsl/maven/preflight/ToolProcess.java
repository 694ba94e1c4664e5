package org.dazzledsl.maven.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program and takes what it writes. */
final class ToolProcess {

    private static final long LONGEST_MINUTES = 10;

    private final Path folder;

    ToolProcess(Path folder) {
        this.folder = folder;
    }

    /**
     * What a program wrote.
     *
     * @param missing there is no such program
     */
    record Output(boolean missing, String text, String errors) {

        String firstLine() {
            return (text.isBlank() ? errors : text).strip().lines().findFirst().orElse("nothing at all");
        }
    }

    Output run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("dazzle-tool", ".out");
        Path errors = Files.createTempFile("dazzle-tool", ".err");
        try {
            Process process;
            try {
                process = new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(errors.toFile())
                        .start();
            } catch (IOException e) {
                return new Output(true, "", String.valueOf(e.getMessage()));
            }
            try {
                process.getOutputStream().close();
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    return new Output(false, "", "it took more than " + LONGEST_MINUTES + " minutes");
                }
            } finally {
                process.destroyForcibly();
            }
            return new Output(false, Files.readString(out), Files.readString(errors));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(errors);
        }
    }
}
