package org.dazzledsl.model.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.Part;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;

/** Decides the queues and their dead-letter queues. */
final class QueuePlanner {

    private static final int SECONDS_PER_DAY = 86_400;

    /**
     * The longest that SQS allows (Amazon SQS API reference, SetQueueAttributes): people must have time to look, and SQS
     * counts from when the message was first sent.
     */
    private static final int DEAD_LETTER_RETENTION_SECONDS = 14 * SECONDS_PER_DAY;

    private final PlanContext context;

    QueuePlanner(PlanContext context) {
        this.context = context;
    }

    /** Where the work of the workers waits: that of processes and jobs, due schedules, events of streams. */
    MessageQueue workQueue(List<ServiceSender> senders) {
        List<Reason> reasons = Stream.of(
                        context.needs().queue().reasons().stream(),
                        context.needs().workers().reasons().stream(),
                        context.needs().schedules().stream().map(ScheduleNeed::reason),
                        context.needs().receivedStreams().stream().map(StreamNeed::reason))
                .flatMap(each -> each)
                .distinct()
                .toList();
        Names names = Names.builtIn("Work", QueueNames.of(context.names(), QueueNames.WORK));
        return queue(QueueNames.WORK, names, reasons, new Settings(), senders, List.of());
    }

    /** The queue of a channel, with what its configuration says and the defaults of dazzle.toml for the rest. */
    MessageQueue channelQueue(QueueNeed need) {
        Names names = Names.ofChannel(need.name(), QueueNames.ofChannel(context.names(), need.name()));
        Settings settings = new Settings(need.visibilityTimeoutSeconds(), need.retentionSeconds(), need.maxReceives());
        return queue(need.name(), names, List.of(need.reason()), settings, List.of(), List.of());
    }

    /** Where SES's events wait for the application. */
    MessageQueue emailEvents(List<Reason> reasons, ServiceSender sender) {
        Names names = Names.builtIn("EmailEvent", QueueNames.of(context.names(), QueueNames.EMAIL_EVENTS));
        return queue(QueueNames.EMAIL_EVENTS, names, reasons, new Settings(), List.of(sender), List.of(sender));
    }

    /** Takes nothing from other queues, only the events of a stream that EventBridge could not deliver. */
    DeadLetterQueue undeliveredEvents(String channel, Reason reason, ServiceSender sender) {
        Names names = Names.ofChannel(channel, QueueNames.ofChannel(context.names(), channel));
        return deadLetters(names, List.of(reason), Optional.empty(), List.of(sender));
    }

    /** Takes nothing from other queues, only the runs that the scheduler could not hand over. */
    DeadLetterQueue missedRuns(List<Reason> reasons) {
        Names names = Names.builtIn("Schedule", QueueNames.of(context.names(), QueueNames.SCHEDULES));
        return deadLetters(names, reasons, Optional.empty(), List.of());
    }

    private MessageQueue queue(
            String name,
            Names names,
            List<Reason> reasons,
            Settings settings,
            List<ServiceSender> senders,
            List<ServiceSender> deadLetterSenders) {
        Queue queue = new Queue(
                new PlannedResource(names.id, Queue.TYPE, names.physical, settings.reasonsAfter(reasons), names.part),
                settings.visibilityTimeoutSeconds,
                settings.retentionSeconds,
                settings.maxReceives,
                senders);
        return new MessageQueue(
                name, queue, deadLetters(names, reasons, Optional.of(names.physical), deadLetterSenders));
    }

    private static DeadLetterQueue deadLetters(
            Names names, List<Reason> reasons, Optional<String> source, List<ServiceSender> senders) {
        return new DeadLetterQueue(
                new PlannedResource(
                        names.deadLetterId, Queue.TYPE, QueueNames.deadLettersOf(names.physical), reasons, names.part),
                DEAD_LETTER_RETENTION_SECONDS,
                source,
                senders);
    }

    /** What a queue and its dead-letter queue are called, and where they stand. */
    private record Names(String id, String deadLetterId, String physical, Optional<Part> part) {

        static Names ofChannel(String channel, String physical) {
            return new Names(
                    LogicalId.of("Queue", channel),
                    LogicalId.of("DeadLetterQueue", channel),
                    physical,
                    Optional.of(Part.of(channel)));
        }

        static Names builtIn(String kind, String physical) {
            return new Names(kind + "Queue", kind + "DeadLetterQueue", physical, Optional.empty());
        }
    }

    /** A channel's own settings, else those of dazzle.toml, which are then reasons too. */
    private final class Settings {

        private final int visibilityTimeoutSeconds;
        private final int retentionSeconds;
        private final int maxReceives;
        private final List<Reason> fromConfiguration = new ArrayList<>();

        Settings() {
            this(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty());
        }

        Settings(OptionalInt visibilityTimeout, OptionalInt retention, OptionalInt receives) {
            DeployConfig.Messaging defaults = context.config().messaging();
            visibilityTimeoutSeconds = visibilityTimeout.orElse(defaults.queueVisibilityTimeout());
            retentionSeconds = retention.orElse(defaults.messageRetentionDays() * SECONDS_PER_DAY);
            maxReceives = receives.orElse(defaults.deadLetterMaxReceives());
            defaulted(
                    visibilityTimeout,
                    "queue_visibility_timeout",
                    "a message stays hidden for " + defaults.queueVisibilityTimeout()
                            + " seconds while it is processed");
            defaulted(
                    retention,
                    "message_retention_days",
                    "a message waits for " + defaults.messageRetentionDays() + " days at most");
            defaulted(
                    receives,
                    "dead_letter_max_receives",
                    "a message that was received " + defaults.deadLetterMaxReceives()
                            + " times and never finished is a dead letter");
        }

        private void defaulted(OptionalInt ofChannel, String key, String rule) {
            if (ofChannel.isEmpty()) {
                fromConfiguration.add(context.config().places().because("deploy.messaging." + key, rule));
            }
        }

        List<Reason> reasonsAfter(List<Reason> reasons) {
            return Stream.concat(reasons.stream(), fromConfiguration.stream()).toList();
        }
    }
}
