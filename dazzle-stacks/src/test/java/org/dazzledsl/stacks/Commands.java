package org.dazzledsl.stacks;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Commands of the machine that runs the tests. */
final class Commands {

    /** Tools for root are not on everybody's path. */
    static final String PATH =
            System.getenv().getOrDefault("PATH", "/usr/bin:/bin") + File.pathSeparator + "/usr/sbin:/sbin";

    private Commands() {}

    record Done(int status, String output) {

        Done orFail() {
            if (status != 0) {
                throw new AssertionError("Status " + status + ": " + output);
            }
            return this;
        }
    }

    static boolean installed(String command) {
        return Arrays.stream(PATH.split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }

    static ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(List.of(command));
        builder.environment().put("PATH", PATH);
        return builder;
    }

    /** Kills it and waits until it is gone. */
    static void end(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Done run(String... command) {
        try {
            Process process = builder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Done(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
