package org.dazzledsl.model.aws.messaging;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/** The Messaging stack: queues, event buses, e-mail, schedules. */
public record MessagingStack(String stackName) implements AwsStack {

    @Override
    public StackName stack() {
        return StackName.MESSAGING;
    }

    @Override
    public List<AwsResource> resources() {
        return List.of();
    }
}
