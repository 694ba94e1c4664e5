package org.dazzledsl.model.aws.tigerbeetle;

import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.Wire;

/** What the TigerBeetle stack publishes: what a client needs to reach the cluster, and what alarms are about. */
public final class TigerBeetleWires {

    /** The cluster's id, a u128 in decimal. A client with another one hangs without a word. */
    public static final Wire CLUSTER_ID = Wire.of(StackName.TIGERBEETLE, "cluster_id");

    public static final Wire REPLICA_COUNT = Wire.of(StackName.TIGERBEETLE, "replica_count");

    /**
     * The replicas' addresses in the order of their indices, as one text without spaces: {@code ip:3000,ip:3000,ip:3000}.
     * The same text for every replica and every client, which TigerBeetle insists on.
     */
    public static final Wire ADDRESSES = Wire.of(StackName.TIGERBEETLE, "addresses");

    /** The ids of the data volumes; index i is replica i's. */
    public static final Wire VOLUME_IDS = Wire.listOf(StackName.TIGERBEETLE, "volume_ids");

    private TigerBeetleWires() {}
}
