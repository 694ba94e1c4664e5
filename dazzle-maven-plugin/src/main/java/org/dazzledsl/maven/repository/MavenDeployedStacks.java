package org.dazzledsl.maven.repository;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.apache.maven.project.MavenProject;
import org.dazzledsl.maven.deployment.Teardown;
import org.dazzledsl.maven.diff.DeployedState;
import org.dazzledsl.maven.diff.DiffException;
import org.dazzledsl.model.diff.DeployedStacks;
import org.dazzledsl.model.teardown.AwsFaultException;
import org.dazzledsl.model.teardown.StandingStacks;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.resolution.DependencyResolutionException;

/**
 * Resolves what reads deployed stacks, with the AWS SDK that it needs, as Maven resolves plugins, and loads it beside the
 * plugin. Nobody who doesn't ask for deployed stacks downloads or loads any of it.
 */
public final class MavenDeployedStacks implements DeployedState.Source, Teardown.Source {

    private static final String GROUP_ID = "org.dazzledsl";

    private static final String ARTIFACT_ID = "dazzle-aws";

    private final RepositorySystem system;
    private final RepositorySystemSession session;
    private final MavenProject project;
    private final String version;

    /**
     * @param project whose plugin repositories are asked
     * @param version of this plugin
     */
    public MavenDeployedStacks(
            RepositorySystem system, RepositorySystemSession session, MavenProject project, String version) {
        this.system = system;
        this.session = session;
        this.project = project;
        this.version = version;
    }

    @Override
    public DeployedStacks connect(String region) throws DiffException {
        return service(DeployedStacks.Connector.class).connect(region);
    }

    @Override
    public StandingStacks standing(String region) throws AwsFaultException {
        try {
            return service(StandingStacks.Connector.class).connect(region);
        } catch (DiffException e) {
            throw new AwsFaultException(e.getMessage(), e);
        }
    }

    private <T> T service(Class<T> type) throws DiffException {
        // Open as long as the stacks are read; the build's end closes it.
        URLClassLoader loader = new URLClassLoader(resolve(), getClass().getClassLoader());
        return ServiceLoader.load(type, loader)
                .findFirst()
                .orElseThrow(() -> new DiffException(ARTIFACT_ID + " holds nothing that reads deployed stacks"));
    }

    private URL[] resolve() throws DiffException {
        CollectRequest collect = new CollectRequest(
                new Dependency(new DefaultArtifact(GROUP_ID, ARTIFACT_ID, "jar", version), "runtime"),
                project.getRemotePluginRepositories());
        try {
            List<URL> jars = new ArrayList<>();
            for (ArtifactResult result : system.resolveDependencies(session, new DependencyRequest(collect, null))
                    .getArtifactResults()) {
                jars.add(result.getArtifact().getFile().toURI().toURL());
            }
            return jars.toArray(URL[]::new);
        } catch (DependencyResolutionException | MalformedURLException e) {
            throw new DiffException(
                    "Deployed stacks are read by " + GROUP_ID + ":" + ARTIFACT_ID + ":" + version
                            + ", which could not be had"
                            + (session.isOffline() ? ": Maven is offline (-o). Run this goal once without -o" : ""),
                    e);
        }
    }
}
