package org.dazzledsl.model.aws.tigerbeetle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/** The gp3 volume that holds a replica's data file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplicaVolume.Created.class, name = "created"),
    @JsonSubTypes.Type(value = ReplicaVolume.Adopted.class, name = "adopted")
})
public sealed interface ReplicaVolume {

    /**
     * @param sizeGib GiB
     * @param throughput MiB/s
     * @param snapshotId what it is restored from
     * @param retained whether it outlives the stack and its own replacement
     */
    record Created(
            PlannedResource planned,
            int sizeGib,
            int iops,
            int throughput,
            Optional<String> snapshotId,
            boolean retained)
            implements ReplicaVolume, AwsResource {}

    /** One of an earlier cluster, with the data that is on it. */
    record Adopted(String id) implements ReplicaVolume {}
}
