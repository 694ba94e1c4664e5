package org.dazzledsl.stacks;

import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;

/** Builds what a {@link TigerBeetleStack} asks for. */
final class TigerBeetleBuilder {

    private TigerBeetleBuilder() {}

    static void build(StackScope scope, TigerBeetleStack tigerBeetle) {
        tigerBeetle.resources();
    }
}
