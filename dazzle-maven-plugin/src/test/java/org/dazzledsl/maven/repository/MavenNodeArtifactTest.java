package org.dazzledsl.maven.repository;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.project.MavenProject;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.node.PinnedNode;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

class MavenNodeArtifactTest {

    private final RepositorySystem system = Mockito.mock(RepositorySystem.class);

    @Test
    void asksThePluginRepositoriesForThePinnedArtifact() throws Exception {
        RemoteRepository mirror = new RemoteRepository.Builder("mirror", "default", "file:///mirror").build();
        ArgumentCaptor<ArtifactRequest> asked = ArgumentCaptor.forClass(ArtifactRequest.class);
        Mockito.when(system.resolveArtifact(Mockito.any(), asked.capture())).thenAnswer(call -> {
            ArtifactRequest request = call.getArgument(1);
            return new ArtifactResult(request).setArtifact(request.getArtifact().setFile(new File("bundle.jar")));
        });
        assertEquals(Path.of("bundle.jar"), artifact(false, mirror).resolve());
        assertEquals(List.of(mirror), asked.getValue().getRepositories());
        assertEquals(
                PinnedNode.GROUP_ID + ":" + PinnedNode.ARTIFACT_ID + ":jar:" + PinnedNode.ARTIFACT_VERSION,
                asked.getValue().getArtifact().toString());
    }

    @Test
    void offline() throws Exception {
        assertEquals(
                "CDK needs Node 20.0.0 or newer. There is none on the PATH, Maven is offline (-o), and"
                        + " com.microsoft.playwright:driver-bundle:1.55.0, which holds one, is not in the local repository."
                        + " Run this goal once without -o; or install Node 22 or 24; or name one with"
                        + " -Ddazzle.node=<path of the executable>.",
                refusal(true));
    }

    @Test
    void notToBeHad() throws Exception {
        assertEquals(
                "CDK needs Node 20.0.0 or newer. There is none on the PATH, and"
                        + " com.microsoft.playwright:driver-bundle:1.55.0, which holds one, could not be had. Make it"
                        + " available in your repository manager; or install Node 22 or 24; or name one with"
                        + " -Ddazzle.node=<path of the executable>.",
                refusal(false));
    }

    private String refusal(boolean offline) throws Exception {
        Mockito.when(system.resolveArtifact(Mockito.any(), Mockito.any()))
                .thenThrow(new ArtifactResolutionException(List.of(), "not found"));
        return assertThrows(NodeUnavailableException.class, artifact(offline)::resolve)
                .getMessage();
    }

    private MavenNodeArtifact artifact(boolean offline, RemoteRepository... repositories) {
        RepositorySystemSession session = new DefaultRepositorySystemSession().setOffline(offline);
        MavenProject project = Mockito.mock(MavenProject.class);
        Mockito.when(project.getRemotePluginRepositories()).thenReturn(List.of(repositories));
        return new MavenNodeArtifact(system, session, project);
    }
}
