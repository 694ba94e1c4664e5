package org.dazzledsl.model.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.Part;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;

/** Decides the event buses of the channels of kind stream. */
final class StreamPlanner {

    static final String EVENTS = "events.amazonaws.com";

    /** What EventBridge itself tries when nothing is said (EventBridge user guide, "Retry policy"). */
    static final DeliveryRetry RETRY = new DeliveryRetry(185, 86_400);

    private static final int SECONDS_PER_DAY = 86_400;

    /** The most characters of a bus's name (EventBridge API reference, CreateEventBus). */
    private static final int LONGEST = 256;

    /** The most characters of a rule's name (EventBridge API reference, PutRule). */
    private static final int LONGEST_RULE_NAME = 64;

    private final PlanContext context;
    private final QueuePlanner queues;

    StreamPlanner(PlanContext context, QueuePlanner queues) {
        this.context = context;
        this.queues = queues;
    }

    /** The rules of every bus may put events into the work queue: one statement, however many there are. */
    List<ServiceSender> workQueueSenders() {
        return context.needs().receivedStreams().isEmpty()
                ? List.of()
                : List.of(new ServiceSender(
                        EVENTS, List.of(events("rule/" + context.names().base() + "-*"))));
    }

    EventStream stream(StreamNeed need) {
        String name = context.names().physical(need.name(), LONGEST);
        EventStream.Bus bus = new EventStream.Bus(
                new PlannedResource(LogicalId.of("Bus", need.name()), EventStream.Bus.TYPE, name, need.reason())
                        .in(Part.of(need.name())));
        ServiceSender busAndItsRules = new ServiceSender(EVENTS, List.of(bus.arn(), events("rule/" + name + "/*")));
        DeadLetterQueue deadLetters = queues.undeliveredEvents(need.name(), need.reason(), busAndItsRules);
        return new EventStream(need.name(), bus, archive(need), deadLetters, delivery(need));
    }

    private EventStream.Archive archive(StreamNeed need) {
        int configured = context.config().messaging().messageRetentionDays();
        List<Reason> reasons = new ArrayList<>(List.of(need.reason()));
        if (need.retentionSeconds().isEmpty()) {
            reasons.add(context.config()
                    .places()
                    .because(
                            "deploy.messaging.message_retention_days",
                            "events can be replayed for " + configured + " days"));
        }
        int days = need.retentionSeconds().isPresent()
                ? wholeDays(need.retentionSeconds().getAsInt())
                : configured;
        return new EventStream.Archive(
                new PlannedResource(LogicalId.of("Archive", need.name()), EventStream.Archive.TYPE, reasons)
                        .in(Part.of(need.name())),
                days);
    }

    /** Archives count in days: rather longer than asked for than shorter. */
    private static int wholeDays(int seconds) {
        return (seconds + SECONDS_PER_DAY - 1) / SECONDS_PER_DAY;
    }

    private Optional<EventStream.Delivery> delivery(StreamNeed need) {
        return need.received()
                ? Optional.of(new EventStream.Delivery(
                        new PlannedResource(
                                        LogicalId.of("StreamRule", need.name()),
                                        EventStream.Delivery.TYPE,
                                        context.names().physical(need.name(), LONGEST_RULE_NAME),
                                        need.reason())
                                .in(Part.of(need.name())),
                        "{\"stream\": \"" + need.name() + "\", \"event\": <aws.events.event.json>}",
                        RETRY))
                : Optional.empty();
    }

    static Value events(String resource) {
        return Value.text("arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:" + resource);
    }
}
