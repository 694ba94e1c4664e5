package org.dazzledsl.model.aws.data;

import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * The cache, a replication group of Valkey.
 *
 * @param nodes the primary and its replicas, each in a zone of its own; a replica takes over when the primary fails
 * @param snapshotRetentionDays 0 means no snapshots
 */
public record Cache(PlannedResource planned, String nodeType, int nodes, int snapshotRetentionDays)
        implements AwsResource {

    public Cache {
        if (nodes < 1 || nodes > 6) {
            throw new IllegalArgumentException("A replication group has 1 to 6 nodes, not " + nodes);
        }
    }
}
