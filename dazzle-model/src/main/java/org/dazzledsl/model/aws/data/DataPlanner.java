package org.dazzledsl.model.aws.data;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.StackPlan;

/** Decides what the Data stack holds. Only asked where at least one of database, storage and cache is needed. */
public final class DataPlanner {

    private DataPlanner() {}

    public static StackPlan<DataStack> plan(PlanContext context) {
        DatabasePlanner database = new DatabasePlanner(context);
        BucketPlanner bucket = new BucketPlanner(context);
        DataStack stack = new DataStack(
                context.names().stack(StackName.DATA),
                context.hasDatabase() ? Optional.of(database.database()) : Optional.empty(),
                context.hasStorage() ? Optional.of(bucket.bucket()) : Optional.empty(),
                context.hasCache() ? Optional.of(new CachePlanner(context).cache()) : Optional.empty());
        return new StackPlan<>(
                stack,
                Stream.concat(
                                database.notes().stream(),
                                context.hasStorage() ? bucket.notes().stream() : Stream.empty())
                        .toList(),
                List.of());
    }
}
