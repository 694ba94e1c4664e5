package org.dazzledsl.stacks;

import org.dazzledsl.model.aws.data.DataStack;

/** Builds what a {@link DataStack} asks for. */
final class DataBuilder {

    private DataBuilder() {}

    static void build(StackScope scope, DataStack data) {
        data.database().ifPresent(database -> new DatabaseBuilder(scope).build(database));
        data.bucket().ifPresent(bucket -> new BucketBuilder(scope).build(bucket));
        data.cache().ifPresent(cache -> new CacheBuilder(scope).build(cache));
    }
}
