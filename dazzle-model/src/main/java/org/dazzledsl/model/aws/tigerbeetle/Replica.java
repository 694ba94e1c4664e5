package org.dazzledsl.model.aws.tigerbeetle;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.network.Vpc;

/**
 * One replica: an address and a volume that stay, and a machine that doesn't.
 *
 * @param index from 0; the replica's place in the addresses and part of its data file
 * @param zone index into the zones of the network; a function of the index alone, since a volume can't change its zone
 * @param formatted the SSM parameter that says whether the volume was ever formatted, where the stack makes it; elsewhere
 *     the node does, and it outlives the stack with the volume
 */
public record Replica(
        int index,
        int zone,
        ReplicaInterface networkInterface,
        ReplicaVolume volume,
        Optional<Plain> formatted,
        Plain role,
        Plain instanceProfile,
        LaunchTemplate launchTemplate,
        ReplicaGroup group) {

    /** The most zones over which replicas are spread, however many the rest of the application uses. */
    public static final int ZONES = Vpc.MOST_ZONES;

    public Replica {
        if (index < 0 || zone != index % ZONES) {
            throw new IllegalArgumentException("Replica " + index + " doesn't stand in zone " + zone);
        }
        Objects.requireNonNull(formatted, "formatted");
    }

    /** What is in the template for this replica: neither an interface nor a volume that it adopts. */
    List<AwsResource> resources() {
        List<AwsResource> resources = new ArrayList<>();
        if (networkInterface instanceof AwsResource made) {
            resources.add(made);
        }
        if (volume instanceof AwsResource made) {
            resources.add(made);
        }
        if (formatted.isPresent()) {
            resources.add(formatted.get());
        }
        resources.addAll(List.of(role, instanceProfile, launchTemplate, group));
        return resources;
    }
}
