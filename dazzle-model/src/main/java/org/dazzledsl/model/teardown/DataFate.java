package org.dazzledsl.model.teardown;

import java.util.Set;
import org.dazzledsl.model.version.DataResource;

/** What becomes of a resource that holds data when its stack is deleted. */
public enum DataFate {
    /** It stays as it is, and no stack manages it any longer. */
    STAYS,
    /** It is deleted, and a last snapshot of it stays. */
    SNAPSHOT,
    /** It is deleted with what it holds. */
    DELETED;

    /**
     * Types of which CloudFormation takes a snapshot where the template says nothing:
     * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html. Instances of a
     * cluster hold nothing themselves, and no others are generated without a policy.
     */
    private static final Set<String> SNAPSHOT_BY_DEFAULT = Set.of("AWS::RDS::DBCluster");

    public static DataFate of(DataResource resource) {
        String policy =
                resource.deletionPolicy().orElse(SNAPSHOT_BY_DEFAULT.contains(resource.type()) ? "Snapshot" : "Delete");
        if (policy.startsWith("Retain")) {
            return STAYS;
        }
        return policy.equals("Snapshot") ? SNAPSHOT : DELETED;
    }
}
