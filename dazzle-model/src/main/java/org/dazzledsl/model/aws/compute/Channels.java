package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.VariableName;
import org.dazzledsl.model.aws.messaging.EmailSending;
import org.dazzledsl.model.aws.messaging.MessageQueue;
import org.dazzledsl.model.aws.messaging.MessagingStack;

/**
 * How the application learns of its channels, and by which ARNs its roles may use them: each by its name, or, where they
 * are many, all of a kind by what their names begin with.
 */
record Channels(PlanContext context, Optional<MessagingStack> messaging) {

    /** One address for a queue or a bus: a quarter of what these are themselves. */
    static final int PARTS = 8;

    /** A queue, a bus or a template, by the variable or the parameter that its address is in. */
    private record Named(String variable, Value address, String addressId, PlannedResource of) {}

    /** What stands in the environment of every container. */
    List<EnvironmentVariable> environment() {
        if (context.namesEachChannel()) {
            return all().stream()
                    .map(named -> new EnvironmentVariable(named.variable(), named.address()))
                    .toList();
        }
        return List.of(EnvironmentVariable.of("CHANNELS_PATH", path()));
    }

    /** The parameters under {@link #path()}: each is called like the variable that it stands for. */
    List<ChannelAddress> addresses() {
        return context.namesEachChannel()
                ? List.of()
                : all().stream().map(this::address).toList();
    }

    /** The path of SSM under which the addresses are, where they are too many for the environment. */
    String path() {
        return context.names().path("channels");
    }

    List<Note> notes() {
        if (context.namesEachChannel()) {
            return List.of();
        }
        String text = "The addresses of " + all().size() + " queues, event buses and templates are too many for a task "
                + "definition: the application finds them under " + path() + " in SSM (CHANNELS_PATH).";
        return List.of(new Note(text, context.needs().application()));
    }

    /** What the application sends to: the work queue and those of the channels. */
    List<Value> queueArns() {
        return arns(queues().map(queue -> queue.queue().arn()), "sqs", "");
    }

    List<Value> busArns() {
        Stream<Value> buses = messaging.stream()
                .flatMap(stack -> stack.streams().stream())
                .map(stream -> stream.bus().arn());
        return arns(buses, "events", "event-bus/");
    }

    /** What must be allowed to send mail: the domain, what sending has in common, the templates. */
    List<Value> emailArns() {
        List<Value> arns = new ArrayList<>();
        messaging
                .flatMap(MessagingStack::email)
                .ifPresent(email -> email.identity().ifPresent(domain -> {
                    arns.add(domain.arn());
                    arns.add(email.configurationSet().arn());
                    arns.addAll(arns(email.templates().stream().map(EmailSending.Template::arn), "ses", "template/"));
                }));
        return arns;
    }

    private List<Value> arns(Stream<Value> each, String service, String kind) {
        List<Value> arns = each.toList();
        if (arns.isEmpty() || context.namesEachChannel()) {
            return arns;
        }
        String start = "arn:${AWS::Partition}:" + service + ":${AWS::Region}:${AWS::AccountId}:" + kind;
        return List.of(Value.text(start + context.names().base() + "-*"));
    }

    private Stream<MessageQueue> queues() {
        return messaging.stream().flatMap(stack -> stack.workerQueues().stream());
    }

    private ChannelAddress address(Named named) {
        PlannedResource planned = new PlannedResource(
                named.addressId(),
                ChannelAddress.TYPE,
                path() + "/" + named.variable(),
                named.of().reasons(),
                named.of().part().map(part -> part.among(PARTS)));
        return new ChannelAddress(planned, named.address());
    }

    private List<Named> all() {
        List<Named> all = new ArrayList<>();
        messaging.ifPresent(stack -> {
            stack.channelQueues().forEach(queue -> all.add(queue(queue)));
            stack.streams()
                    .forEach(stream -> all.add(new Named(
                            "STREAM_" + VariableName.ofSnake(stream.name()) + "_BUS",
                            Value.text(stream.bus().name()),
                            LogicalId.of("StreamAddress", stream.name()),
                            stream.bus().planned())));
            stack.email().stream()
                    .flatMap(email -> email.templates().stream())
                    .forEach(template -> all.add(new Named(
                            "EMAIL_TEMPLATE_" + VariableName.ofCamel(template.message()),
                            Value.text(template.name()),
                            LogicalId.of("TemplateAddress", template.message()),
                            template.planned())));
        });
        return all;
    }

    private static Named queue(MessageQueue queue) {
        return new Named(
                "QUEUE_" + VariableName.ofSnake(queue.name()) + "_URL",
                queue.queue().url(),
                LogicalId.of("QueueAddress", queue.name()),
                queue.queue().planned());
    }
}
