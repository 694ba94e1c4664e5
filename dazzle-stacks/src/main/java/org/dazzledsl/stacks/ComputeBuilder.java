package org.dazzledsl.stacks;

import org.dazzledsl.model.aws.compute.ComputeStack;

/** Builds what a {@link ComputeStack} asks for. */
final class ComputeBuilder {

    private ComputeBuilder() {}

    static void build(StackScope scope, ComputeStack compute) {
        compute.resources();
    }
}
