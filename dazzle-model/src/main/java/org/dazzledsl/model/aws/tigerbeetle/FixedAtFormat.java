package org.dazzledsl.model.aws.tigerbeetle;

import org.dazzledsl.model.aws.Wire;

/** One of the values that stand in every data file of a cluster, and what is said of its change. */
public enum FixedAtFormat {
    REPLICA_COUNT(
            TigerBeetleWires.REPLICA_COUNT,
            "a TigerBeetle cluster keeps the number of replicas that it was formatted with, so %s can't become %s;"
                    + " make another cluster and move the accounts there"),
    CLUSTER_ID(
            TigerBeetleWires.CLUSTER_ID,
            "a TigerBeetle cluster keeps the id that it was formatted with, so %s can't become %s; replicas and clients of"
                    + " the one don't speak with those of the other");

    private final Wire wire;
    private final String words;

    FixedAtFormat(Wire wire, String words) {
        this.wire = wire;
        this.words = words;
    }

    /** By which it is published. */
    public Wire wire() {
        return wire;
    }

    public String of(ClusterIdentity identity) {
        return this == CLUSTER_ID ? identity.id().toString() : Integer.toString(identity.replicaCount());
    }

    /** Why the one can't become the other. */
    public String whyNot(String before, String after) {
        return words.formatted(before, after);
    }
}
