package org.dazzledsl.model.aws.tigerbeetle;

import java.util.List;

/** The SSM parameters that carry {@link TigerBeetleWires}, named as people look for them. */
public record Parameters(Plain clusterId, Plain replicaCount, Plain addresses, Plain volumeIds) {

    List<Plain> resources() {
        return List.of(clusterId, replicaCount, addresses, volumeIds);
    }
}
