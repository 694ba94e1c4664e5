package org.dazzledsl.model.aws.network;

import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;

/** Decides what the Network stack holds. */
public final class NetworkPlanner {

    private NetworkPlanner() {}

    public static NetworkStack plan(PlanContext context) {
        return new NetworkStack(context.names().stack(StackName.NETWORK));
    }
}
