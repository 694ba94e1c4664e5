package org.dazzledsl.model.aws.messaging;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/**
 * A queue for what could not be delivered or processed.
 *
 * @param source the physical name of the queue whose messages SQS moves here; empty where services put in what they could
 *     not deliver
 */
public record DeadLetterQueue(
        PlannedResource planned, int retentionSeconds, Optional<String> source, List<ServiceSender> senders)
        implements SqsQueue {

    public DeadLetterQueue {
        senders = List.copyOf(senders);
    }

    /** The ARN of the queue whose messages SQS moves here. */
    public Optional<Value> sourceArn() {
        return source.map(SqsQueue::arnOf);
    }
}
