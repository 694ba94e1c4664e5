package org.dazzledsl.stacks;

import org.dazzledsl.model.aws.data.DataStack;

/** Builds what a {@link DataStack} asks for. */
final class DataBuilder {

    private DataBuilder() {}

    static void build(StackScope scope, DataStack data) {
        if (data.database().isPresent()) {
            new DatabaseBuilder(scope).build(data.database().get());
        }
        if (data.bucket().isPresent()) {
            new BucketBuilder(scope).build(data.bucket().get());
        }
        if (data.cache().isPresent()) {
            new CacheBuilder(scope).build(data.cache().get());
        }
    }
}
