package org.dazzledsl.maven.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.node.NodeVersion;

/** Shell scripts in the place of Node and npm, which write down with what they are called. */
final class FakePrograms {

    private final Path folder;

    FakePrograms(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
    }

    Path folder() {
        return folder;
    }

    Node node(String script) throws IOException {
        return new Node(write("node", script), NodeVersion.parse("v22.18.0").orElseThrow());
    }

    Path write(String name, String script) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("Not made executable: " + file);
        }
        return file;
    }
}
