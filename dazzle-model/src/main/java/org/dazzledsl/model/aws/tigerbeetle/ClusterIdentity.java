package org.dazzledsl.model.aws.tigerbeetle;

import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsRequirements;

/**
 * What a TigerBeetle cluster keeps from the day on which its data files were formatted: each file names the cluster and the
 * number of its replicas. See TigerBeetle's documentation of {@code tigerbeetle format}.
 *
 * @param id a u128
 */
public record ClusterIdentity(BigInteger id, int replicaCount) {

    public ClusterIdentity {
        Objects.requireNonNull(id, "id");
    }

    /** Of the cluster that is planned, if one is. */
    public static Optional<ClusterIdentity> in(AwsRequirements requirements) {
        if (requirements.tigerBeetle().isEmpty()) {
            return Optional.empty();
        }
        Cluster cluster = requirements.tigerBeetle().get().cluster();
        return Optional.of(new ClusterIdentity(cluster.id(), cluster.replicaCount()));
    }
}
