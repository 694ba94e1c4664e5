package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.template.ResourceSchemas;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.template.TemplateStack;
import org.dazzledsl.stacks.Synthesized.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an application of 1,000 queues, 300 streams and 500 schedules becomes: within all limits of AWS. */
class LargeApplicationTest {

    private static final int MOST_RESOURCES = 500;
    private static final int MOST_PARAMETERS = 200;
    private static final int MOST_OUTPUTS = 200;
    private static final int LARGEST_TEMPLATE = 1_000_000;
    private static final int LARGEST_TASK_DEFINITION = 64 * 1024;
    private static final int LARGEST_POLICIES = 10_240;
    private static final int MOST_WIDGETS = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    private static AwsRequirements requirements;
    private static Synthesized large;

    @BeforeAll
    static void synthesize(@TempDir Path folder) throws IOException {
        requirements = plan(folder, 1000, 300, 500);
        large = Synthesized.of(requirements);
    }

    private static AwsRequirements plan(Path folder, int queues, int streams, int schedules) throws IOException {
        StringBuilder dsl = new StringBuilder("module big\n\napp big \"Big\"\n\nledger Wallet:\n"
                + "  account_code: 1001\n  account_type: asset\n  currency: EUR\n\n"
                + "entity Item \"Item\":\n  id: uuid pk\n  paper: file\n\n");
        for (int i = 0; i < queues; i++) {
            dsl.append("channel q").append(i).append(" \"Q\":\n  kind: queue\n\n");
        }
        for (int i = 0; i < streams; i++) {
            dsl.append("channel s").append(i).append(" \"S\":\n  kind: stream\n  receive r:\n    message: M\n\n");
        }
        dsl.append("message M \"M\":\n  id: uuid\n\n");
        for (int i = 0; i < schedules; i++) {
            dsl.append("schedule t")
                    .append(i)
                    .append(" \"T\":\n  cron: \"0 2 * * *\"\n  steps:\n    - step run:\n        channel: q0\n\n");
        }
        Files.createDirectories(folder.resolve("dsl"));
        Files.writeString(folder.resolve("dsl/big.dsl"), dsl);
        Files.writeString(
                folder.resolve("dazzle.toml"),
                "[project]\nname = \"big\"\nversion = \"1\"\nroot = \"big\"\n\n[deploy]\nenvironment = \"prod\"\n");
        return Examples.planned(folder, Environment.PROD);
    }

    @Test
    void noTemplateIsOverTheLimitsOfCloudFormation() throws IOException {
        List<String> over = new ArrayList<>();
        for (Path file : large.templateFiles()) {
            JsonNode template = JSON.readTree(file.toFile());
            int resources = template.path("Resources").size();
            if (resources > MOST_RESOURCES
                    || template.path("Parameters").size() > MOST_PARAMETERS
                    || template.path("Outputs").size() > MOST_OUTPUTS
                    || Files.size(file) > LARGEST_TEMPLATE) {
                over.add(file.getFileName() + ": " + resources + " resources, " + Files.size(file) + " bytes");
            }
        }
        assertEquals(List.of(), over);
    }

    @Test
    void everyPropertyIsOneOfThePublishedSchemas() throws IOException {
        List<TemplateStack> stacks = TemplateFolder.read(large.folder()).stacks();
        assertEquals(Set.of(), ResourceSchemas.load().mistakes(stacks));
    }

    /** What a part needs of its stack it is given under a name that says what it is. */
    @Test
    void partsAreGivenWhatTheyReferToOfTheirStack() throws IOException {
        assertEquals(
                Map.of(
                        "FromMessagingWorkQueueArn", JSON.readTree("{\"Fn::GetAtt\": [\"WorkQueue\", \"Arn\"]}"),
                        "FromMessagingScheduleDeadLetterQueueArn",
                                JSON.readTree("{\"Fn::GetAtt\": [\"ScheduleDeadLetterQueue\", \"Arn\"]}"),
                        "FromMessagingRoleSchedulerGroupArn",
                                JSON.readTree("{\"Fn::GetAtt\": [\"RoleSchedulerGroup\", \"Arn\"]}")),
                given(StackName.MESSAGING));
        assertEquals(
                Map.of("FromObservabilityAlarmTopic", JSON.readTree("{\"Ref\": \"AlarmTopic\"}")),
                given(StackName.OBSERVABILITY));
    }

    private static Map<String, JsonNode> given(StackName stack) {
        Map<String, JsonNode> given = new TreeMap<>();
        for (Resource part : parts(stack)) {
            part.properties()
                    .path("Parameters")
                    .properties()
                    .forEach(entry -> given.put(entry.getKey(), entry.getValue()));
        }
        return given;
    }

    private static List<Resource> parts(StackName stack) {
        return large.resources("AWS::CloudFormation::Stack").stream()
                .filter(part -> part.stack().equals(stack.title()))
                .toList();
    }

    @Test
    void aPartWaitsForWhatItsResourcesWaitFor() {
        for (Resource part : parts(StackName.MESSAGING)) {
            assertEquals("[\"SchedulerGroup\"]", part.json().path("DependsOn").toString(), part.id());
        }
        parts(StackName.OBSERVABILITY).forEach(part -> assertFalse(part.json().has("DependsOn"), part.id()));
    }

    /** So that there is room for twice as much. */
    @Test
    void thePartsAreAboutEquallyFull() throws IOException {
        List<String> full = new ArrayList<>();
        for (Path file : large.templateFiles()) {
            int resources = JSON.readTree(file.toFile()).path("Resources").size();
            if (file.toString().endsWith(".nested.template.json") && resources > MOST_RESOURCES / 3 * 2) {
                full.add(file.getFileName() + ": " + resources);
            }
        }
        assertEquals(List.of(), full);
    }

    @Test
    void taskDefinitionsAndPoliciesAreSmallEnough() {
        for (Resource task : large.resources("AWS::ECS::TaskDefinition")) {
            int size = task.properties().toString().length();
            assertTrue(size < LARGEST_TASK_DEFINITION, task.id() + ": " + size);
        }
        for (Resource role : large.resources("AWS::IAM::Role")) {
            int size = 0;
            for (JsonNode policy : role.properties().path("Policies")) {
                size += policy.path("PolicyDocument")
                        .toString()
                        .replaceAll("\\s", "")
                        .length();
            }
            assertTrue(size < LARGEST_POLICIES, role.id() + ": " + size);
        }
    }

    @Test
    void theDashboardIsOneThatCloudWatchTakes() throws IOException {
        Resource dashboard = large.resource("Dashboard");
        JsonNode body = dashboard.properties().path("DashboardBody");
        String text = body.isTextual() ? body.asText() : literal(body);
        JsonNode widgets = JSON.readTree(text).path("widgets");
        assertTrue(widgets.size() <= MOST_WIDGETS, widgets.size() + " widgets");
        for (JsonNode widget : widgets) {
            assertTrue(widget.path("properties").path("alarms").size() <= 100);
        }
    }

    /** The text, with something in place of what is only known when it is deployed. */
    private static String literal(JsonNode join) {
        StringBuilder text = new StringBuilder();
        for (JsonNode part : join.path("Fn::Join").path(1)) {
            text.append(part.isTextual() ? part.asText() : "token");
        }
        return text.toString();
    }

    /** From the 499th to the 501st of a kind, and from none: what is there already stays where it is. */
    @Test
    void moreOfThemMoveNone(@TempDir Path folder) throws IOException {
        Map<String, String> before = places(plan(folder, 40, 20, 10));
        Map<String, String> after = places(requirements);
        before.keySet().removeIf(id -> !after.containsKey(id));
        Map<String, String> same = new TreeMap<>(after);
        same.keySet().retainAll(before.keySet());
        assertEquals(before, same);
        assertTrue(before.size() > 200, "compared " + before.size());
    }

    /** 500 resources is what one stack may hold: the queue that would be one too many for it moves none either. */
    @Test
    void theFiveHundredthResourceMovesNone(@TempDir Path folder) throws IOException {
        int queues = 1;
        AwsRequirements before = plan(folder, queues, 2, 2);
        while (messages(plan(folder, queues + 1, 2, 2)) <= MOST_RESOURCES) {
            before = plan(folder, ++queues, 2, 2);
        }
        Map<String, String> places = places(before);
        Map<String, String> after = places(plan(folder, queues + 1, 2, 2));
        assertTrue(messages(before) <= MOST_RESOURCES && messages(before) > MOST_RESOURCES - 5);
        assertTrue(after.size() > places.size());
        after.keySet().retainAll(places.keySet());
        assertEquals(places, after);
    }

    private static int messages(AwsRequirements requirements) {
        return requirements.messaging().orElseThrow().resources().size();
    }

    /** The stack and the part that each resource stands in. */
    private static Map<String, String> places(AwsRequirements requirements) {
        Map<String, String> places = new TreeMap<>();
        requirements
                .stacks()
                .forEach(stack -> stack.resources()
                        .forEach(resource -> places.put(
                                stack.stack().title() + "/" + resource.planned().id(),
                                resource.planned().part().map(part -> part.id()).orElse("itself"))));
        return places;
    }
}
