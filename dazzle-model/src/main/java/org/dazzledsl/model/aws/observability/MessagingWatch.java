package org.dazzledsl.model.aws.observability;

import static org.dazzledsl.model.aws.observability.Condition.MissingData.NOT_BREACHING;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.model.aws.ResourceNames;
import org.dazzledsl.model.aws.messaging.EmailSending;
import org.dazzledsl.model.aws.messaging.EventStream;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.messaging.Scheduling;
import org.dazzledsl.model.aws.observability.Condition.Window;
import org.dazzledsl.model.aws.observability.Dashboard.Graph;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Dashboard.Mark;
import org.dazzledsl.model.aws.observability.Measure.Formula;

/** Watches queues, event buses, e-mail and schedules. */
final class MessagingWatch {

    private static final String EVENTS = "AWS/Events";

    /** Shares of the mails sent at which SES puts an account under review (Amazon SES developer guide, "Reputation"). */
    private static final double MANY_BOUNCES = 0.05;

    private static final double MANY_COMPLAINTS = 0.001;

    private final ResourceNames names;
    private final Alarms factory;
    private final QueueWatch queues;

    private MessagingWatch(ResourceNames names, Alarms factory) {
        this.names = names;
        this.factory = factory;
        this.queues = new QueueWatch(factory);
    }

    /** A watch for each kind of thing that exists. */
    static List<Watch> of(MessagingStack stack, ResourceNames names, Alarms factory) {
        MessagingWatch watch = new MessagingWatch(names, factory);
        List<Watch> watches = new ArrayList<>();
        if (!stack.workerQueues().isEmpty()) {
            watches.add(watch.queues.of(stack.workerQueues(), names.base()));
        }
        if (!stack.streams().isEmpty()) {
            watches.add(watch.streams(stack.streams()));
        }
        stack.email().map(watch::email).ifPresent(watches::add);
        stack.scheduling().map(watch::schedules).ifPresent(watches::add);
        return watches;
    }

    private Watch streams(List<EventStream> streams) {
        List<Alarm> alarms = new ArrayList<>();
        for (EventStream stream : streams) {
            stream.toWorkers()
                    .ifPresent(delivery -> alarms.add(factory.alarm(
                            "Undelivered" + delivery.planned().id(),
                            delivery,
                            "Events of " + stream.bus().name() + " could not be delivered to the workers.",
                            ruleOf(stream.bus().name(), delivery.planned().name())
                                    .sum("FailedInvocations"),
                            Condition.atLeast(1, Window.AT_ONCE, NOT_BREACHING))));
            alarms.add(queues.notEmpty(stream.deadLetters()));
        }
        Lines lines = new Lines(names.base());
        List<Dashboard.Widget> graphs = new ArrayList<>();
        graphs.addAll(lines.graphs(
                "Events",
                streams,
                stream -> new Line(
                        stream.name(), new Formula(matchedBy(stream.bus().name()), List.of())),
                MessagingWatch::matchedBy));
        graphs.addAll(lines.graphs(
                "Events not delivered",
                streams,
                stream -> QueueWatch.waiting(stream.deadLetters()),
                Lines.NOTHING_MORE));
        return new Watch(alarms, new Dashboard.Row("Event buses", graphs));
    }

    /** By any rule of a bus: that of its archive sees every event. */
    private static String matchedBy(String bus) {
        return "SEARCH('{" + EVENTS + ",EventBusName,RuleName} MetricName=\"MatchedEvents\" \"" + bus
                + "\"', 'Sum', 300)";
    }

    private static Metrics ruleOf(String bus, String rule) {
        return Metrics.of(EVENTS, Metrics.dimension("EventBusName", bus), Metrics.dimension("RuleName", rule));
    }

    private Watch email(EmailSending email) {
        EmailSending.ConfigurationSet set = email.configurationSet();
        Metrics reputation = Metrics.of("AWS/SES", Metrics.dimension("ses:configuration-set", set.name()));
        List<Alarm> alarms = List.of(
                factory.alarm(
                        "EmailBounces",
                        set,
                        "More than 5 % of the mails bounce: SES puts the account under review.",
                        reputation.average("Reputation.BounceRate"),
                        Condition.above(MANY_BOUNCES, Window.ONE_PERIOD, NOT_BREACHING)),
                factory.alarm(
                        "EmailComplaints",
                        set,
                        "More than 0.1 % of the mails are called spam by those who get them: SES puts the account under "
                                + "review.",
                        reputation.average("Reputation.ComplaintRate"),
                        Condition.above(MANY_COMPLAINTS, Window.ONE_PERIOD, NOT_BREACHING)),
                factory.alarm(
                        "EmailEventsUndelivered",
                        email.feedbackRule(),
                        "Bounces and complaints could not be handed on to "
                                + email.feedback().queue().name() + ".",
                        Metrics.of(
                                        EVENTS,
                                        Metrics.dimension(
                                                "RuleName",
                                                email.feedbackRule().planned().name()))
                                .sum("FailedInvocations"),
                        Condition.atLeast(1, Window.AT_ONCE, NOT_BREACHING)),
                queues.notEmpty(email.feedback().deadLetters()));
        return new Watch(
                alarms,
                new Dashboard.Row(
                        "E-mail",
                        List.of(
                                new Graph(
                                        "Bounces, share of mails",
                                        List.of(new Line("bounces", reputation.average("Reputation.BounceRate"))),
                                        List.of(new Mark("review by SES", MANY_BOUNCES))),
                                new Graph(
                                        "Complaints, share of mails",
                                        List.of(new Line("complaints", reputation.average("Reputation.ComplaintRate"))),
                                        List.of(new Mark("review by SES", MANY_COMPLAINTS))),
                                new Graph(
                                        "Bounces and complaints that wait for the application",
                                        List.of(
                                                QueueWatch.waiting(
                                                        email.feedback().queue()),
                                                QueueWatch.waiting(
                                                        email.feedback().deadLetters())),
                                        List.of()))));
    }

    private Watch schedules(Scheduling scheduling) {
        Metrics metrics = Metrics.of(
                "AWS/Scheduler",
                Metrics.dimension("ScheduleGroup", scheduling.group().name()));
        return new Watch(
                List.of(
                        factory.alarm(
                                "MissedSchedules",
                                scheduling.group(),
                                "A schedule was due, and its message could not be put into the work queue.",
                                metrics.sum("InvocationDroppedCount"),
                                Condition.atLeast(1, Window.AT_ONCE, NOT_BREACHING)),
                        queues.notEmpty(scheduling.deadLetters())),
                new Dashboard.Row(
                        "Schedules",
                        List.of(
                                new Graph(
                                        "Runs",
                                        List.of(
                                                new Line("due", metrics.sum("InvocationAttemptCount")),
                                                new Line("failed at first", metrics.sum("TargetErrorCount")),
                                                new Line("missed", metrics.sum("InvocationDroppedCount"))),
                                        List.of()),
                                new Graph(
                                        "Missed runs that are kept",
                                        List.of(QueueWatch.waiting(scheduling.deadLetters())),
                                        List.of()))));
    }
}
