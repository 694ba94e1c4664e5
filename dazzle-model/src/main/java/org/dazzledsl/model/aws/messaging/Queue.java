package org.dazzledsl.model.aws.messaging;

import java.util.List;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * A queue that the application reads.
 *
 * @param visibilityTimeoutSeconds 0 to 43200
 * @param maxReceives 1 to 1000; a message received more often becomes a dead letter
 */
public record Queue(
        PlannedResource planned,
        int visibilityTimeoutSeconds,
        int retentionSeconds,
        int maxReceives,
        List<ServiceSender> senders)
        implements SqsQueue {

    /** Long polling, the longest that SQS allows: a reader waits rather than asks again. */
    public static final int RECEIVE_WAIT_SECONDS = 20;

    static final String TYPE = "AWS::SQS::Queue";

    public Queue {
        senders = List.copyOf(senders);
    }
}
