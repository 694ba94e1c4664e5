package org.dazzledsl.model.aws.compute;

import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.config.Architecture;

/**
 * What a task of a service is made of.
 *
 * @param cpu Fargate CPU units
 * @param memory MiB
 * @param traceDaemonImage the image of the X-Ray daemon that runs beside the application, where traces are wanted
 */
public record TaskDefinition(
        PlannedResource planned,
        int cpu,
        int memory,
        Architecture architecture,
        Container container,
        Optional<String> traceDaemonImage)
        implements AwsResource {

    static final String TYPE = "AWS::ECS::TaskDefinition";

    public TaskDefinition {
        Objects.requireNonNull(architecture, "architecture");
        Objects.requireNonNull(container, "container");
        Objects.requireNonNull(traceDaemonImage, "traceDaemonImage");
    }

    /** The family, which all revisions share. */
    public String family() {
        return planned.name();
    }
}
