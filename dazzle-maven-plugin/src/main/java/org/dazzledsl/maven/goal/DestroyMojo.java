package org.dazzledsl.maven.goal;

import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.dazzledsl.maven.deployment.CdkFailedException;
import org.dazzledsl.maven.deployment.RefusedException;
import org.dazzledsl.maven.deployment.Teardown;
import org.dazzledsl.maven.deployment.TeardownSettings;
import org.dazzledsl.maven.deployment.UnusableSettingException;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.eclipse.aether.RepositorySystem;

/**
 * Deletes what {@code deploy} deployed, with the CDK command line that {@code target/infra} pins. Says before what is deleted
 * with what it holds and what stays, and asks for the name of what is to go. In {@code prod} it refuses until the stacks'
 * termination protection is lifted; in {@code dev} it empties the buckets first. Needs AWS credentials.
 *
 * @since 0.1.0
 */
@Mojo(name = "destroy", threadSafe = true)
public final class DestroyMojo extends AbstractDeploymentMojo {

    /** Leaves out this goal. */
    @Parameter(property = PluginProperties.DESTROY_SKIP, defaultValue = "false")
    private boolean skipDestroy;

    /** The application and environment to be taken down, such as {@code bank-dev}: then nobody is asked. */
    @Parameter(property = PluginProperties.DESTROY_APPROVE)
    private String approve;

    /** The stacks to delete, separated by commas. Those that need them are deleted as well. Without it, all. */
    @Parameter(property = PluginProperties.DESTROY_STACKS)
    private String stacks;

    /** Arguments that {@code cdk destroy} gets besides, separated by spaces. */
    @Parameter(property = PluginProperties.DESTROY_ARGUMENTS)
    private String arguments;

    @Inject
    DestroyMojo(RepositorySystem repositorySystem) {
        super(repositorySystem);
    }

    @Override
    boolean isSkipped(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.DESTROY_SKIP, skipDestroy);
    }

    @Override
    void run(CommandLine commandLine, GenerationSettings settings, Current current)
            throws NodeUnavailableException, UnusableSettingException, RefusedException, CdkFailedException,
                    IOException, InterruptedException {
        TeardownSettings teardown = new TeardownSettings(
                words(commandLine, PluginProperties.DESTROY_STACKS, stacks, ","),
                words(commandLine, PluginProperties.DESTROY_ARGUMENTS, arguments, "\\s+"),
                commandLine.text(PluginProperties.DESTROY_APPROVE, approve));
        Teardown.of(current.stacks(), teardown, progress())
                .run(deployedStacks(settings), terminal().confirmation(), () -> cdk(commandLine, current.stacks()));
    }
}
