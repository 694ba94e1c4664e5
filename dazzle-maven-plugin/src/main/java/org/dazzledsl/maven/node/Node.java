package org.dazzledsl.maven.node;

import java.nio.file.Path;
import java.util.Objects;

/** A Node that runs on this machine and is new enough. */
public record Node(Path executable, NodeVersion version) {

    public Node {
        Objects.requireNonNull(executable, "executable");
        if (!version.isNewEnough()) {
            throw new IllegalArgumentException("Node " + version + " is too old");
        }
    }
}
