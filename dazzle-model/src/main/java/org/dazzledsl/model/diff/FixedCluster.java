package org.dazzledsl.model.diff;

import java.util.Arrays;
import java.util.Optional;
import org.dazzledsl.model.aws.Wire;
import org.dazzledsl.model.aws.tigerbeetle.FixedAtFormat;

/** Tells changes of what a TigerBeetle cluster keeps for life by the parameters that publish it. */
final class FixedCluster {

    static final String SOURCE = "TigerBeetle's documentation of tigerbeetle format";

    private FixedCluster() {}

    /** Why the change can't be made, if it is one of what is fixed. */
    static Optional<Impossible> why(FlatResource old, FlatResource now) {
        String before = old.properties().path("Value").asText();
        String after = now.properties().path("Value").asText();
        if (before.equals(after) || !now.type().equals("AWS::SSM::Parameter")) {
            return Optional.empty();
        }
        String name = now.physicalName().orElse("");
        return Arrays.stream(FixedAtFormat.values())
                .filter(fixed -> publishes(name, fixed.wire()))
                .findFirst()
                .map(fixed -> new Impossible(fixed.whyNot(before, after), SOURCE));
    }

    /** Whether the resource is the parameter that publishes the value. */
    static boolean publishes(FlatResource resource, FixedAtFormat fixed) {
        return resource.type().equals("AWS::SSM::Parameter")
                && publishes(resource.physicalName().orElse(""), fixed.wire());
    }

    private static boolean publishes(String name, Wire wire) {
        return name.endsWith("/" + wire.from().pathSegment() + "/" + wire.key());
    }
}
