package org.dazzledsl.model.aws.messaging;

import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;

/** Decides what the Messaging stack holds. */
public final class MessagingPlanner {

    private MessagingPlanner() {}

    public static MessagingStack plan(PlanContext context) {
        return new MessagingStack(context.names().stack(StackName.MESSAGING));
    }
}
