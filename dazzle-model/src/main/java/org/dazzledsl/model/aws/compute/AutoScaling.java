package org.dazzledsl.model.aws.compute;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * Between how many tasks a service has, and what decides.
 *
 * @param min tasks; none run while there is no image
 * @param max tasks
 * @param policies the one that wants the most tasks has its way
 */
public record AutoScaling(PlannedResource planned, int min, int max, List<ScalingPolicy> policies)
        implements AwsResource {

    static final String TYPE = "AWS::ApplicationAutoScaling::ScalableTarget";

    public AutoScaling {
        policies = List.copyOf(policies);
        if (min < 0 || max < min) {
            throw new IllegalArgumentException("Not a range of tasks: " + min + " to " + max);
        }
    }
}
