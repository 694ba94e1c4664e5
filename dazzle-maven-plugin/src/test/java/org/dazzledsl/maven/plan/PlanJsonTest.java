package org.dazzledsl.maven.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsPlan;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements;
import org.junit.jupiter.api.Test;

class PlanJsonTest {

    @Test
    void whatIsPlannedAndWhere() throws IOException {
        JsonNode json = sample();
        assertEquals(1, json.path("schemaVersion").asInt());
        assertEquals("bank", json.path("application").asText());
        assertEquals("prod", json.path("environment").asText());
        assertEquals("us-east-1", json.path("region").asText());
    }

    @Test
    void everyNeedIsThereWhetherOrNotItIsNeeded() throws IOException {
        List<String> names = List.of(
                "database",
                "storage",
                "cache",
                "queue",
                "workers",
                "webhooks",
                "schedules",
                "streams",
                "email",
                "tigerbeetle",
                "secrets",
                "tenancy",
                "sensitiveFields");
        assertEquals(names, fieldNames(sample().path("requirements")));
        JsonNode small = json(SampleApplication.smallNeeds(), Environment.DEV).path("requirements");
        assertEquals(names, fieldNames(small));
        assertTrue(small.path("database").path("needed").asBoolean());
        for (String name : List.of("storage", "queue", "streams", "email", "tigerbeetle", "tenancy")) {
            assertFalse(small.path(name).path("needed").asBoolean(true), name);
            assertTrue(small.path(name).path("reasons").isEmpty(), name);
        }
    }

    @Test
    void aReasonNamesItsLineConstructAndRule() throws IOException {
        JsonNode reason = sample().path("requirements")
                .path("tigerbeetle")
                .path("reasons")
                .path(0);
        assertEquals(List.of("file", "line", "construct", "element", "rule"), fieldNames(reason));
        assertEquals("ledger", reason.path("construct").asText());
        assertTrue(reason.path("element").asText().startsWith("ledger "), reason.toString());
        assertEquals("dsl/bank.dsl", reason.path("file").asText());
        assertTrue(reason.path("line").asInt() > 0);
    }

    @Test
    void aQueueOfAChannelIsAQueueThatIsNeeded() throws IOException {
        InfraRequirements needs = SampleApplication.needs();
        List<String> elements =
                strings(sample().path("requirements").path("queue").path("reasons"), "element");
        needs.queues()
                .forEach(queue -> assertTrue(elements.contains(queue.reason().element()), elements.toString()));
        needs.queue().reasons().forEach(reason -> assertTrue(elements.contains(reason.element()), elements.toString()));
    }

    @Test
    void everyResourceOfEveryStackInTheOrderOfThePlan() throws IOException {
        List<String> expected = new ArrayList<>();
        for (AwsStack stack : SampleApplication.planned(Environment.PROD).stacks()) {
            for (AwsResource resource : stack.resources()) {
                expected.add(stack.stack().title() + " " + resource.planned().type() + " "
                        + resource.planned().name() + " " + resource.planned().id() + " "
                        + resource.planned().reasons().size());
            }
        }
        List<String> written = new ArrayList<>();
        for (JsonNode stack : sample().path("stacks")) {
            for (JsonNode resource : stack.path("resources")) {
                written.add(stack.path("name").asText() + " "
                        + resource.path("type").asText() + " "
                        + resource.path("name").asText() + " "
                        + resource.path("id").asText() + " "
                        + resource.path("reasons").size());
            }
        }
        assertEquals(expected, written);
    }

    @Test
    void whyNothingMayBeGenerated() throws IOException {
        AwsPlan plan = new AwsPlan(
                SampleApplication.planned(Environment.DEV),
                List.of(Problem.error("even-node-count", Span.at("dazzle.toml", 9, 1), "even node count")
                        .expecting("1, 3 or 5")));
        JsonNode refusal = read(new PlanReport(SampleApplication.needs(), plan))
                .path("refusals")
                .path(0);
        assertEquals("even-node-count", refusal.path("code").asText());
        assertEquals(9, refusal.path("line").asInt());
        assertEquals(
                "even node count; expected 1, 3 or 5", refusal.path("message").asText());
    }

    private static JsonNode sample() throws IOException {
        return json(SampleApplication.needs(), Environment.PROD);
    }

    private static JsonNode json(InfraRequirements needs, Environment environment) throws IOException {
        AwsPlan plan = AwsPlanner.plan(needs, SampleApplication.project(), SampleApplication.config(environment));
        return read(new PlanReport(needs, plan));
    }

    private static JsonNode read(PlanReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlanJson.write(report, out);
        return new JsonMapper().readTree(out.toByteArray());
    }

    private static List<String> fieldNames(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<String> strings(JsonNode array, String field) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(element -> element.path(field).asText())
                .toList();
    }
}
