package org.dazzledsl.stacks;

import org.dazzledsl.model.aws.data.DataStack;

/** Builds what a {@link DataStack} asks for. */
final class DataBuilder {

    private DataBuilder() {}

    static void build(StackScope scope, DataStack data) {
        data.resources();
    }
}
