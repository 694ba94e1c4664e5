package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.messaging.EmailSending;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.stacks.Synthesized.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the template of the Messaging stack promises. */
class MessagingTemplateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/k";
    private static final String BOUNDARY = "arn:aws:iam::111122223333:policy/boundary";

    @ParameterizedTest
    @EnumSource(Environment.class)
    void aQueueHasTheSettingsOfItsChannel(Environment environment) throws IOException {
        Resource orders = Synthesized.sample(environment).resource("QueueOrders");
        assertEquals(json("""
                        {
                          "QueueName": "bank-%s-orders",
                          "VisibilityTimeout": 60,
                          "MessageRetentionPeriod": 86400,
                          "ReceiveMessageWaitTimeSeconds": 20,
                          "SqsManagedSseEnabled": true,
                          "RedrivePolicy": {
                            "deadLetterTargetArn": {"Fn::GetAtt": ["DeadLetterQueueOrders", "Arn"]},
                            "maxReceiveCount": 5
                          }
                        }""", environment.word()), orders.properties());
    }

    @Test
    void aDeadLetterQueueTakesFromItsQueueAlone() throws IOException {
        assertEquals(
                json("""
                        {
                          "redrivePermission": "byQueue",
                          "sourceQueueArns": [
                            {"Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:bank-prod-orders"}
                          ]
                        }"""), prod().resource("DeadLetterQueueOrders").properties().path("RedriveAllowPolicy"));
        assertEquals(
                json("{\"redrivePermission\": \"denyAll\"}"),
                prod().resource("DeadLetterQueueAudit").properties().path("RedriveAllowPolicy"));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void everyQueueIsEncryptedAndRefusesWhatComesWithoutTls(Environment environment) {
        Synthesized application = Synthesized.sample(environment);
        List<Resource> queues = application.resources("AWS::SQS::Queue");
        assertEquals(10, queues.size());
        for (Resource queue : queues) {
            assertTrue(queue.properties().path("SqsManagedSseEnabled").asBoolean(), queue.id());
            Resource policy = application.resource("Policy" + queue.id());
            assertEquals(
                    queue.id(),
                    policy.properties().path("Queues").path(0).path("Ref").asText());
            JsonNode deny = statements(policy).get(0);
            assertEquals("Deny", deny.path("Effect").asText());
            assertEquals("*", deny.path("Principal").path("AWS").asText());
            assertEquals("sqs:*", deny.path("Action").asText());
            assertEquals(
                    "false",
                    deny.path("Condition")
                            .path("Bool")
                            .path("aws:SecureTransport")
                            .asText());
        }
    }

    @Test
    void onlyRulesOfItsOwnBusesPutEventsIntoAQueue() throws IOException {
        JsonNode allow = statements(prod().resource("PolicyWorkQueue")).get(1);
        assertEquals(json("""
                        {
                          "Effect": "Allow",
                          "Principal": {"Service": "events.amazonaws.com"},
                          "Action": "sqs:SendMessage",
                          "Resource": {"Fn::GetAtt": ["WorkQueue", "Arn"]},
                          "Condition": {"ArnLike": {"aws:SourceArn": [
                            {"Fn::Sub": "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/bank-prod-*"}
                          ]}}
                        }"""), allow);
        assertEquals(1, statements(prod().resource("PolicyQueueOrders")).size());
    }

    @Test
    void aStreamIsABusWithAnArchiveAndADeadLetterQueue() {
        JsonNode bus = prod().resource("BusAudit").properties();
        assertEquals("bank-prod-audit", bus.path("Name").asText());
        assertEquals(
                "DeadLetterQueueAudit",
                bus.path("DeadLetterConfig")
                        .path("Arn")
                        .path("Fn::GetAtt")
                        .path(0)
                        .asText());
        JsonNode archive = prod().resource("ArchiveAudit").properties();
        assertEquals(30, archive.path("RetentionDays").asInt());
        assertEquals(
                "BusAudit", archive.path("SourceArn").path("Fn::GetAtt").path(0).asText());
        assertFalse(archive.has("EventPattern"), "an archive of every event");
    }

    @Test
    void onlyThisAccountPutsEventsOnABus() {
        JsonNode statement = prod().resource("PolicyBusAudit").properties().path("Statement");
        assertEquals("events:PutEvents", statement.path("Action").asText());
        assertEquals(
                "arn:${AWS::Partition}:iam::${AWS::AccountId}:root",
                statement.path("Principal").path("AWS").path("Fn::Sub").asText());
    }

    @Test
    void everyEventOfAStreamThatTheApplicationReceivesReachesTheWorkers() throws IOException {
        Resource rule = prod().resource("StreamRuleAudit");
        assertEquals("bank-prod-audit", rule.properties().path("EventBusName").asText());
        assertEquals("bank-prod-audit", rule.properties().path("Name").asText());
        assertEquals("BusAudit", rule.json().path("DependsOn").path(0).asText());
        assertEquals(
                json("{\"account\": [{\"Ref\": \"AWS::AccountId\"}]}"),
                rule.properties().path("EventPattern"));
        assertEquals(json("""
                        {
                          "Id": "WorkQueue",
                          "Arn": {"Fn::GetAtt": ["WorkQueue", "Arn"]},
                          "DeadLetterConfig": {"Arn": {"Fn::GetAtt": ["DeadLetterQueueAudit", "Arn"]}},
                          "InputTransformer": {"InputTemplate": "{\\"stream\\": \\"audit\\", \\"event\\": <aws.events.event.json>}"},
                          "RetryPolicy": {"MaximumRetryAttempts": 185, "MaximumEventAgeInSeconds": 86400}
                        }"""), rule.properties().path("Targets").path(0));
    }

    @Test
    void eventsOutliveTheirStackOutsideDevButNotAFailedCreation() {
        for (String id : List.of("BusAudit", "ArchiveAudit", "EmailIdentity")) {
            for (Environment environment : List.of(Environment.STAGING, Environment.PROD)) {
                JsonNode kept = Synthesized.sample(environment).resource(id).json();
                assertEquals("RetainExceptOnCreate", kept.path("DeletionPolicy").asText(), id);
                assertEquals("Retain", kept.path("UpdateReplacePolicy").asText(), id);
            }
            JsonNode gone = Synthesized.sample(Environment.DEV).resource(id).json();
            assertEquals("Delete", gone.path("DeletionPolicy").asText(), id);
        }
    }

    @Test
    void schedulesKeepTheirTimeZoneAndPutAMessageIntoTheWorkQueue() throws IOException {
        assertEquals(json("""
                        {
                          "Name": "bank-prod-nightly",
                          "GroupName": "bank-prod",
                          "Description": "Nightly close",
                          "ScheduleExpression": "cron(0 2 ? * MON-FRI *)",
                          "ScheduleExpressionTimezone": "Europe/London",
                          "FlexibleTimeWindow": {"Mode": "OFF"},
                          "Target": {
                            "Arn": {"Fn::GetAtt": ["WorkQueue", "Arn"]},
                            "RoleArn": {"Fn::GetAtt": ["RoleSchedulerGroup", "Arn"]},
                            "Input": "{\\"schedule\\": \\"nightly\\"}",
                            "RetryPolicy": {"MaximumRetryAttempts": 185, "MaximumEventAgeInSeconds": 3600},
                            "DeadLetterConfig": {"Arn": {"Fn::GetAtt": ["ScheduleDeadLetterQueue", "Arn"]}}
                          }
                        }"""), prod().resource("ScheduleNightly").properties());
        assertEquals(
                "rate(15 minutes)",
                prod().resource("SchedulePoll")
                        .properties()
                        .path("ScheduleExpression")
                        .asText());
    }

    @Test
    void theSchedulersRoleIsForItsGroupAndForTwoQueues() throws IOException {
        JsonNode role = prod().resource("RoleSchedulerGroup").properties();
        assertEquals(json("""
                        [{
                          "Effect": "Allow",
                          "Principal": {"Service": "scheduler.amazonaws.com"},
                          "Action": "sts:AssumeRole",
                          "Condition": {"StringEquals": {
                            "aws:SourceAccount": {"Ref": "AWS::AccountId"},
                            "aws:SourceArn": {
                              "Fn::Sub": "arn:${AWS::Partition}:scheduler:${AWS::Region}:${AWS::AccountId}:schedule-group/bank-prod"
                            }
                          }}
                        }]"""), role.path("AssumeRolePolicyDocument").path("Statement"));
        assertEquals(
                json("""
                        [{
                          "Effect": "Allow",
                          "Action": ["sqs:SendMessage"],
                          "Resource": [
                            {"Fn::GetAtt": ["WorkQueue", "Arn"]},
                            {"Fn::GetAtt": ["ScheduleDeadLetterQueue", "Arn"]}
                          ]
                        }]"""), role.path("Policies").path(0).path("PolicyDocument").path("Statement"));
    }

    @Test
    void emailIsSignedEncryptedAndWatched() throws IOException {
        JsonNode identity = prod().resource("EmailIdentity").properties();
        assertEquals("bank.example", identity.path("EmailIdentity").asText());
        assertEquals(
                "RSA_2048_BIT",
                identity.path("DkimSigningAttributes")
                        .path("NextSigningKeyLength")
                        .asText());
        assertEquals(json("""
                        {
                          "Name": "bank-prod",
                          "DeliveryOptions": {"TlsPolicy": "REQUIRE"},
                          "ReputationOptions": {"ReputationMetricsEnabled": true},
                          "SuppressionOptions": {"SuppressedReasons": ["BOUNCE", "COMPLAINT"]}
                        }"""), prod().resource("EmailConfigurationSet").properties());
    }

    @Test
    void aTemplateForEachMessageThatIsSent() {
        List<Resource> templates = prod().resources("AWS::SES::Template");
        assertEquals(1, templates.size());
        JsonNode template = templates.get(0).properties().path("Template");
        assertEquals("bank-prod-Welcome", template.path("TemplateName").asText());
        assertEquals("Welcome to the bank", template.path("SubjectPart").asText());
        for (String part : List.of("HtmlPart", "TextPart")) {
            assertTrue(template.path(part).asText().contains("{{name}}"), part);
            assertTrue(template.path(part).asText().contains("{{email}}"), part);
        }
    }

    @Test
    void bouncesAndComplaintsWaitInAQueue() throws IOException {
        JsonNode destination =
                prod().resource("DestinationEmailEventRule").properties().path("EventDestination");
        assertEquals(
                json("[\"BOUNCE\", \"COMPLAINT\", \"REJECT\", \"RENDERING_FAILURE\"]"),
                destination.path("MatchingEventTypes"));
        assertTrue(destination
                .path("EventBridgeDestination")
                .path("EventBusArn")
                .path("Fn::Sub")
                .asText()
                .endsWith(":event-bus/default"));
        JsonNode rule = prod().resource("EmailEventRule").properties();
        assertEquals(
                json("{\"source\": [\"aws.ses\"],"
                        + " \"detail\": {\"mail\": {\"tags\": {\"ses:configuration-set\": [\"bank-prod\"]}}}}"),
                rule.path("EventPattern"));
        assertEquals(
                json("{\"Fn::GetAtt\": [\"EmailEventQueue\", \"Arn\"]}"),
                rule.path("Targets").path(0).path("Arn"));
        assertEquals(
                json("{\"Fn::GetAtt\": [\"EmailEventDeadLetterQueue\", \"Arn\"]}"),
                rule.path("Targets").path(0).path("DeadLetterConfig").path("Arn"));
    }

    @Test
    void dkimRecordsStandInTheZoneThatHoldsTheDomain() throws IOException, InterruptedException {
        MessagingStack messaging = prod().requirements().messaging().orElseThrow();
        EmailSending email = messaging.email().orElseThrow();
        EmailSending.Identity identity =
                email.identity().flatMap(EmailSending.SenderDomain::created).orElseThrow();
        Synthesized application = Synthesized.of(with(
                new MessagingStack(
                        messaging.stackName(),
                        messaging.workQueue(),
                        messaging.channelQueues(),
                        messaging.streams(),
                        Optional.of(new EmailSending(
                                email.fromAddress(),
                                Optional.of(new EmailSending.SenderDomain(
                                        "bank.example",
                                        Optional.of(new EmailSending.Identity(
                                                identity.planned(), Optional.of("Z0123456789ABCDEFGHIJ"))))),
                                email.configurationSet(),
                                email.templates(),
                                email.feedbackRule(),
                                email.feedback())),
                        messaging.scheduling()),
                prod().requirements().organization()));
        List<Resource> records = inMessaging(application, "AWS::Route53::RecordSet");
        assertEquals(3, records.size());
        assertEquals(json("""
                        {
                          "HostedZoneId": "Z0123456789ABCDEFGHIJ",
                          "Name": {"Fn::GetAtt": ["EmailIdentity", "DkimDNSTokenName2"]},
                          "ResourceRecords": [{"Fn::GetAtt": ["EmailIdentity", "DkimDNSTokenValue2"]}],
                          "TTL": "1800",
                          "Type": "CNAME"
                        }"""), records.get(1).properties());
        CfnLint.assertNoFindings(messagingTemplate(application));
    }

    @Test
    void theOrganisationsKeyAndBoundaryAreUsedThroughout() throws IOException, InterruptedException {
        AwsRequirements requirements = prod().requirements();
        Synthesized application = Synthesized.of(with(
                requirements.messaging().orElseThrow(),
                new DeployConfig.Organization(Optional.of(BOUNDARY), Optional.of(KEY), Optional.empty())));
        for (Resource queue : inMessaging(application, "AWS::SQS::Queue")) {
            assertEquals(KEY, queue.properties().path("KmsMasterKeyId").asText());
            assertFalse(queue.properties().has("SqsManagedSseEnabled"), queue.id());
        }
        assertEquals(
                KEY,
                application
                        .resource("BusAudit")
                        .properties()
                        .path("KmsKeyIdentifier")
                        .asText());
        assertEquals(
                KEY,
                application
                        .resource("ArchiveAudit")
                        .properties()
                        .path("KmsKeyIdentifier")
                        .asText());
        assertEquals(
                KEY,
                application
                        .resource("ScheduleNightly")
                        .properties()
                        .path("KmsKeyArn")
                        .asText());
        JsonNode role = application.resource("RoleSchedulerGroup").properties();
        assertEquals(BOUNDARY, role.path("PermissionsBoundary").asText());
        assertEquals(
                json("{\"Effect\": \"Allow\", \"Action\": [\"kms:Decrypt\", \"kms:GenerateDataKey\"], \"Resource\": [\""
                        + KEY + "\"]}"),
                role.path("Policies")
                        .path(0)
                        .path("PolicyDocument")
                        .path("Statement")
                        .path(1));
        CfnLint.assertNoFindings(messagingTemplate(application));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void nothingIsPublished(Environment environment) {
        JsonNode template = Synthesized.sample(environment).template(StackName.MESSAGING);
        assertFalse(template.has("Outputs"));
        assertFalse(
                template.toString().contains("AWS::SSM::Parameter\""), "what is removed later is no parameter either");
    }

    @Test
    void anApplicationWithoutMessagesHasNoMessagingStack() {
        assertEquals(null, Synthesized.small(Environment.PROD).template(StackName.MESSAGING));
    }

    private static Synthesized prod() {
        return Synthesized.sample(Environment.PROD);
    }

    private static List<Resource> inMessaging(Synthesized application, String type) {
        return application.resources(type).stream()
                .filter(resource -> resource.stack().equals(StackName.MESSAGING.title()))
                .toList();
    }

    private static List<Path> messagingTemplate(Synthesized application) {
        return application.templateFiles().stream()
                .filter(file -> file.getFileName().toString().startsWith(StackName.MESSAGING.title()))
                .toList();
    }

    private static List<JsonNode> statements(Resource policy) {
        return new ArrayList<>(StreamSupport.stream(
                        policy.properties()
                                .path("PolicyDocument")
                                .path("Statement")
                                .spliterator(),
                        false)
                .toList());
    }

    private static AwsRequirements with(MessagingStack messaging, DeployConfig.Organization organization) {
        AwsRequirements base = SampleApplication.planned(Environment.PROD);
        return new AwsRequirements(
                base.schemaVersion(),
                base.names(),
                base.region(),
                base.account(),
                base.tags(),
                organization,
                base.network(),
                base.tigerBeetle(),
                base.data(),
                Optional.of(messaging),
                base.compute(),
                base.observability(),
                base.notes());
    }

    private static JsonNode json(String text, Object... arguments) throws IOException {
        return JSON.readTree(arguments.length == 0 ? text : text.formatted(arguments));
    }
}
