package org.dazzledsl.model.aws.observability;

import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;

/** Decides what the Observability stack holds. */
public final class ObservabilityPlanner {

    private ObservabilityPlanner() {}

    public static ObservabilityStack plan(PlanContext context) {
        return new ObservabilityStack(context.names().stack(StackName.OBSERVABILITY));
    }
}
