package org.dazzledsl.model.aws.observability;

import static org.dazzledsl.model.aws.observability.Condition.MissingData.NOT_BREACHING;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dazzledsl.model.aws.messaging.DeadLetterQueue;
import org.dazzledsl.model.aws.messaging.MessageQueue;
import org.dazzledsl.model.aws.messaging.Queue;
import org.dazzledsl.model.aws.messaging.SqsQueue;
import org.dazzledsl.model.aws.observability.Condition.Window;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Measure.Metric;

/** Watches queues: whether what waits in them is worked off, and whether anything was given up. */
final class QueueWatch {

    private static final String NAMESPACE = "AWS/SQS";
    private static final String WAITING = "ApproximateNumberOfMessagesVisible";
    private static final String AGE = "ApproximateAgeOfOldestMessage";

    /** Work that waits in a queue is not urgent to the minute. */
    private static final int SHORTEST_WAIT_SECONDS = 900;

    private final Alarms factory;

    QueueWatch(Alarms factory) {
        this.factory = factory;
    }

    /** The queues that the workers read. */
    Watch of(List<MessageQueue> queues, String searched) {
        List<Alarm> alarms = new ArrayList<>();
        for (MessageQueue queue : queues) {
            alarms.add(waitsTooLong(queue.queue()));
            alarms.add(notEmpty(queue.deadLetters()));
        }
        Lines lines = new Lines(searched);
        List<Dashboard.Widget> graphs = new ArrayList<>();
        graphs.addAll(lines.graphs("Messages waiting", queues, queue -> waiting(queue.queue()), search(WAITING)));
        graphs.addAll(
                lines.graphs("Age of the oldest message, seconds", queues, queue -> age(queue.queue()), search(AGE)));
        graphs.addAll(lines.graphs("Dead letters", queues, queue -> waiting(queue.deadLetters()), Lines.NOTHING_MORE));
        return new Watch(alarms, new Dashboard.Row("Queues", graphs));
    }

    private static Function<String, String> search(String metric) {
        return name -> "SEARCH('{" + NAMESPACE + ",QueueName} MetricName=\"" + metric + "\" \"" + name
                + "\"', 'Maximum', 300)";
    }

    static Line waiting(SqsQueue queue) {
        return new Line(queue.name(), most(queue, WAITING));
    }

    private static Line age(Queue queue) {
        return new Line(queue.name(), most(queue, AGE));
    }

    private static Metric most(SqsQueue queue, String metric) {
        return Metrics.of(NAMESPACE, Metrics.dimension("QueueName", queue.name()))
                .most(metric);
    }

    private Alarm waitsTooLong(Queue queue) {
        int seconds = longestWait(queue);
        return factory.alarm(
                "Waiting" + queue.planned().id(),
                queue,
                "A message has waited in " + queue.name() + " for more than " + seconds / 60
                        + " minutes, longer than all of its retries take: the workers don't keep up, or don't run.",
                most(queue, AGE),
                Condition.above(seconds, Window.FIVE_MINUTES, NOT_BREACHING));
    }

    /** Twice what the retries of a message that always fails take, but while there is time left to save it. */
    private static int longestWait(Queue queue) {
        long retries = 2L * queue.visibilityTimeoutSeconds() * queue.maxReceives();
        long wait = Math.max(SHORTEST_WAIT_SECONDS, retries);
        return (int) Math.min(wait, queue.retentionSeconds() / 2);
    }

    Alarm notEmpty(DeadLetterQueue queue) {
        return factory.alarm(
                "NotEmpty" + queue.planned().id(),
                queue,
                "There is something in " + queue.name() + ": find out why it failed, then redrive or delete it.",
                most(queue, WAITING),
                Condition.atLeast(1, Window.AT_ONCE, NOT_BREACHING));
    }
}
