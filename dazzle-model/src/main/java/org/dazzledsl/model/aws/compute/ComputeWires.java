package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.Wire;

/** What Compute publishes for later stacks. Cluster and services have physical names and need no wire. */
public final class ComputeWires {

    /** The dimension {@code LoadBalancer} of CloudWatch's metrics: {@code app/name/id}. */
    public static final Wire LOAD_BALANCER_FULL_NAME = Wire.of(StackName.COMPUTE, "load_balancer/full_name");

    /** The dimension {@code TargetGroup} of CloudWatch's metrics: {@code targetgroup/name/id}. */
    public static final Wire TARGET_GROUP_FULL_NAME = Wire.of(StackName.COMPUTE, "target_group/full_name");

    private ComputeWires() {}
}
