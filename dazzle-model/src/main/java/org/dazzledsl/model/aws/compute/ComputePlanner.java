package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;

/** Decides what the Compute stack holds. */
public final class ComputePlanner {

    private ComputePlanner() {}

    public static ComputeStack plan(PlanContext context) {
        return new ComputeStack(context.names().stack(StackName.COMPUTE));
    }
}
