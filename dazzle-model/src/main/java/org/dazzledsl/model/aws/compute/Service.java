package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * A service of ECS on Fargate, with what only it has.
 *
 * @param role what its tasks may do
 * @param desiredCount tasks that a rollout starts with
 * @param capacity where the tasks run
 * @param healthCheckGraceSeconds in which a task that starts isn't replaced for being unhealthy; only behind the load
 *     balancer
 */
public record Service(
        PlannedResource planned,
        LogGroup logs,
        Role role,
        TaskDefinition task,
        int desiredCount,
        List<Capacity> capacity,
        OptionalInt healthCheckGraceSeconds,
        AutoScaling scaling)
        implements AwsResource {

    static final String TYPE = "AWS::ECS::Service";

    /**
     * The stack's parameter that says how many tasks a rollout starts with: the number that is configured, so that the first
     * one waits for them and is rolled back without them; or as many as auto scaling has made of it, so that a later one
     * under load takes none away. CloudFormation can't tell the two apart by itself.
     */
    public static final String COUNT_PARAMETER = "TaskCount";

    public static final String CONFIGURED_COUNT = "configured";
    public static final String CURRENT_COUNT = "current";

    public Service {
        Objects.requireNonNull(healthCheckGraceSeconds, "healthCheckGraceSeconds");
        capacity = List.copyOf(capacity);
        if (desiredCount < scaling.min() || desiredCount > scaling.max()) {
            throw new IllegalArgumentException("Auto scaling would change the count at once: " + desiredCount);
        }
    }

    /** The physical name, which is the dimension {@code ServiceName} of the metrics. */
    public String name() {
        return planned.name();
    }

    /** Whether the load balancer sends it requests. */
    public boolean balanced() {
        return healthCheckGraceSeconds.isPresent();
    }

    List<AwsResource> resources() {
        List<AwsResource> resources = new ArrayList<>(List.of(logs, role, task, this, scaling));
        resources.addAll(scaling.policies());
        return resources;
    }

    /**
     * @param provider {@code FARGATE} or {@code FARGATE_SPOT}
     * @param base the first tasks that run there
     * @param weight its share of the others
     */
    public record Capacity(String provider, int base, int weight) {}
}
