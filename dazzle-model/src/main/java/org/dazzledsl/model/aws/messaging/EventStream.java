package org.dazzledsl.model.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/**
 * A channel of kind stream: an event bus, what remembers its events, and where those go that could not be delivered.
 *
 * @param name of the channel
 * @param toWorkers delivers every event to the work queue, where the application receives from this stream
 */
public record EventStream(
        String name, Bus bus, Archive archive, DeadLetterQueue deadLetters, Optional<Delivery> toWorkers) {

    /** Event buses in a region of an account, unless AWS was asked for more (EventBridge user guide, "Quotas"). */
    public static final int DEFAULT_QUOTA = 100;

    List<AwsResource> resources() {
        List<AwsResource> resources = new ArrayList<>(List.of(bus, archive, deadLetters));
        if (toWorkers.isPresent()) {
            resources.add(toWorkers.get());
        }
        return resources;
    }

    /** An event bus. Its name is its physical name, by which other stacks address it. */
    public record Bus(PlannedResource planned) implements AwsResource {

        static final String TYPE = "AWS::Events::EventBus";

        public String name() {
            return planned.name();
        }

        public Value arn() {
            return Value.text("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/" + name());
        }
    }

    /** @param retentionDays for how long events can be replayed, at least 1 */
    public record Archive(PlannedResource planned, int retentionDays) implements AwsResource {

        static final String TYPE = "AWS::Events::Archive";
    }

    /**
     * The rule that hands events on to the work queue. Its physical name is a dimension of its metrics.
     *
     * @param input the JSON text that the workers receive, in EventBridge's notation for what it fills in
     */
    public record Delivery(PlannedResource planned, String input, DeliveryRetry retry) implements AwsResource {

        static final String TYPE = "AWS::Events::Rule";
    }
}
