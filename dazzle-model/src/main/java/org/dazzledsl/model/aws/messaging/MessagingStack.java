package org.dazzledsl.model.aws.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/**
 * The Messaging stack: queues, event buses, e-mail, schedules. It publishes nothing: whatever it holds can be removed later
 * and is therefore addressed by name.
 *
 * @param workQueue where the work of the workers waits
 * @param channelQueues of the channels of kind queue
 */
public record MessagingStack(
        String stackName,
        Optional<MessageQueue> workQueue,
        List<MessageQueue> channelQueues,
        List<EventStream> streams,
        Optional<EmailSending> email,
        Optional<Scheduling> scheduling)
        implements AwsStack {

    public MessagingStack {
        channelQueues = List.copyOf(channelQueues);
        streams = List.copyOf(streams);
    }

    @Override
    public StackName stack() {
        return StackName.MESSAGING;
    }

    @Override
    public List<AwsResource> contents() {
        List<AwsResource> resources = new ArrayList<>();
        if (workQueue.isPresent()) {
            resources.addAll(workQueue.get().resources());
        }
        for (MessageQueue queue : channelQueues) {
            resources.addAll(queue.resources());
        }
        for (EventStream stream : streams) {
            resources.addAll(stream.resources());
        }
        if (email.isPresent()) {
            resources.addAll(email.get().resources());
        }
        if (scheduling.isPresent()) {
            resources.addAll(scheduling.get().resources());
        }
        return resources;
    }

    /** Every queue that the workers read, the work queue first. */
    public List<MessageQueue> workerQueues() {
        List<MessageQueue> queues = new ArrayList<>();
        workQueue.ifPresent(queues::add);
        queues.addAll(channelQueues);
        return queues;
    }
}
