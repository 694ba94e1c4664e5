package org.dazzledsl.model.aws.tigerbeetle;

import java.util.List;
import org.dazzledsl.model.aws.ResourceNames;

/**
 * The metrics that the CloudWatch agent of each replica publishes, each under the one dimension {@link #REPLICA}, every
 * minute. A replica that is down publishes nothing, so an alarm treats missing data as breaching.
 *
 * <p>The agent names a metric after its plugin ({@code disk_used_percent}), and one of StatsD with {@code _} for each dot
 * ({@code tb.replica_status}). TigerBeetle's own are described in its manual, under "Monitoring":
 * https://docs.tigerbeetle.com/operating/monitoring/
 */
public final class TigerBeetleMetrics {

    /** The dimension: the replica's index, from 0. */
    public static final String REPLICA = "replica";

    /** Percent used of the file system that holds the data file. */
    public static final String DISK_USED_PERCENT = "disk_used_percent";

    /** Percent of the machine's memory that is in use. */
    public static final String MEMORY_USED_PERCENT = "mem_used_percent";

    /** 0 is normal, 1 a view change, 2 recovering, 3 a corrupt head. */
    public static final String REPLICA_STATUS = "tb_replica_status";

    /** 0 unless the replica is fetching the cluster's state from its peers. */
    public static final String REPLICA_SYNC_STAGE = "tb_replica_sync_stage";

    /** Since the server was started. */
    public static final String GRID_CACHE_HITS = "tb_grid_cache_hits";

    /** Since the server was started. Many, against the hits, mean that the machine has too little memory. */
    public static final String GRID_CACHE_MISSES = "tb_grid_cache_misses";

    /** Requests that wait in the primary's pipeline. */
    public static final String PIPELINE_QUEUE_LENGTH = "tb_replica_pipeline_queue_length";

    /**
     * What is passed on of the server's own metrics. It has many hundreds of series, most of them by tree and level, and
     * CloudWatch bills each.
     */
    static final List<String> FROM_SERVER =
            List.of(REPLICA_STATUS, REPLICA_SYNC_STAGE, GRID_CACHE_HITS, GRID_CACHE_MISSES, PIPELINE_QUEUE_LENGTH);

    private TigerBeetleMetrics() {}

    /** The namespace of an application's cluster: {@code bank-prod/tigerbeetle}. */
    public static String namespace(ResourceNames names) {
        return names.base() + "/tigerbeetle";
    }
}
