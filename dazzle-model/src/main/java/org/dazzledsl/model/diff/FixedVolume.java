package org.dazzledsl.model.diff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a volume keeps for life. Its resource schema names no property that can only be set at creation, and yet CloudFormation
 * neither changes these nor makes another volume: its template reference says of {@code AWS::EC2::Volume} that updates of
 * them are not supported, and that a volume doesn't become smaller.
 */
final class FixedVolume {

    private static final String TYPE = "AWS::EC2::Volume";

    private static final String SIZE = "Size";

    private static final Set<String> FIXED =
            Set.of("AvailabilityZone", "Encrypted", "KmsKeyId", "MultiAttachEnabled", "OutpostArn", "SnapshotId");

    private FixedVolume() {}

    /** Why the change can't be made, if it can't. */
    static Optional<String> why(FlatResource old, FlatResource now, List<PropertyChange> properties) {
        if (!now.type().equals(TYPE)) {
            return Optional.empty();
        }
        if (now.properties().has(SIZE)
                && now.properties().get(SIZE).asInt()
                        < old.properties().path(SIZE).asInt()) {
            return Optional.of("a volume of " + old.properties().path(SIZE).asInt() + " GiB doesn't become one of "
                    + now.properties().get(SIZE).asInt());
        }
        return properties.stream()
                .filter(change -> FIXED.contains(change.path().get(0)))
                .findFirst()
                .map(change -> change.inWords() + ", and CloudFormation doesn't update that of a volume");
    }
}
