package org.dazzledsl.model.aws.tigerbeetle;

import java.util.Objects;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * A snapshot of every replica's volume each day.
 *
 * @param targetTag the key of the tag by which the volumes are found; its value is the cluster's name
 * @param time of the day, UTC, {@code hh:mm}
 * @param retentionDays after which a snapshot is deleted
 */
public record SnapshotPolicy(
        PlannedResource planned, Plain role, String targetTag, String targetValue, String time, int retentionDays)
        implements AwsResource {

    public SnapshotPolicy {
        Objects.requireNonNull(planned, "planned");
        Objects.requireNonNull(role, "role");
        if (retentionDays < 1 || !time.matches("\\d\\d:\\d\\d")) {
            throw new IllegalArgumentException("Not a snapshot policy: " + time + ", " + retentionDays);
        }
    }
}
