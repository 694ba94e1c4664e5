package org.dazzledsl.maven.node;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Asks executables whether they are Node, and which. */
final class NodeProbe {

    private NodeProbe() {}

    /** The version that the executable says it has; empty when it can't be run or is something else. */
    static Optional<NodeVersion> version(Path executable) throws InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder(executable.toString(), "--version").redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = command.start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? NodeVersion.parse(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
