package org.dazzledsl.model.aws.tigerbeetle;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/** The network interface that gives a replica its address, whichever machine it runs on. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ReplicaInterface.Created.class, name = "created"),
    @JsonSubTypes.Type(value = ReplicaInterface.Adopted.class, name = "adopted")
})
public sealed interface ReplicaInterface {

    /** @param retained whether it outlives the stack */
    record Created(PlannedResource planned, boolean retained) implements ReplicaInterface, AwsResource {}

    /**
     * One of an earlier cluster.
     *
     * @param address its private IPv4 address, which CloudFormation can't look up
     */
    record Adopted(String id, String address) implements ReplicaInterface {}
}
