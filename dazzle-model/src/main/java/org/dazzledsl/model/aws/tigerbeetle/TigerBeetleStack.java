package org.dazzledsl.model.aws.tigerbeetle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/**
 * The TigerBeetle stack: a cluster of replicas, each with a volume and an address that stay.
 *
 * @param replicas in the order of their indices, in which they are also brought up and updated, one after another
 */
public record TigerBeetleStack(
        String stackName,
        Cluster cluster,
        Parameters parameters,
        ClusterLog log,
        Plain placementGroup,
        List<Replica> replicas,
        Optional<SnapshotPolicy> snapshots)
        implements AwsStack {

    public TigerBeetleStack {
        Objects.requireNonNull(snapshots, "snapshots");
        replicas = List.copyOf(replicas);
        for (int index = 0; index < replicas.size(); index++) {
            if (replicas.get(index).index() != index) {
                throw new IllegalArgumentException("Replica " + index + " is not at its place");
            }
        }
        if (replicas.size() != cluster.replicaCount()) {
            throw new IllegalArgumentException(
                    replicas.size() + " replicas, of a cluster of " + cluster.replicaCount());
        }
    }

    /** The snapshots that find a replica's volume only when it is given their tag: an adopted one doesn't come with it. */
    public Optional<SnapshotPolicy> snapshotsToJoin(Replica replica) {
        return replica.volume() instanceof ReplicaVolume.Adopted ? snapshots : Optional.empty();
    }

    @Override
    public StackName stack() {
        return StackName.TIGERBEETLE;
    }

    @Override
    public List<AwsResource> contents() {
        List<AwsResource> resources = new ArrayList<>(parameters.resources());
        resources.add(log);
        resources.add(placementGroup);
        for (Replica replica : replicas) {
            resources.addAll(replica.resources());
        }
        if (snapshots.isPresent()) {
            resources.add(snapshots.get());
            resources.add(snapshots.get().role());
        }
        return List.copyOf(resources);
    }
}
