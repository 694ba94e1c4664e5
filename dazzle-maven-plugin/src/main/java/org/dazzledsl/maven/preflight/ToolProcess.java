package org.dazzledsl.maven.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs a program and takes what it writes. */
final class ToolProcess {

    private static final long LONGEST_MINUTES = 10;

    private static final int TIMED_OUT = -1;

    private final Path folder;

    ToolProcess(Path folder) {
        this.folder = folder;
    }

    /**
     * What a program wrote.
     *
     * @param exit its exit status
     */
    record Output(int exit, String text, String errors) {

        /** What it complains of, in one line. */
        String complaint() {
            return Stream.of(errors, text)
                    .flatMap(String::lines)
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .findFirst()
                    .orElse("nothing at all");
        }
    }

    Output run(List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("dazzle-tool", ".out");
        Path errors = Files.createTempFile("dazzle-tool", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try {
                process.getOutputStream().close();
                if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                    return new Output(TIMED_OUT, "", "it took more than " + LONGEST_MINUTES + " minutes");
                }
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            return new Output(process.exitValue(), Files.readString(out), Files.readString(errors));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(errors);
        }
    }
}
