package org.dazzledsl.model.aws.data;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * The cache, a replication group of Valkey.
 *
 * @param engineVersion of Valkey
 * @param nodeType of ElastiCache
 * @param nodes the primary and its replicas, each in a zone of its own; a replica takes over when the primary fails
 * @param snapshotRetentionDays 0 means no snapshots
 * @param finalSnapshot whether a snapshot outlives the cache and its own replacement
 */
public record Cache(
        PlannedResource planned,
        Token token,
        int port,
        String engineVersion,
        String nodeType,
        int nodes,
        int snapshotRetentionDays,
        boolean finalSnapshot)
        implements AwsResource {

    /** The most that a group without sharding has (Amazon ElastiCache user guide, Quotas). */
    private static final int MOST_NODES = 6;

    public Cache {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw new IllegalArgumentException("A replication group has 1 to 6 nodes, not " + nodes);
        }
    }

    /** Whether a replica takes over when the primary fails. */
    public boolean failsOver() {
        return nodes > 1;
    }

    List<AwsResource> resources() {
        return List.of(this, token);
    }

    /**
     * The secret that a client shows. Generated, and known to nobody but the cache and the tasks.
     *
     * @param length characters, letters and digits
     */
    public record Token(PlannedResource planned, int length) implements AwsResource {}
}
