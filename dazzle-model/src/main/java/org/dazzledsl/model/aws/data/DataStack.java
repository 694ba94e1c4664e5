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
        database.map(Database::resources).ifPresent(resources::addAll);
        bucket.map(Bucket::resources).ifPresent(resources::addAll);
        cache.map(Cache::resources).ifPresent(resources::addAll);
        return List.copyOf(resources);
    }
}
