package org.dazzledsl.model.aws.data;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.StackPlan;

/** Decides what the Data stack holds. */
public final class DataPlanner {

    private DataPlanner() {}

    public static StackPlan<DataStack> plan(PlanContext context) {
        return new StackPlan<>(
                new DataStack(
                        context.names().stack(StackName.DATA), Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                List.of());
    }
}
