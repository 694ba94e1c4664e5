package org.dazzledsl.maven.node;

import java.nio.file.Path;

/** Fetches the artifact that holds the {@link PinnedNode}, only when it is asked to. */
public interface NodeArtifact {

    /**
     * The artifact's file in the local repository, downloaded if need be.
     *
     * @throws NodeUnavailableException when it can't be had, saying what to do
     */
    Path resolve() throws NodeUnavailableException;
}
