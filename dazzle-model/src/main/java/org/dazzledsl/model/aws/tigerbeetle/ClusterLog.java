package org.dazzledsl.model.aws.tigerbeetle;

import java.util.Objects;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * The log group of all replicas: what they boot, what the server says, what fails.
 *
 * @param retentionDays one of CloudWatch's values
 */
public record ClusterLog(PlannedResource planned, int retentionDays) implements AwsResource {

    public ClusterLog {
        Objects.requireNonNull(planned, "planned");
    }
}
