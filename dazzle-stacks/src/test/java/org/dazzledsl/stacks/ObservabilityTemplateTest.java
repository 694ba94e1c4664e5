package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.stacks.Synthesized.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the template of the Observability stack promises. */
class ObservabilityTemplateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(Environment.class)
    void everyAlarmTellsTheTopic(Environment environment) throws IOException {
        List<Resource> alarms = Synthesized.sample(environment).resources("AWS::CloudWatch::Alarm").stream()
                .filter(alarm -> alarm.stack().equals(StackName.OBSERVABILITY.title()))
                .toList();
        assertEquals(
                Synthesized.sample(environment)
                        .requirements()
                        .observability()
                        .alarms()
                        .size(),
                alarms.size());
        for (Resource alarm : alarms) {
            assertEquals(json("[{\"Ref\": \"AlarmTopic\"}]"), alarm.properties().path("AlarmActions"), alarm.id());
            assertTrue(
                    Set.of("breaching", "notBreaching", "ignore")
                            .contains(
                                    alarm.properties().path("TreatMissingData").asText()),
                    alarm.id());
        }
    }

    @Test
    void anAlarmOnAMetric() throws IOException {
        JsonNode alarm = prod().resource("AlarmWaitingQueueOrders").properties();
        assertEquals(
                json("""
                        {
                          "AlarmName": "bank-prod-WaitingQueueOrders",
                          "AlarmDescription": "%s",
                          "Namespace": "AWS/SQS",
                          "MetricName": "ApproximateAgeOfOldestMessage",
                          "Dimensions": [{"Name": "QueueName", "Value": "bank-prod-orders"}],
                          "Statistic": "Maximum",
                          "Period": 60,
                          "EvaluationPeriods": 5,
                          "DatapointsToAlarm": 5,
                          "Threshold": 900,
                          "ComparisonOperator": "GreaterThanThreshold",
                          "TreatMissingData": "notBreaching",
                          "AlarmActions": [{"Ref": "AlarmTopic"}]
                        }""".formatted("A message has waited in bank-prod-orders for more than 15 minutes, longer "
                        + "than all of its retries take: the workers don't keep up, or don't run.")),
                alarm);
    }

    @Test
    void anAlarmOnAPercentileIsSilentAboutFewRequests() {
        JsonNode alarm = prod().resource("AlarmSlowResponses").properties();
        assertEquals("p95", alarm.path("ExtendedStatistic").asText());
        assertEquals("ignore", alarm.path("EvaluateLowSampleCountPercentile").asText());
        assertFalse(alarm.has("Statistic"));
        assertEquals(
                "WireComputeLoadBalancerFullName",
                alarm.path("Dimensions").path(0).path("Value").path("Ref").asText());
    }

    @Test
    void anAlarmOnAFormulaReturnsItsResultAlone() throws IOException {
        JsonNode metrics =
                prod().resource("AlarmTigerBeetleIopsReplica1").properties().path("Metrics");
        assertEquals(3, metrics.size());
        assertEquals(
                json(
                        "{\"Id\": \"result\", \"Expression\": \"(reads1 + writes1) / PERIOD(reads1)\", \"ReturnData\": true}"),
                metrics.path(0));
        assertEquals(json("""
                        {
                          "Id": "reads1",
                          "MetricStat": {
                            "Metric": {
                              "Namespace": "AWS/EBS",
                              "MetricName": "VolumeReadOps",
                              "Dimensions": [{
                                "Name": "VolumeId",
                                "Value": {"Fn::Select": [1, {"Ref": "WireTigerBeetleVolumeIds"}]}
                              }]
                            },
                            "Period": 300,
                            "Stat": "Sum"
                          },
                          "ReturnData": false
                        }"""), metrics.path(1));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void theTopicIsEncryptedWithAKeyThatCloudWatchMayUse(Environment environment) throws IOException {
        Synthesized application = Synthesized.sample(environment);
        assertEquals(
                json("{\"Ref\": \"AlarmKey\"}"),
                application.resource("AlarmTopic").properties().path("KmsMasterKeyId"));
        JsonNode key = application.resource("AlarmKey").properties();
        assertTrue(key.path("EnableKeyRotation").asBoolean());
        JsonNode use = key.path("KeyPolicy").path("Statement").path(1);
        assertEquals(
                "cloudwatch.amazonaws.com",
                use.path("Principal").path("Service").asText());
        assertEquals(json("[\"kms:Decrypt\", \"kms:GenerateDataKey*\"]"), use.path("Action"));
        assertEquals(
                "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:bank-" + environment.word()
                        + "-*",
                use.path("Condition")
                        .path("ArnLike")
                        .path("aws:SourceArn")
                        .path(0)
                        .path("Fn::Sub")
                        .asText());
    }

    @Test
    void onlyTheApplicationsAlarmsTellTheTopicAndOnlyOverTls() throws IOException {
        JsonNode statements = prod().resource("PolicyAlarmTopic")
                .properties()
                .path("PolicyDocument")
                .path("Statement");
        assertEquals(2, statements.size());
        assertEquals("Deny", statements.path(0).path("Effect").asText());
        assertEquals(
                json("{\"Bool\": {\"aws:SecureTransport\": \"false\"}}"),
                statements.path(0).path("Condition"));
        assertEquals(json("""
                        {
                          "Effect": "Allow",
                          "Principal": {"Service": "cloudwatch.amazonaws.com"},
                          "Action": "sns:Publish",
                          "Resource": {"Ref": "AlarmTopic"},
                          "Condition": {"ArnLike": {"aws:SourceArn": [
                            {"Fn::Sub": "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:bank-prod-*"}
                          ]}}
                        }"""), statements.path(1));
    }

    @Test
    void theConfiguredAddressSubscribes() throws IOException {
        assertEquals(
                json(
                        "{\"Endpoint\": \"ops@bank.example\", \"Protocol\": \"email\", \"TopicArn\": {\"Ref\": \"AlarmTopic\"}}"),
                prod().resource("EmailAlarmTopic").properties());
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void theDashboardIsWhatCloudWatchReads(Environment environment) throws IOException {
        for (Synthesized application : List.of(Synthesized.sample(environment), Synthesized.small(environment))) {
            JsonNode body = dashboard(application);
            Set<String> places = new HashSet<>();
            for (JsonNode widget : body.path("widgets")) {
                assertTrue(widget.path("x").asInt() + widget.path("width").asInt() <= 24, widget::toString);
                for (int x = 0; x < widget.path("width").asInt(); x++) {
                    for (int y = 0; y < widget.path("height").asInt(); y++) {
                        String place = (widget.path("x").asInt() + x) + "/"
                                + (widget.path("y").asInt() + y);
                        assertTrue(places.add(place), () -> "two widgets at " + place);
                    }
                }
                if (widget.path("type").asText().equals("metric")) {
                    assertEquals(
                            "AWS::Region",
                            widget.path("properties").path("region").asText());
                    assertFalse(widget.path("properties").path("metrics").isEmpty());
                }
            }
        }
    }

    @Test
    void theDashboardHasARowForEachThingThatExists() throws IOException {
        assertEquals(
                List.of(
                        "## Alarms",
                        "## Requests",
                        "## Web service",
                        "## Workers",
                        "## Database",
                        "## Cache",
                        "## Queues",
                        "## Event buses",
                        "## E-mail",
                        "## Schedules",
                        "## TigerBeetle"),
                headings(prod()));
        assertEquals(
                List.of("## Alarms", "## Requests", "## Web service", "## Database"),
                headings(Synthesized.small(Environment.PROD)));
    }

    @Test
    void aGraphShowsAMetricByItsDimensionsAndAFormulaByItsTerms() throws IOException {
        JsonNode waiting = graph(prod(), "Messages waiting");
        assertEquals(
                json("[\"AWS/SQS\", \"ApproximateNumberOfMessagesVisible\", \"QueueName\", \"bank-prod-orders\","
                        + " {\"stat\": \"Maximum\", \"label\": \"bank-prod-orders\"}]"),
                waiting.path("metrics").path(1));
        JsonNode iops = graph(prod(), "IOPS");
        assertEquals(
                json("[{\"expression\": \"(reads0 + writes0) / PERIOD(reads0)\", \"label\": \"replica 0\"}]"),
                iops.path("metrics").path(0));
        assertEquals(
                json("{\"stat\": \"Sum\", \"id\": \"reads0\", \"visible\": false}"),
                iops.path("metrics").path(1).path(4));
        assertEquals(json("""
                        [
                          {"label": "the volume's most", "value": 10000.0},
                          {"label": "what the machine sustains", "value": 3600.0}
                        ]"""), iops.path("annotations").path("horizontal"));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void whatItReadsAnEarlierStackPublishes(Environment environment) {
        Synthesized application = Synthesized.sample(environment);
        Set<String> published = application.resources("AWS::SSM::Parameter").stream()
                .map(parameter -> parameter.properties().path("Name").asText())
                .collect(Collectors.toSet());
        Set<String> read = new TreeSet<>();
        application
                .template(StackName.OBSERVABILITY)
                .path("Parameters")
                .properties()
                .forEach(parameter -> {
                    if (parameter.getKey().startsWith("Wire")) {
                        read.add(parameter.getValue().path("Default").asText());
                    }
                });
        assertEquals(5, read.size());
        read.removeAll(published);
        assertEquals(Set.of(), read);
    }

    private static Synthesized prod() {
        return Synthesized.sample(Environment.PROD);
    }

    private static List<String> headings(Synthesized application) throws IOException {
        return widgets(application, "text")
                .map(widget -> widget.path("properties").path("markdown").asText())
                .toList();
    }

    private static JsonNode graph(Synthesized application, String title) throws IOException {
        return widgets(application, "metric")
                .map(widget -> widget.path("properties"))
                .filter(properties -> properties.path("title").asText().equals(title))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<JsonNode> widgets(Synthesized application, String type) throws IOException {
        return StreamSupport.stream(dashboard(application).path("widgets").spliterator(), false)
                .filter(widget -> widget.path("type").asText().equals(type));
    }

    /** The body with the name of what is filled in wherever CloudFormation does so. */
    private static JsonNode dashboard(Synthesized application) throws IOException {
        JsonNode body = application.resource("Dashboard").properties().path("DashboardBody");
        StringBuilder text = new StringBuilder();
        for (JsonNode part : body.path("Fn::Join").path(1)) {
            text.append(part.isTextual() ? part.asText() : name(part));
        }
        return JSON.readTree(text.toString());
    }

    private static String name(JsonNode intrinsic) {
        JsonNode inner = intrinsic.elements().next();
        return inner.isTextual() ? inner.asText().replaceAll("^\\$\\{(.*)}$", "$1") : "filled in";
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
