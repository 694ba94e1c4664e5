package org.dazzledsl.model.preflight.rules;

import static org.dazzledsl.model.preflight.rules.PropertyCheck.property;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Truth;

/** Queues, topics, event buses and schedules. */
final class MessagingRules {

    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String QUEUE_POLICY = "AWS::SQS::QueuePolicy";
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String TOPIC_POLICY = "AWS::SNS::TopicPolicy";
    private static final String BUS = "AWS::Events::EventBus";
    private static final String BUS_POLICY = "AWS::Events::EventBusPolicy";
    private static final String EVENT_RULE = "AWS::Events::Rule";
    private static final String SCHEDULE = "AWS::Scheduler::Schedule";

    /** Four days: what SQS does when nobody says. */
    private static final double USUAL_RETENTION_SECONDS = 345_600;

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    static final List<Rule> RULES = List.of(
            Rule.warn("SQS_NOT_ENCRYPTED", "A queue leaves encryption to AWS's default")
                    .because("The template doesn't show whether and by which key messages are encrypted.")
                    .mend("Set SqsManagedSseEnabled to true, or KmsMasterKeyId.")
                    .see("SQS.1", "AwsSolutions-SQS2")
                    .on(QUEUE, (resource, findings) -> {
                        PropertyView managed = resource.at("SqsManagedSseEnabled");
                        Truth encrypted =
                                resource.at("KmsMasterKeyId").isThere().or(managed.isTrue());
                        findings.check(encrypted.not(), managed, "no encryption is configured");
                    })
                    .rule(),
            Rule.info("SQS_NO_DLQ", "A queue has no dead-letter queue")
                    .because("A message that can't be worked on comes back until it is lost.")
                    .mend("Set RedrivePolicy.")
                    .see("AwsSolutions-SQS3")
                    .on(QUEUE, MessagingRules::deadLetters)
                    .rule(),
            Rule.warn("SQS_NO_TLS_POLICY", "A queue accepts requests without TLS")
                    .because("Messages and credentials could cross the network in clear text.")
                    .mend("Add a queue policy that denies requests whose aws:SecureTransport is false.")
                    .see("AwsSolutions-SQS4")
                    .on(QUEUE, ResourcePolicies.requiresTls(QUEUE_POLICY, "Queues"))
                    .rule(),
            Rule.critical("SQS_PUBLIC_POLICY", "Anybody may use a queue")
                    .because("Anybody can read messages, or have the workers do what they like.")
                    .mend("Name who may, instead of *.")
                    .see("SQS.3")
                    .on(QUEUE_POLICY, ResourcePolicies.notPublic("the queue", "PolicyDocument"))
                    .rule(),
            Rule.critical("SQS_LIMITS", "A queue can't be made as it is described")
                    .because("AWS refuses it, and the deployment fails.")
                    .mend("Keep it in the limits that the message names.")
                    .on(QUEUE, MessagingRules::queueLimits)
                    .rule(),
            Rule.warn("SQS_DLQ_FORGETS_FIRST", "A dead-letter queue keeps messages shorter than its queue")
                    .because("A message's age goes on in the dead-letter queue, so it can vanish on its arrival.")
                    .mend("Set MessageRetentionPeriod of the dead-letter queue to more than the queue's.")
                    .on(QUEUE, MessagingRules::deadLettersForget)
                    .rule(),
            Rule.warn("SNS_NOT_ENCRYPTED", "A topic is not encrypted")
                    .because("Messages are stored as they are until they are delivered.")
                    .mend("Set KmsMasterKeyId.")
                    .see("SNS.1", "AwsSolutions-SNS2")
                    .on(TOPIC, property("KmsMasterKeyId").mustBeThere("there is no key"))
                    .rule(),
            Rule.warn("SNS_NO_TLS_POLICY", "A topic accepts messages without TLS")
                    .because("Messages could cross the network in clear text.")
                    .mend("Add a topic policy that denies requests whose aws:SecureTransport is false.")
                    .see("AwsSolutions-SNS3")
                    .on(TOPIC, ResourcePolicies.requiresTls(TOPIC_POLICY, "Topics"))
                    .rule(),
            Rule.critical("SNS_PUBLIC_POLICY", "Anybody may use a topic")
                    .because("Anybody can read messages, or send them in your name.")
                    .mend("Name who may, instead of *.")
                    .see("SNS.4")
                    .on(TOPIC_POLICY, ResourcePolicies.notPublic("the topic", "PolicyDocument"))
                    .rule(),
            Rule.info("EVENTS_NO_BUS_POLICY", "An event bus has no policy")
                    .because("Every identity of the account with a broad right may put events on it.")
                    .mend("Add an AWS::Events::EventBusPolicy.")
                    .see("EventBridge.3")
                    .on(BUS, MessagingRules::busPolicy)
                    .rule(),
            Rule.critical("EVENTS_PUBLIC_BUS_POLICY", "Anybody may use an event bus")
                    .because("Anybody can have the application do what follows from an event.")
                    .mend("Name who may, instead of *.")
                    .see("EventBridge.3", "AwsSolutions-EVB1")
                    .on(BUS_POLICY, MessagingRules::publicBus)
                    .on(BUS, ResourcePolicies.notPublic("the bus", "Policy"))
                    .rule(),
            Rule.info("EVENTS_ARCHIVE_FOREVER", "An archive of events never ends")
                    .because("It is paid for without an end, and personal data in it is never deleted.")
                    .mend("Set the channel's retention.")
                    .on("AWS::Events::Archive", (resource, findings) -> {
                        PropertyView days = resource.at("RetentionDays");
                        Truth forever = days.isAbsent() ? Truth.YES : days.isNumber(value -> value == 0);
                        findings.check(forever, days, "events are kept for ever");
                    })
                    .rule(),
            Rule.info("EVENTS_NO_DLQ", "Events that can't be delivered are lost")
                    .because("After its last attempt EventBridge drops an event.")
                    .mend("Set DeadLetterConfig of the target.")
                    .on(EVENT_RULE, MessagingRules::deadLettersOfTargets)
                    .rule(),
            Rule.info("SCHEDULE_NO_DLQ", "A schedule whose target fails is forgotten")
                    .because("After its last attempt EventBridge Scheduler drops what was due.")
                    .mend("Set DeadLetterConfig of the target.")
                    .on(SCHEDULE, property("Target", "DeadLetterConfig").mustBeThere("it has no dead-letter queue"))
                    .rule());

    private MessagingRules() {}

    private static void busPolicy(ResourceView bus, ResourceFindings findings) {
        Truth guarded = bus.at("Policy").isThere();
        for (ResourceView policy : bus.stack().resources(BUS_POLICY)) {
            guarded = guarded.or(isOn(policy.at("EventBusName"), bus));
        }
        findings.check(guarded.not(), bus.at("Policy"), "there is no policy");
    }

    private static void deadLettersOfTargets(ResourceView rule, ResourceFindings findings) {
        for (PropertyView target : rule.at("Targets").elements()) {
            findings.mustBeThere(target.at("DeadLetterConfig"), "a target has no dead-letter queue");
        }
    }

    /** A dead-letter queue needs none itself. */
    private static void deadLetters(ResourceView queue, ResourceFindings findings) {
        PropertyView redrive = queue.at("RedrivePolicy");
        Truth needsNone = redrive.isThere()
                .or(queue.at("RedriveAllowPolicy").isThere())
                .or(queue.isReferredToBy(QUEUE, "RedrivePolicy", "deadLetterTargetArn"))
                .or(queue.isReferredToBy(SCHEDULE, "Target", "DeadLetterConfig", "Arn"))
                .or(takesEvents(queue));
        findings.check(needsNone.not(), redrive, "there is no dead-letter queue");
    }

    /** Whether it takes what can't be delivered to a target of a rule. */
    private static Truth takesEvents(ResourceView queue) {
        Truth any = Truth.NO;
        for (ResourceView rule : queue.stack().resources(EVENT_RULE)) {
            for (PropertyView target : rule.at("Targets").elements()) {
                any = any.or(target.at("DeadLetterConfig", "Arn").refersTo(queue));
            }
        }
        return any;
    }

    private static void queueLimits(ResourceView queue, ResourceFindings findings) {
        within(queue.at("VisibilityTimeout"), 0, 43_200, "seconds", findings);
        within(queue.at("MessageRetentionPeriod"), 60, 1_209_600, "seconds", findings);
        within(queue.at("DelaySeconds"), 0, 900, "seconds", findings);
        within(queue.at("ReceiveMessageWaitTimeSeconds"), 0, 20, "seconds", findings);
        within(queue.at("RedrivePolicy", "maxReceiveCount"), 1, 1000, "receives", findings);
    }

    private static void within(PropertyView value, int least, int most, String unit, ResourceFindings findings) {
        if (value.isPresent()) {
            findings.check(
                    value.isNumber(number -> number >= least && number <= most).not(),
                    value,
                    value.shown() + " " + unit + ", and SQS allows " + least + " to " + most);
        }
    }

    private static void deadLettersForget(ResourceView deadLetters, ResourceFindings findings) {
        PropertyView kept = retention(deadLetters);
        for (ResourceView queue : deadLetters.stack().resources(QUEUE)) {
            Truth sends = queue.at("RedrivePolicy", "deadLetterTargetArn").refersTo(deadLetters);
            findings.check(
                    sends.and(isShorter(kept, retention(queue))),
                    kept,
                    "it keeps messages for a shorter time than " + queue.logicalId() + " does");
        }
    }

    private static PropertyView retention(ResourceView queue) {
        return queue.at("MessageRetentionPeriod");
    }

    private static Truth isShorter(PropertyView one, PropertyView other) {
        return one.unresolved().isPresent() || other.unresolved().isPresent()
                ? Truth.UNKNOWN
                : Truth.of(seconds(one) < seconds(other));
    }

    private static double seconds(PropertyView retention) {
        Optional<String> text = retention.text();
        return text.isPresent() && NUMBER.matcher(text.get()).matches()
                ? Double.parseDouble(text.get())
                : USUAL_RETENTION_SECONDS;
    }

    private static void publicBus(ResourceView policy, ResourceFindings findings) {
        for (PropertyView statement : policy.at("Statement").elements()) {
            PolicyStatement asked = new PolicyStatement(statement);
            findings.check(
                    asked.isPublic(), statement, "public access: anybody may use the bus, without any condition");
        }
        PropertyView principal = policy.at("Principal");
        findings.check(
                policy.at("Condition").isThere().not().and(principal.is("*")),
                principal,
                "public access: anybody may use the bus");
    }

    private static Truth isOn(PropertyView name, ResourceView bus) {
        Truth named = name.text().isPresent() ? bus.at("Name").is(name.text().get()) : Truth.NO;
        return name.refersTo(bus).or(named);
    }
}
