package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * The ECS cluster.
 *
 * @param containerInsights whether CloudWatch gathers metrics of each task
 */
public record Cluster(PlannedResource planned, boolean containerInsights) implements AwsResource {

    static final String TYPE = "AWS::ECS::Cluster";

    /** The physical name, which is the dimension {@code ClusterName} of the metrics. */
    public String name() {
        return planned.name();
    }
}
