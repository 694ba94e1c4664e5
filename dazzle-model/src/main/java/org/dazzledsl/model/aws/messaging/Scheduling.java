package org.dazzledsl.model.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/** The schedules: each puts a message into the work queue when it is due. */
public record Scheduling(Group group, DeadLetterQueue deadLetters, List<Schedule> schedules) {

    public Scheduling {
        schedules = List.copyOf(schedules);
    }

    List<AwsResource> resources() {
        List<AwsResource> resources = new ArrayList<>(List.of(group, deadLetters));
        resources.addAll(schedules);
        return resources;
    }

    /** The group that holds them, and in whose name the scheduler may send. */
    public record Group(PlannedResource planned) implements AwsResource {

        static final String TYPE = "AWS::Scheduler::ScheduleGroup";

        public String name() {
            return planned.name();
        }

        public Value arn() {
            return Value.text(
                    "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/" + name());
        }
    }

    /**
     * @param title what people call it
     * @param expression in EventBridge Scheduler's notation: {@code cron(0 2 ? * MON-FRI *)}, {@code rate(15 minutes)}
     * @param timezone an IANA name
     * @param input the JSON text that the workers receive
     */
    public record Schedule(
            PlannedResource planned,
            String title,
            String expression,
            String timezone,
            String input,
            DeliveryRetry retry)
            implements AwsResource {

        static final String TYPE = "AWS::Scheduler::Schedule";

        public String name() {
            return planned.name();
        }
    }
}
