package org.dazzledsl.model.aws.compute;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/** Adds and removes tasks so that a metric stays near its target. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ScalingPolicy.Utilization.class, name = "utilization"),
    @JsonSubTypes.Type(value = ScalingPolicy.Requests.class, name = "requests"),
    @JsonSubTypes.Type(value = ScalingPolicy.Backlog.class, name = "backlog")
})
public sealed interface ScalingPolicy extends AwsResource {

    String TYPE = "AWS::ApplicationAutoScaling::ScalingPolicy";

    double target();

    /**
     * @param metric a predefined one of Application Auto Scaling, such as {@code ECSServiceAverageCPUUtilization}
     * @param target per cent
     */
    record Utilization(PlannedResource planned, String metric, double target) implements ScalingPolicy {}

    /** @param target requests per minute that each task answers */
    record Requests(PlannedResource planned, double target) implements ScalingPolicy {}

    /**
     * @param queues physical names, as many as CloudWatch can add up in one alarm
     * @param target messages that wait in all of them, for each task that runs
     */
    record Backlog(PlannedResource planned, List<String> queues, double target) implements ScalingPolicy {

        /** An alarm on an expression takes ten metrics, and one of them is the number of tasks. */
        static final int MOST_QUEUES = 9;

        public Backlog {
            queues = List.copyOf(queues);
            if (queues.isEmpty() || queues.size() > MOST_QUEUES) {
                throw new IllegalArgumentException("Not 1 to " + MOST_QUEUES + " queues: " + queues);
            }
        }
    }
}
