package org.dazzledsl.model.aws.messaging;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.Value;

/** What work queues and dead-letter queues have in common. Other stacks address a queue by its name and nothing else. */
public sealed interface SqsQueue extends AwsResource permits Queue, DeadLetterQueue {

    /** How long a message waits to be read: 60 seconds to 14 days. */
    int retentionSeconds();

    /** The services of AWS that put messages into it, besides what a task's role may. */
    List<ServiceSender> senders();

    /** The physical name: {@code bank-prod-orders}. */
    default String name() {
        return planned().name();
    }

    default Value arn() {
        return arnOf(name());
    }

    /** The ARN of the queue with this physical name. */
    static Value arnOf(String name) {
        return Value.text("arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:" + name);
    }

    default Value url() {
        return Value.text("https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/" + name());
    }
}
