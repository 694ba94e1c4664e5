package org.dazzledsl.maven.goal;

import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.generate.GenerationResult;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.eclipse.aether.RepositorySystem;

/**
 * Generates the infrastructure: CloudFormation templates, and all that {@code npx cdk deploy} needs beside them, in
 * {@code target/infra}. Does nothing when nothing changed. Needs no AWS credentials; Node is fetched when there is none.
 *
 * @since 0.1.0
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_RESOURCES, threadSafe = true)
public final class GenerateMojo extends AbstractSynthesisMojo {

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.GENERATE_SKIP, defaultValue = "false")
    private boolean skipGenerate;

    /** Whether to generate although nothing changed. */
    @Parameter(property = PluginProperties.FORCE, defaultValue = "false")
    private boolean force;

    @Inject
    GenerateMojo(RepositorySystem repositorySystem) {
        super(repositorySystem);
    }

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.GENERATE_SKIP, skipGenerate);
    }

    @Override
    boolean isForced(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.FORCE, force);
    }

    @Override
    void runWithTools(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, NodeUnavailableException, SynthesisFailedException,
                    IOException, InterruptedException {
        GenerationSettings settings = settings(commandLine);
        tell(settings, generate(commandLine, settings));
    }

    private void tell(GenerationSettings settings, GenerationResult result) throws MojoFailureException {
        say(settings, result);
        if (result instanceof Generated generated) {
            getLog().info("To deploy them: mvn dazzle:deploy, or cd "
                    + settings.project().shown(generated.folder()) + " && npm install && npx cdk deploy --all");
        }
    }
}
