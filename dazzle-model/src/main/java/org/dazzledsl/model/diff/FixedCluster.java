package org.dazzledsl.model.diff;

import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.Wire;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleWires;

/**
 * What a TigerBeetle cluster keeps from the day on which its data files were formatted: each file names the cluster and the
 * number of its replicas. See TigerBeetle's documentation of {@code tigerbeetle format}.
 */
final class FixedCluster {

    private static final Map<Wire, String> FIXED = Map.of(
            TigerBeetleWires.REPLICA_COUNT,
            "a TigerBeetle cluster keeps the number of replicas that it was formatted with, so %s can't become %s;"
                    + " make another cluster and move the accounts there",
            TigerBeetleWires.CLUSTER_ID,
            "a TigerBeetle cluster keeps the id that it was formatted with, so %s can't become %s; replicas and clients of"
                    + " the one don't speak with those of the other");

    private FixedCluster() {}

    /** Why the change can't be made, if it is one of what is fixed: told by the parameters that publish it. */
    static Optional<String> why(FlatResource old, FlatResource now) {
        String before = old.properties().path("Value").asText();
        String after = now.properties().path("Value").asText();
        if (before.equals(after) || !now.type().equals("AWS::SSM::Parameter")) {
            return Optional.empty();
        }
        String name = now.physicalName().orElse("");
        return FIXED.entrySet().stream()
                .filter(fixed -> name.endsWith("/" + fixed.getKey().from().pathSegment() + "/"
                        + fixed.getKey().key()))
                .findFirst()
                .map(fixed -> fixed.getValue().formatted(before, after));
    }
}
