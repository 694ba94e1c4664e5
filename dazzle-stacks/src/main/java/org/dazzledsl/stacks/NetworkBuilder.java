package org.dazzledsl.stacks;

import org.dazzledsl.model.aws.network.NetworkStack;

/** Builds what a {@link NetworkStack} asks for. */
final class NetworkBuilder {

    private NetworkBuilder() {}

    static void build(StackScope scope, NetworkStack network) {
        network.resources();
    }
}
