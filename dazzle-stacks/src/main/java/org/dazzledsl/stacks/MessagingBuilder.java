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
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.events.CfnArchive;
import software.amazon.awscdk.services.events.CfnArchiveProps;
import software.amazon.awscdk.services.events.CfnEventBus;
import software.amazon.awscdk.services.events.CfnEventBusPolicy;
import software.amazon.awscdk.services.events.CfnEventBusPolicyProps;
import software.amazon.awscdk.services.events.CfnEventBusProps;
import software.amazon.awscdk.services.events.CfnRule;
import software.amazon.awscdk.services.events.CfnRuleProps;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRoleProps;
import software.amazon.awscdk.services.route53.CfnRecordSet;
import software.amazon.awscdk.services.route53.CfnRecordSetProps;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleGroup;
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
import software.amazon.awscdk.services.sqs.CfnQueue;
import software.amazon.awscdk.services.sqs.CfnQueuePolicy;
import software.amazon.awscdk.services.sqs.CfnQueuePolicyProps;
import software.amazon.awscdk.services.sqs.CfnQueueProps;

/** Builds what a {@link MessagingStack} asks for. */
final class MessagingBuilder {

    private static final String SCHEDULER = "scheduler.amazonaws.com";
    private static final String DKIM_RECORD_TTL_SECONDS = "1800";

    private final StackScope scope;
    private final Stack stack;
    private final Optional<String> kmsKeyArn;

    private MessagingBuilder(StackScope scope) {
        this.scope = scope;
        this.stack = scope.stack();
        this.kmsKeyArn = scope.requirements().organization().kmsKeyArn();
    }

    static void build(StackScope scope, MessagingStack messaging) {
        MessagingBuilder builder = new MessagingBuilder(scope);
        Optional<CfnQueue> workQueue = messaging.workQueue().map(builder::queue).map(Pair::queue);
        messaging.channelQueues().forEach(builder::queue);
        messaging.streams().forEach(stream -> builder.stream(stream, workQueue));
        messaging.email().ifPresent(builder::email);
        messaging.scheduling().ifPresent(scheduling -> builder.scheduling(scheduling, workQueue.orElseThrow()));
    }

    /** A queue and its dead-letter queue. */
    private record Pair(CfnQueue queue, CfnQueue deadLetters) {}

    private Pair queue(MessageQueue pair) {
        CfnQueue deadLetters = deadLetters(pair.deadLetters());
        Queue queue = pair.queue();
        Map<String, Object> redrive = new LinkedHashMap<>();
        redrive.put("deadLetterTargetArn", deadLetters.getAttrArn());
        redrive.put("maxReceiveCount", queue.maxReceives());
        CfnQueue construct = new CfnQueue(
                scope.homeOf(queue),
                queue.planned().id(),
                encrypted(queue)
                        .visibilityTimeout(queue.visibilityTimeoutSeconds())
                        .receiveMessageWaitTimeSeconds(Queue.RECEIVE_WAIT_SECONDS)
                        .redrivePolicy(redrive)
                        .build());
        policy(queue, construct);
        return new Pair(scope.planned(construct, queue), deadLetters);
    }

    private CfnQueue deadLetters(DeadLetterQueue queue) {
        Map<String, Object> redriveAllow = new LinkedHashMap<>();
        redriveAllow.put("redrivePermission", queue.source().isPresent() ? "byQueue" : "denyAll");
        queue.sourceArn().ifPresent(arn -> redriveAllow.put("sourceQueueArns", List.of(scope.resolve(arn))));
        CfnQueue construct = new CfnQueue(
                scope.homeOf(queue),
                queue.planned().id(),
                encrypted(queue).redriveAllowPolicy(redriveAllow).build());
        policy(queue, construct);
        return scope.planned(construct, queue);
    }

    private CfnQueueProps.Builder encrypted(SqsQueue queue) {
        CfnQueueProps.Builder props =
                CfnQueueProps.builder().queueName(queue.name()).messageRetentionPeriod(queue.retentionSeconds());
        kmsKeyArn.ifPresentOrElse(props::kmsMasterKeyId, () -> props.sqsManagedSseEnabled(true));
        return props;
    }

    private void policy(SqsQueue queue, CfnQueue construct) {
        String id = queue.planned().id();
        Object arn = attribute(id, "Arn");
        List<Map<String, Object>> statements = new ArrayList<>(List.of(denyWithoutTls("sqs:*", arn)));
        for (ServiceSender sender : queue.senders()) {
            List<String> sources = sender.sources().stream().map(scope::resolve).toList();
            statements.add(allowService(sender.service(), "sqs:SendMessage", arn, sources));
        }
        scope.auxiliary(
                new CfnQueuePolicy(
                        scope.homeOf(queue),
                        "Policy" + id,
                        CfnQueuePolicyProps.builder()
                                .queues(List.of(construct.getRef()))
                                .policyDocument(document(statements))
                                .build()),
                queue);
    }

    private void stream(EventStream stream, Optional<CfnQueue> workQueue) {
        CfnQueue deadLetters = deadLetters(stream.deadLetters());
        EventStream.Bus bus = stream.bus();
        CfnEventBusProps.Builder props = CfnEventBusProps.builder()
                .name(bus.name())
                .description("Events of the channel " + stream.name())
                .deadLetterConfig(CfnEventBus.DeadLetterConfigProperty.builder()
                        .arn(deadLetters.getAttrArn())
                        .build());
        kmsKeyArn.ifPresent(props::kmsKeyIdentifier);
        CfnEventBus construct =
                scope.planned(new CfnEventBus(scope.homeOf(bus), bus.planned().id(), props.build()), bus);
        scope.keepNamedOutsideDev(construct);
        busPolicy(bus, construct);
        archive(stream, construct);
        stream.toWorkers().ifPresent(delivery -> deliver(stream, delivery, construct, deadLetters, workQueue));
    }

    /** Only this account's own principals, each as far as its own policies go. */
    private void busPolicy(EventStream.Bus bus, CfnEventBus construct) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put(
                "Principal",
                PolicyJson.one("AWS", PolicyJson.sub("arn:${AWS::Partition}:iam::${AWS::AccountId}:root")));
        statement.put("Action", "events:PutEvents");
        statement.put("Resource", construct.getAttrArn());
        CfnEventBusPolicy policy = new CfnEventBusPolicy(
                scope.homeOf(bus),
                "Policy" + bus.planned().id(),
                CfnEventBusPolicyProps.builder()
                        .eventBusName(bus.name())
                        .statementId("ThisAccount")
                        .statement(statement)
                        .build());
        scope.auxiliary(policy, bus);
    }

    private void archive(EventStream stream, CfnEventBus bus) {
        EventStream.Archive archive = stream.archive();
        CfnArchiveProps.Builder props = CfnArchiveProps.builder()
                .sourceArn(bus.getAttrArn())
                .description("Events of the channel " + stream.name())
                .retentionDays(archive.retentionDays());
        kmsKeyArn.ifPresent(props::kmsKeyIdentifier);
        CfnArchive construct =
                new CfnArchive(scope.homeOf(archive), archive.planned().id(), props.build());
        scope.keepNamedOutsideDev(scope.planned(construct, archive));
    }

    private void deliver(
            EventStream stream,
            EventStream.Delivery delivery,
            CfnEventBus bus,
            CfnQueue deadLetters,
            Optional<CfnQueue> workQueue) {
        CfnRule rule = new CfnRule(
                scope.homeOf(delivery),
                delivery.planned().id(),
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
        rule.addResourceDependency(bus);
        scope.planned(rule, delivery);
    }

    private static CfnRule.TargetProperty.Builder target(
            String id, CfnQueue queue, CfnQueue deadLetters, DeliveryRetry retry) {
        return CfnRule.TargetProperty.builder()
                .id(id)
                .arn(queue.getAttrArn())
                .retryPolicy(CfnRule.RetryPolicyProperty.builder()
                        .maximumRetryAttempts(retry.attempts())
                        .maximumEventAgeInSeconds(retry.maximumAgeSeconds())
                        .build())
                .deadLetterConfig(CfnRule.DeadLetterConfigProperty.builder()
                        .arn(deadLetters.getAttrArn())
                        .build());
    }

    private void email(EmailSending email) {
        EmailSending.ConfigurationSet set = email.configurationSet();
        CfnConfigurationSet construct = scope.planned(
                new CfnConfigurationSet(
                        stack,
                        set.planned().id(),
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
                                .build()),
                set);
        email.identity()
                .flatMap(EmailSending.SenderDomain::created)
                .ifPresent(identity -> identity(identity, construct));
        email.templates().forEach(this::template);
        feedback(email, construct);
    }

    private void identity(EmailSending.Identity identity, CfnConfigurationSet set) {
        CfnEmailIdentity construct = scope.planned(
                new CfnEmailIdentity(
                        stack,
                        identity.planned().id(),
                        CfnEmailIdentityProps.builder()
                                .emailIdentity(identity.domain())
                                .dkimSigningAttributes(CfnEmailIdentity.DkimSigningAttributesProperty.builder()
                                        .nextSigningKeyLength("RSA_2048_BIT")
                                        .build())
                                .configurationSetAttributes(
                                        CfnEmailIdentity.ConfigurationSetAttributesProperty.builder()
                                                .configurationSetName(set.getRef())
                                                .build())
                                .build()),
                identity);
        scope.keepNamedOutsideDev(construct);
        identity.hostedZoneId().ifPresent(zone -> {
            dkimRecord(identity, zone, 1, construct.getAttrDkimDnsTokenName1(), construct.getAttrDkimDnsTokenValue1());
            dkimRecord(identity, zone, 2, construct.getAttrDkimDnsTokenName2(), construct.getAttrDkimDnsTokenValue2());
            dkimRecord(identity, zone, 3, construct.getAttrDkimDnsTokenName3(), construct.getAttrDkimDnsTokenValue3());
        });
    }

    private void dkimRecord(EmailSending.Identity identity, String zone, int number, String name, String value) {
        CfnRecordSet construct = new CfnRecordSet(
                stack,
                "DkimRecord" + number,
                CfnRecordSetProps.builder()
                        .hostedZoneId(zone)
                        .name(name)
                        .type("CNAME")
                        .ttl(DKIM_RECORD_TTL_SECONDS)
                        .resourceRecords(List.of(value))
                        .build());
        scope.keepNamedOutsideDev(scope.auxiliary(construct, identity));
    }

    private void template(EmailSending.Template template) {
        CfnTemplate construct = new CfnTemplate(
                scope.homeOf(template),
                template.planned().id(),
                CfnTemplateProps.builder()
                        .template(CfnTemplate.TemplateProperty.builder()
                                .templateName(template.name())
                                .subjectPart(template.subject())
                                .htmlPart(template.html())
                                .textPart(template.text())
                                .build())
                        .build());
        scope.planned(construct, template);
    }

    private void feedback(EmailSending email, CfnConfigurationSet set) {
        Pair queues = queue(email.feedback());
        EmailSending.FeedbackRule feedback = email.feedbackRule();
        CfnRule rule = new CfnRule(
                stack,
                feedback.planned().id(),
                CfnRuleProps.builder()
                        .name(feedback.planned().name())
                        .description("Bounces, complaints and mails that could not be made, for the application")
                        .eventPattern(sesEventsOf(email.configurationSet()))
                        .targets(List.of(
                                target("EmailEventQueue", queues.queue(), queues.deadLetters(), feedback.retry())
                                        .build()))
                        .build());
        scope.planned(rule, feedback);
        scope.auxiliary(
                new CfnConfigurationSetEventDestination(
                        stack,
                        "Destination" + feedback.planned().id(),
                        CfnConfigurationSetEventDestinationProps.builder()
                                .configurationSetName(set.getRef())
                                .eventDestination(CfnConfigurationSetEventDestination.EventDestinationProperty.builder()
                                        .name("eventbridge")
                                        .enabled(true)
                                        .matchingEventTypes(feedback.events())
                                        .eventBridgeDestination(
                                                CfnConfigurationSetEventDestination.EventBridgeDestinationProperty
                                                        .builder()
                                                        .eventBusArn(scope.resolve(EmailSending.EVENT_BUS_ARN))
                                                        .build())
                                        .build())
                                .build()),
                feedback);
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

    private void scheduling(Scheduling scheduling, CfnQueue workQueue) {
        CfnQueue deadLetters = deadLetters(scheduling.deadLetters());
        Scheduling.Group group = scheduling.group();
        CfnScheduleGroup construct = scope.planned(
                new CfnScheduleGroup(
                        stack,
                        group.planned().id(),
                        CfnScheduleGroupProps.builder().name(group.name()).build()),
                group);
        CfnRole role = schedulerRole(group, workQueue, deadLetters);
        for (Scheduling.Schedule schedule : scheduling.schedules()) {
            schedule(schedule, group, role, workQueue, deadLetters).addResourceDependency(construct);
        }
    }

    private CfnRole schedulerRole(Scheduling.Group group, CfnQueue workQueue, CfnQueue deadLetters) {
        List<Map<String, Object>> statements = new ArrayList<>(
                List.of(allow(List.of("sqs:SendMessage"), List.of(workQueue.getAttrArn(), deadLetters.getAttrArn()))));
        kmsKeyArn.ifPresent(key -> statements.add(allow(List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(key))));
        CfnRoleProps.Builder props = CfnRoleProps.builder()
                .description("Puts due schedules into the work queue")
                .assumeRolePolicyDocument(PolicyJson.assumedBy(SCHEDULER, scope.resolve(group.arn())))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("send")
                        .policyDocument(document(statements))
                        .build()));
        scope.requirements().organization().permissionsBoundary().ifPresent(props::permissionsBoundary);
        return scope.auxiliary(new CfnRole(stack, "Role" + group.planned().id(), props.build()), group);
    }

    private CfnSchedule schedule(
            Scheduling.Schedule schedule,
            Scheduling.Group group,
            CfnRole role,
            CfnQueue workQueue,
            CfnQueue deadLetters) {
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
                        .arn(workQueue.getAttrArn())
                        .roleArn(role.getAttrArn())
                        .input(schedule.input())
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumRetryAttempts(schedule.retry().attempts())
                                .maximumEventAgeInSeconds(schedule.retry().maximumAgeSeconds())
                                .build())
                        .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                .arn(deadLetters.getAttrArn())
                                .build())
                        .build());
        kmsKeyArn.ifPresent(props::kmsKeyArn);
        return scope.planned(
                new CfnSchedule(scope.homeOf(schedule), schedule.planned().id(), props.build()), schedule);
    }
}
