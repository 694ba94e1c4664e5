package org.dazzledsl.model.aws.tigerbeetle;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;

/**
 * What all replicas of the cluster have in common.
 *
 * @param id a u128; part of every data file, so it never changes
 * @param replicaCount part of every data file likewise
 * @param port on which a replica serves clients and other replicas
 * @param mayFormat whether a replica without data may begin with an empty data file: not where any volume is adopted or
 *     restored, since an empty replica beside old ones is one that forgot what it promised
 * @param server which server is installed
 * @param bootLimits how long a machine waits for what it needs
 * @param leastMemoryMib MiB below which a machine starts the server with {@code --development}
 * @param nodesPath of the SSM parameters {@code {instance-id} = ip:port}, written by the nodes, for people
 * @param formattedPath of the SSM parameters {@code {replica}}, written by the nodes: which volume was formatted
 * @param metricNamespace of the CloudWatch agents
 * @param serverMetrics the server's own metrics that are passed on, as CloudWatch names them
 */
public record Cluster(
        BigInteger id,
        int replicaCount,
        int port,
        boolean mayFormat,
        Server server,
        BootLimits bootLimits,
        int leastMemoryMib,
        String nodesPath,
        String formattedPath,
        String metricNamespace,
        List<String> serverMetrics) {

    /** How many replicas a cluster may have: an even one more costs another machine and survives no further loss. */
    public static final List<Integer> REPLICA_COUNTS = List.of(1, 3, 5);

    private static final int U128_BITS = 128;

    public Cluster {
        if (id.signum() < 0 || id.bitLength() > U128_BITS || replicaCount < 0) {
            throw new IllegalArgumentException("Not a cluster: " + id + " of " + replicaCount);
        }
        Objects.requireNonNull(server, "server");
        Objects.requireNonNull(bootLimits, "bootLimits");
        serverMetrics = List.copyOf(serverMetrics);
    }
}
