package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.PlanContext;

/** Whether and how tasks send traces to X-Ray. */
final class Tracing {

    /** The daemon's third version, whichever is its newest; see "Running the X-Ray daemon on Amazon ECS" in AWS's guide. */
    static final String DAEMON_IMAGE = "public.ecr.aws/xray/aws-xray-daemon:3.x";

    /** Where the application finds the daemon, which runs in the same task. */
    static final String DAEMON_ADDRESS = "127.0.0.1:2000";

    private Tracing() {}

    /** Not where its image, which is in no registry of the account, can't be fetched: then no task would start at all. */
    static boolean runs(PlanContext context) {
        return wanted(context) && !cutOff(context);
    }

    static boolean wanted(PlanContext context) {
        return context.config().observability().enableXray();
    }

    /** Whether no way leads from the tasks to the internet, as far as is known. */
    static boolean cutOff(PlanContext context) {
        return context.config().network().natGateways() == 0
                && context.config().network().existing().isEmpty();
    }
}
