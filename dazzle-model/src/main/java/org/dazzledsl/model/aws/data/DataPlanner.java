package org.dazzledsl.model.aws.data;

import java.util.Optional;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;

/** Decides what the Data stack holds. */
public final class DataPlanner {

    private DataPlanner() {}

    public static DataStack plan(PlanContext context) {
        return new DataStack(
                context.names().stack(StackName.DATA), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
