package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.allow;
import static org.dazzledsl.stacks.PolicyJson.allowService;
import static org.dazzledsl.stacks.PolicyJson.attribute;
import static org.dazzledsl.stacks.PolicyJson.denyWithoutTls;
import static org.dazzledsl.stacks.PolicyJson.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.messaging.DeadLetterQueue;
import org.dazzledsl.model.aws.messaging.DeliveryRetry;
import org.dazzledsl.model.aws.messaging.EmailSending;
import org.dazzledsl.model.aws.messaging.EventStream;
import org.dazzledsl.model.aws.messaging.MessageQueue;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.messaging.Queue;
import org.dazzledsl.model.aws.messaging.Scheduling;
import org.dazzledsl.model.aws.messaging.ServiceSender;
import org.dazzledsl.model.aws.messaging.SqsQueue;
import software.amazon.awscdk.services.events.CfnArchiveProps;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.events.CfnEventBusPolicyProps;
import software.amazon.awscdk.services.events.CfnEventBusProps;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.CfnRuleProps;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRoleProps;
import software.amazon.awscdk.services.route53.CfnRecordSetProps;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroupProps;
import software.amazon.awscdk.services.scheduler.CfnScheduleProps;
import software.amazon.awscdk.services.ses.CfnConfigurationSet;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestination;
import software.amazon.awscdk.services.ses.CfnConfigurationSetEventDestinationProps;
import software.amazon.awscdk.services.ses.CfnConfigurationSetProps;
import software.amazon.awscdk.services.ses.CfnEmailIdentity;
import software.amazon.awscdk.services.ses.CfnEmailIdentityProps;
import software.amazon.awscdk.services.ses.CfnTemplate;
import software.amazon.awscdk.services.ses.CfnTemplateProps;
import software.amazon.awscdk.services.sqs.CfnQueuePolicyProps;
import software.amazon.awscdk.services.sqs.CfnQueueProps;

/** Builds what a {@link MessagingStack} asks for. */
final class MessagingBuilder {

    private static final String SCHEDULER = "scheduler.amazonaws.com";
    private static final String DKIM_RECORD_TTL_SECONDS = "1800";

    /** How many SES asks for, to find its signature by any of them. */
    private static final int DKIM_RECORDS = 3;

    private final StackScope scope;
    private final Optional<String> kmsKeyArn;

    private MessagingBuilder(StackScope scope) {
        this.scope = scope;
        this.kmsKeyArn = scope.requirements().organization().kmsKeyArn();
    }

    static void build(StackScope scope, MessagingStack messaging) {
        MessagingBuilder builder = new MessagingBuilder(scope);
        Optional<StackResource> workQueue = messaging.workQueue().isPresent()
                ? Optional.of(builder.queue(messaging.workQueue().get()).queue())
                : Optional.empty();
        for (MessageQueue queue : messaging.channelQueues()) {
            builder.queue(queue);
        }
        for (EventStream stream : messaging.streams()) {
            builder.stream(stream, workQueue);
        }
        if (messaging.email().isPresent()) {
            builder.email(messaging.email().get());
        }
        if (messaging.scheduling().isPresent()) {
            builder.scheduling(messaging.scheduling().get(), workQueue.orElseThrow());
        }
    }

    /** A queue and its dead-letter queue. */
    private record Pair(StackResource queue, StackResource deadLetters) {}

    private Pair queue(MessageQueue pair) {
        StackResource deadLetters = deadLetters(pair.deadLetters());
        Queue queue = pair.queue();
        Map<String, Object> redrive = new LinkedHashMap<>();
        redrive.put("deadLetterTargetArn", deadLetters.attribute("Arn"));
        redrive.put("maxReceiveCount", queue.maxReceives());
        StackResource construct = scope.planned(
                queue,
                encrypted(queue)
                        .visibilityTimeout(queue.visibilityTimeoutSeconds())
                        .receiveMessageWaitTimeSeconds(Queue.RECEIVE_WAIT_SECONDS)
                        .redrivePolicy(redrive)
                        .build());
        policy(queue, construct);
        return new Pair(construct, deadLetters);
    }

    private StackResource deadLetters(DeadLetterQueue queue) {
        Map<String, Object> redriveAllow = new LinkedHashMap<>();
        redriveAllow.put("redrivePermission", queue.source().isPresent() ? "byQueue" : "denyAll");
        if (queue.sourceArn().isPresent()) {
            redriveAllow.put(
                    "sourceQueueArns", List.of(scope.resolve(queue.sourceArn().get())));
        }
        StackResource construct = scope.planned(
                queue, encrypted(queue).redriveAllowPolicy(redriveAllow).build());
        policy(queue, construct);
        return construct;
    }

    private CfnQueueProps.Builder encrypted(SqsQueue queue) {
        CfnQueueProps.Builder props =
                CfnQueueProps.builder().queueName(queue.name()).messageRetentionPeriod(queue.retentionSeconds());
        return kmsKeyArn.isPresent() ? props.kmsMasterKeyId(kmsKeyArn.get()) : props.sqsManagedSseEnabled(true);
    }

    private void policy(SqsQueue queue, StackResource construct) {
        String id = queue.planned().id();
        Object arn = attribute(id, "Arn");
        List<Map<String, Object>> statements = new ArrayList<>(List.of(denyWithoutTls("sqs:*", arn)));
        for (ServiceSender sender : queue.senders()) {
            statements.add(allowService(sender.service(), "sqs:SendMessage", arn, scope.resolve(sender.sources())));
        }
        scope.auxiliary(
                "Policy" + id,
                queue,
                CfnQueuePolicyProps.builder()
                        .queues(List.of(construct.ref()))
                        .policyDocument(document(statements))
                        .build());
    }

    private void stream(EventStream stream, Optional<StackResource> workQueue) {
        StackResource deadLetters = deadLetters(stream.deadLetters());
        EventStream.Bus bus = stream.bus();
        CfnEventBusProps.Builder props = CfnEventBusProps.builder()
                .name(bus.name())
                .description("Events of the channel " + stream.name())
                .deadLetterConfig(CfnEventBus.DeadLetterConfigProperty.builder()
                        .arn(deadLetters.attribute("Arn"))
                        .build());
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyIdentifier(kmsKeyArn.get());
        }
        StackResource construct = scope.planned(bus, props.build());
        scope.keepNamedOutsideDev(construct);
        busPolicy(bus, construct);
        archive(stream, construct);
        if (stream.toWorkers().isPresent()) {
            deliver(stream, stream.toWorkers().get(), construct, deadLetters, workQueue);
        }
    }

    /**
     * Only this account's own principals, each as far as its own policies go. Not as a property of the bus, in which
     * CloudFormation finds drift where there is none (cloudformation-coverage-roadmap, issue 2188).
     */
    private void busPolicy(EventStream.Bus bus, StackResource construct) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put(
                "Principal",
                PolicyJson.one("AWS", PolicyJson.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")));
        statement.put("Action", "events:PutEvents");
        statement.put("Resource", construct.attribute("Arn"));
        scope.auxiliary(
                "Policy" + bus.planned().id(),
                bus,
                CfnEventBusPolicyProps.builder()
                        .eventBusName(bus.name())
                        .statementId("ThisAccount")
                        .statement(statement)
                        .build());
    }

    private void archive(EventStream stream, StackResource bus) {
        EventStream.Archive archive = stream.archive();
        CfnArchiveProps.Builder props = CfnArchiveProps.builder()
                .sourceArn(bus.attribute("Arn"))
                .description("Events of the channel " + stream.name())
                .retentionDays(archive.retentionDays());
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyIdentifier(kmsKeyArn.get());
        }
        StackResource construct = scope.planned(archive, props.build());
        scope.keepNamedOutsideDev(construct);
    }

    private void deliver(
            EventStream stream,
            EventStream.Delivery delivery,
            StackResource bus,
            StackResource deadLetters,
            Optional<StackResource> workQueue) {
        StackResource rule = scope.planned(
                delivery,
                CfnRuleProps.builder()
                        .eventBusName(stream.bus().name())
                        .name(delivery.planned().name())
                        .description("Hands events of the channel " + stream.name() + " on to the workers")
                        .eventPattern(PolicyJson.one("account", List.of(PolicyJson.one("Ref", "AWS::AccountId"))))
                        .targets(List.of(target("WorkQueue", workQueue.orElseThrow(), deadLetters, delivery.retry())
                                .inputTransformer(CfnRule.InputTransformerProperty.builder()
                                        .inputTemplate(delivery.input())
                                        .build())
                                .build()))
                        .build());
        rule.dependsOn(bus);
    }

    private static CfnRule.TargetProperty.Builder target(
            String id, StackResource queue, StackResource deadLetters, DeliveryRetry retry) {
        return CfnRule.TargetProperty.builder()
                .id(id)
                .arn(queue.attribute("Arn"))
                .retryPolicy(CfnRule.RetryPolicyProperty.builder()
                        .maximumRetryAttempts(retry.attempts())
                        .maximumEventAgeInSeconds(retry.maximumAgeSeconds())
                        .build())
                .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder()
                        .arn(deadLetters.attribute("Arn"))
                        .build());
    }

    private void email(EmailSending email) {
        EmailSending.ConfigurationSet set = email.configurationSet();
        StackResource construct = scope.planned(
                set,
                CfnConfigurationSetProps.builder()
                        .name(set.name())
                        .deliveryOptions(CfnConfigurationSet.DeliveryOptionsProperty.builder()
                                .tlsPolicy("REQUIRE")
                                .build())
                        .reputationOptions(CfnConfigurationSet.ReputationOptionsProperty.builder()
                                .reputationMetricsEnabled(true)
                                .build())
                        .suppressionOptions(CfnConfigurationSet.SuppressionOptionsProperty.builder()
                                .suppressedReasons(List.of("BOUNCE", "COMPLAINT"))
                                .build())
                        .build());
        if (email.identity().isPresent() && email.identity().get().created().isPresent()) {
            identity(email.identity().get().created().get(), construct);
        }
        for (EmailSending.Template template : email.templates()) {
            template(template);
        }
        feedback(email, construct);
    }

    private void identity(EmailSending.Identity identity, StackResource set) {
        StackResource construct = scope.planned(
                identity,
                CfnEmailIdentityProps.builder()
                        .emailIdentity(identity.domain())
                        .dkimSigningAttributes(CfnEmailIdentity.DkimSigningAttributesProperty.builder()
                                .nextSigningKeyLength("RSA_2048_BIT")
                                .build())
                        .configurationSetAttributes(CfnEmailIdentity.ConfigurationSetAttributesProperty.builder()
                                .configurationSetName(set.ref())
                                .build())
                        .build());
        scope.keepNamedOutsideDev(construct);
        if (identity.hostedZoneId().isPresent()) {
            for (int number = 1; number <= DKIM_RECORDS; number++) {
                dkimRecord(identity, identity.hostedZoneId().get(), number, construct);
            }
        }
    }

    private void dkimRecord(EmailSending.Identity identity, String zone, int number, StackResource created) {
        StackResource construct = scope.auxiliary(
                "DkimRecord" + number,
                identity,
                CfnRecordSetProps.builder()
                        .hostedZoneId(zone)
                        .name(created.attribute("DkimDNSTokenName" + number))
                        .type("CNAME")
                        .ttl(DKIM_RECORD_TTL_SECONDS)
                        .resourceRecords(List.of(created.attribute("DkimDNSTokenValue" + number)))
                        .build());
        scope.keepNamedOutsideDev(construct);
    }

    private void template(EmailSending.Template template) {
        scope.planned(
                template,
                CfnTemplateProps.builder()
                        .template(CfnTemplate.TemplateProperty.builder()
                                .templateName(template.name())
                                .subjectPart(template.subject())
                                .htmlPart(template.html())
                                .textPart(template.text())
                                .build())
                        .build());
    }

    private void feedback(EmailSending email, StackResource set) {
        Pair queues = queue(email.feedback());
        EmailSending.FeedbackRule feedback = email.feedbackRule();
        scope.planned(
                feedback,
                CfnRuleProps.builder()
                        .name(feedback.planned().name())
                        .description("Bounces, complaints and mails that could not be made, for the application")
                        .eventPattern(sesEventsOf(email.configurationSet()))
                        .targets(List.of(
                                target("EmailEventQueue", queues.queue(), queues.deadLetters(), feedback.retry())
                                        .build()))
                        .build());
        scope.auxiliary(
                "Destination" + feedback.planned().id(),
                feedback,
                CfnConfigurationSetEventDestinationProps.builder()
                        .configurationSetName(set.ref())
                        .eventDestination(CfnConfigurationSetEventDestination.EventDestinationProperty.builder()
                                .name("eventbridge")
                                .enabled(true)
                                .matchingEventTypes(feedback.events())
                                .eventBridgeDestination(
                                        CfnConfigurationSetEventDestination.EventBridgeDestinationProperty.builder()
                                                .eventBusArn(scope.resolve(EmailSending.EVENT_BUS_ARN))
                                                .build())
                                .build())
                        .build());
    }

    private static Map<String, Object> sesEventsOf(EmailSending.ConfigurationSet set) {
        Map<String, Object> pattern = new LinkedHashMap<>();
        pattern.put("source", List.of("aws.ses"));
        pattern.put(
                "detail",
                PolicyJson.one(
                        "mail", PolicyJson.one("tags", PolicyJson.one("ses:configuration-set", List.of(set.name())))));
        return pattern;
    }

    private void scheduling(Scheduling scheduling, StackResource workQueue) {
        StackResource deadLetters = deadLetters(scheduling.deadLetters());
        Scheduling.Group group = scheduling.group();
        StackResource construct = scope.planned(
                group, CfnScheduleGroupProps.builder().name(group.name()).build());
        StackResource role = schedulerRole(group, workQueue, deadLetters);
        for (Scheduling.Schedule schedule : scheduling.schedules()) {
            schedule(schedule, group, role, workQueue, deadLetters).dependsOn(construct);
        }
    }

    private StackResource schedulerRole(Scheduling.Group group, StackResource workQueue, StackResource deadLetters) {
        List<Map<String, Object>> statements = new ArrayList<>(List.of(
                allow(List.of("sqs:SendMessage"), List.of(workQueue.attribute("Arn"), deadLetters.attribute("Arn")))));
        if (kmsKeyArn.isPresent()) {
            statements.add(allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(kmsKeyArn.get())));
        }
        CfnRoleProps.Builder props = CfnRoleProps.builder()
                .description("Puts due schedules into the work queue")
                .assumeRolePolicyDocument(PolicyJson.assumedBy(SCHEDULER, scope.resolve(group.arn())))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("send")
                        .policyDocument(document(statements))
                        .build()));
        return scope.auxiliary("Role" + group.planned().id(), group, scope.bounded(props));
    }

    private StackResource schedule(
            Scheduling.Schedule schedule,
            Scheduling.Group group,
            StackResource role,
            StackResource workQueue,
            StackResource deadLetters) {
        CfnScheduleProps.Builder props = CfnScheduleProps.builder()
                .name(schedule.name())
                .groupName(group.name())
                .description(schedule.title())
                .scheduleExpression(schedule.expression())
                .scheduleExpressionTimezone(schedule.timezone())
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(workQueue.attribute("Arn"))
                        .roleArn(role.attribute("Arn"))
                        .input(schedule.input())
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumRetryAttempts(schedule.retry().attempts())
                                .maximumEventAgeInSeconds(schedule.retry().maximumAgeSeconds())
                                .build())
                        .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                .arn(deadLetters.attribute("Arn"))
                                .build())
                        .build());
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyArn(kmsKeyArn.get());
        }
        return scope.planned(schedule, props.build());
    }
}
