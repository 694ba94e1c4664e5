package org.dazzledsl.model.diff;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a volume keeps for life. Its resource schema names no property that can only be set at creation, and yet CloudFormation
 * neither changes these nor makes another volume: its template reference says of each of them that updates are not supported,
 * and of the volume that it does not become smaller.
 */
final class FixedVolume {

    private static final String TYPE = "AWS::EC2::Volume";

    private static final String SIZE = "Size";

    private static final Set<String> FIXED = Set.of(
            "AvailabilityZone", "AvailabilityZoneId", "Encrypted", "KmsKeyId", "MultiAttachEnabled", "SnapshotId");

    private static final String SOURCE =
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-volume.html";

    private FixedVolume() {}

    /** Those properties that a resource of the type keeps for life. */
    static Set<String> properties(String type) {
        return type.equals(TYPE) ? FIXED : Set.of();
    }

    /** Why the change can't be made, if it can't. */
    static Optional<Impossible> why(FlatResource old, FlatResource now, List<PropertyChange> properties) {
        if (!now.type().equals(TYPE)) {
            return Optional.empty();
        }
        int before = old.properties().path(SIZE).asInt();
        int after = now.properties().path(SIZE).asInt();
        if (now.properties().has(SIZE) && after < before) {
            return Optional.of(new Impossible("a volume of " + before + " GiB doesn't become one of " + after, SOURCE));
        }
        return properties.stream()
                .filter(change -> FIXED.contains(change.path().get(0)))
                .findFirst()
                .map(change -> new Impossible(
                        change.inWords() + ", and CloudFormation doesn't update that of a volume", SOURCE));
    }
}
