package org.dazzledsl.model.aws.messaging;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;

/**
 * A queue together with its dead-letter queue.
 *
 * @param name of the channel in the DSL; of the queues that no channel stands for, what they are for
 */
public record MessageQueue(String name, Queue queue, DeadLetterQueue deadLetters) {

    List<AwsResource> resources() {
        return List.of(queue, deadLetters);
    }
}
