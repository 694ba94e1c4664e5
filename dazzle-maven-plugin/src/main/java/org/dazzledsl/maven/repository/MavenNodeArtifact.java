package org.dazzledsl.maven.repository;

import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.dazzledsl.maven.node.NodeArtifact;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.node.NodeVersion;
import org.dazzledsl.maven.node.PinnedNode;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Resolves the artifact as Maven resolves plugins: mirrors, proxies, checksums and offline mode are the user's. */
public final class MavenNodeArtifact implements NodeArtifact {

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final MavenProject project;

    /** @param project whose plugin repositories are asked */
    public MavenNodeArtifact(RepositorySystem system, RepositorySystemSession session, MavenProject project) {
        this.system = system;
        this.session = session;
        this.project = project;
    }

    @Override
    public Path resolve() throws NodeUnavailableException {
        ArtifactRequest request = new ArtifactRequest(
                new DefaultArtifact(PinnedNode.GROUP_ID, PinnedNode.ARTIFACT_ID, "jar", PinnedNode.ARTIFACT_VERSION),
                project.getRemotePluginRepositories(),
                null);
        try {
            return system.resolveArtifact(session, request)
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new NodeUnavailableException(session.isOffline() ? offline() : notFound(), e);
        }
    }

    private static String offline() {
        return "CDK needs Node " + NodeVersion.MINIMUM
                + " or newer. There is none on the PATH, Maven is offline (-o), and "
                + PinnedNode.coordinates() + ", which holds one, is not in the local repository."
                + " Run this goal once without -o; or install Node 22 or 24; or name one with"
                + " -Ddazzle.node=<path of the executable>.";
    }

    /** Why, says the cause, which Maven shows behind it. */
    private static String notFound() {
        return "CDK needs Node " + NodeVersion.MINIMUM + " or newer. There is none on the PATH, and "
                + PinnedNode.coordinates() + ", which holds one, could not be had. Make it available in your repository"
                + " manager; or install Node 22 or 24; or name one with -Ddazzle.node=<path of the executable>.";
    }
}
