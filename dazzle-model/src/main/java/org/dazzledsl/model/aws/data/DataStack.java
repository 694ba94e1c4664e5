package org.dazzledsl.model.aws.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/** The Data stack: what of database, bucket and cache the application needs. */
public record DataStack(String stackName, Optional<Database> database, Optional<Bucket> bucket, Optional<Cache> cache)
        implements AwsStack {

    public DataStack {
        Objects.requireNonNull(database, "database");
        Objects.requireNonNull(bucket, "bucket");
        Objects.requireNonNull(cache, "cache");
    }

    @Override
    public StackName stack() {
        return StackName.DATA;
    }

    @Override
    public List<AwsResource> contents() {
        List<AwsResource> resources = new ArrayList<>();
        if (database.isPresent()) {
            resources.addAll(database.get().resources());
        }
        if (bucket.isPresent()) {
            resources.addAll(bucket.get().resources());
        }
        if (cache.isPresent()) {
            resources.addAll(cache.get().resources());
        }
        return List.copyOf(resources);
    }
}
