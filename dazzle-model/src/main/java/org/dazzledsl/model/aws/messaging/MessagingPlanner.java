package org.dazzledsl.model.aws.messaging;

import java.util.Optional;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.StackPlan;

/** Decides what the Messaging stack holds. */
public final class MessagingPlanner {

    private MessagingPlanner() {}

    public static StackPlan<MessagingStack> plan(PlanContext context) {
        QueuePlanner queues = new QueuePlanner(context);
        StreamPlanner streams = new StreamPlanner(context, queues);
        EmailPlanner email = new EmailPlanner(context, queues);
        SchedulePlanner schedules = new SchedulePlanner(context, queues);
        MessagingStack stack = new MessagingStack(
                context.names().stack(StackName.MESSAGING),
                context.hasWorkQueue() ? Optional.of(queues.workQueue(streams.workQueueSenders())) : Optional.empty(),
                context.needs().queues().stream().map(queues::channelQueue).toList(),
                context.needs().streams().stream().map(streams::stream).toList(),
                context.needs().email().map(email::email),
                schedules.scheduling());
        return new StackPlan<>(stack, MessagingNotes.of(context, stack), schedules.refusals());
    }
}
