package org.dazzledsl.model.aws.tigerbeetle;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.config.DeployConfig;

/** Why no cluster may be built as it is configured. All that is wrong, not the first alone. */
final class TigerBeetleRefusals {

    private static final String KEYS = "deploy.tigerbeetle.";

    private final DeployConfig.TigerBeetle config;
    private final DeployConfig.Network network;
    private final ConfigPlaces places;
    private final List<Problem> problems = new ArrayList<>();

    private TigerBeetleRefusals(DeployConfig config) {
        this.config = config.tigerbeetle();
        this.network = config.network();
        this.places = config.places();
    }

    static List<Problem> of(DeployConfig config) {
        TigerBeetleRefusals refusals = new TigerBeetleRefusals(config);
        refusals.nodeCount();
        refusals.adoptedAndRestored();
        refusals.subnets();
        return List.copyOf(refusals.problems);
    }

    private void nodeCount() {
        int count = config.nodeCount();
        if (Cluster.REPLICA_COUNTS.contains(count)) {
            return;
        }
        Problem problem = count % 2 == 0
                ? problem(
                        "even-node-count",
                        "node_count",
                        "even node count: a cluster of " + count
                                + " replicas survives the loss of no more of them than one of " + (count - 1))
                : problem("node-count", "node_count", "a cluster can't have " + count + " replicas");
        String allowed = Cluster.REPLICA_COUNTS.stream().map(String::valueOf).collect(Collectors.joining(", "));
        problems.add(problem.expecting("one of " + allowed));
    }

    private void adoptedAndRestored() {
        config.snapshotIds().forEach((replica, snapshot) -> {
            if (replica < config.adoptedVolumeIds().size()) {
                problems.add(problem(
                                "adopted-and-restored",
                                "snapshot_ids",
                                "the volume of replica " + replica + " is adopted, and restored from " + snapshot
                                        + " too")
                        .expecting("one of the two"));
            }
        });
    }

    /** In a VPC of ours there are always enough; in the user's own, a replica stands where its index says or nowhere. */
    private void subnets() {
        network.existing().ifPresent(vpc -> {
            enough("private_subnet_ids", "private subnets", vpc.privateSubnetIds());
            enough("private_subnet_zones", "zones of private subnets", vpc.privateSubnetZones());
        });
    }

    private void enough(String key, String what, List<String> named) {
        int needed = Math.min(config.nodeCount(), Replica.ZONES);
        if (named.size() < needed) {
            problems.add(Problem.error(
                            "replica-subnets",
                            places.nearest("deploy.network." + key),
                            named.size() + " " + what + " for " + config.nodeCount() + " TigerBeetle replicas")
                    .expecting("at least " + needed));
        }
    }

    private Problem problem(String code, String key, String message) {
        return Problem.error(code, places.nearest(KEYS + key), message);
    }
}
