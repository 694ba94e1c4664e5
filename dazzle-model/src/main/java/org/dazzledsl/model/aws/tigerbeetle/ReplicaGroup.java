package org.dazzledsl.model.aws.tigerbeetle;

import java.util.Objects;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * The Auto Scaling group of one machine that brings up a replacement on the same interface and volume. Its physical name
 * is what people scale to 0 before they work on a volume, and what EC2's metrics are found by.
 *
 * @param signalMinutes how long a deployment waits for the machine's signal before it fails
 */
public record ReplicaGroup(PlannedResource planned, int signalMinutes) implements AwsResource {

    public ReplicaGroup {
        Objects.requireNonNull(planned, "planned");
    }
}
