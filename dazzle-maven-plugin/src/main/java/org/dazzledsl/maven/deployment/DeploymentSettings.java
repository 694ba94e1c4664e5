package org.dazzledsl.maven.deployment;

import java.nio.file.Path;
import java.util.List;

/**
 * What a deployment is asked to do.
 *
 * @param stacks to deploy, and no others; none for all
 * @param parameters of stacks, such as {@code ImageTag=1.2.3}
 * @param arguments that the CDK command line gets besides
 * @param approved whether somebody agreed beforehand
 * @param outputs the file for the stacks' outputs
 */
public record DeploymentSettings(
        List<String> stacks, List<String> parameters, List<String> arguments, boolean approved, Path outputs) {

    public static final String STACKS = "dazzle.deploy.stacks";

    public static final String PARAMETERS = "dazzle.deploy.parameters";

    public static final String ARGUMENTS = "dazzle.deploy.arguments";

    public static final String APPROVE = "dazzle.deploy.approve";

    public DeploymentSettings {
        stacks = List.copyOf(stacks);
        parameters = List.copyOf(parameters);
        arguments = List.copyOf(arguments);
    }
}
