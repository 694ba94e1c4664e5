package org.dazzledsl.model.aws.compute;

import java.util.List;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.StackPlan;

/** Decides what the Compute stack holds. */
public final class ComputePlanner {

    private ComputePlanner() {}

    public static StackPlan<ComputeStack> plan(PlanContext context) {
        return new StackPlan<>(new ComputeStack(context.names().stack(StackName.COMPUTE)), List.of(), List.of());
    }
}
