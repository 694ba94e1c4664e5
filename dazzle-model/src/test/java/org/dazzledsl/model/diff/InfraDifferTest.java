package org.dazzledsl.model.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dazzledsl.model.diff.InfraDiff.StackChange;
import org.dazzledsl.model.template.TemplateFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pairs of template fragments with what is said of them, word for word. In {@code changes.txt} each has a title, the resources
 * of each stack before and after, and a line for each change that starts with its meaning.
 */
class InfraDifferTest {

    @TempDir
    Path folder;

    record Pair(String title, String before, String after, List<String> said) {

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Pair> pairs() throws IOException {
        try (InputStream file = InfraDifferTest.class.getResourceAsStream("changes.txt")) {
            String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^# ")).skip(1).map(InfraDifferTest::pair);
        }
    }

    private static Pair pair(String text) {
        String[] parts = text.split("(?m)^--- .*\n");
        return new Pair(
                parts[0].strip(),
                parts[1],
                parts[2],
                parts[3].lines().filter(line -> !line.isBlank()).toList());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsSaid(Pair pair) throws IOException {
        InfraDiff diff = InfraDiffer.compare(side("before", pair.before), side("after", pair.after));
        List<String> said = new ArrayList<>();
        diff.obstacles().forEach(obstacle -> said.add("obstacle " + obstacle));
        diff.changes()
                .forEach(change -> said.add(change.meaning().word() + " " + change.stack() + ": " + change.sentence()));
        assertEquals(String.join("\n", pair.said), String.join("\n", said));
        assertEquals(said.stream().anyMatch(line -> line.startsWith("data ")), diff.isDestructive());
    }

    @Test
    void wideningCountsEvenWhereSomethingGraverIsSaid() throws IOException {
        String before = """
                {"Data": {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "a",
                  "PublicAccessBlockConfiguration": {"BlockPublicAcls": true}}}}}""";
        String after = """
                {"Data": {"Bucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "b"}}}}""";
        InfraDiff diff = InfraDiffer.compare(side("before", before), side("after", after));
        assertTrue(diff.isDestructive());
        assertTrue(diff.isWidening());
    }

    @Test
    void whereTheKnowledgeComesFromIsSaid() throws IOException {
        InfraDiff diff = InfraDiffer.compare(
                side(
                        "before",
                        "{\"Data\": {\"Q\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"FifoQueue\": false}}}}"),
                side(
                        "after",
                        "{\"Data\": {\"Q\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"FifoQueue\": true}}}}"));
        String source = diff.changes().get(0).source().orElseThrow();
        assertTrue(
                source.matches("CloudFormation's schema of AWS::SQS::Queue: it can only be set at creation"
                        + " \\(@aws-cdk/aws-service-spec [\\d.]+\\)"),
                source);
    }

    @Test
    void tagsAndProtectionStandBesideTheTemplate() throws IOException {
        InfraDiff diff = InfraDiffer.compare(
                assembly("one", "{\"team\": \"payments\"}", true), assembly("other", "{\"team\": \"money\"}", false));
        assertEquals(
                List.of(
                        "Stack (bank-prod-Data) will be updated: Tags.team changes from payments to money, on everything in"
                                + " it, and TerminationProtection changes from true to false"),
                diff.changes().stream().map(Change::sentence).toList());
        assertEquals(1, diff.stacks().size());
    }

    private InfraDiffer.Side assembly(String name, String tags, boolean isProtected) throws IOException {
        Path directory = Files.createDirectories(folder.resolve(name));
        Files.writeString(
                directory.resolve("Data.template.json"),
                "{\"Resources\": {\"Topic\": {\"Type\": \"AWS::SNS::Topic\"}}}");
        Files.writeString(directory.resolve("manifest.json"), """
                {"artifacts": {"Data": {"type": "aws:cloudformation:stack", "properties": {"stackName": "bank-prod-Data",
                  "templateFile": "Data.template.json", "tags": %s, "terminationProtection": %s}}}}
                """.formatted(tags, isProtected));
        return new InfraDiffer.Side(TemplateFolder.read(directory), Elements.NONE);
    }

    @Test
    void whatConcernsSomeOfTheStacks() throws IOException {
        String before = "{\"Data\": {}, \"Messaging\": {\"Q\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {}}}}";
        String after = "{\"Data\": {\"T\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": {}}}, \"Messaging\": {}}";
        InfraDiff diff = InfraDiffer.compare(side("before", before), side("after", after));
        assertEquals(2, diff.stacks().size());
        assertTrue(diff.isDestructive());
        InfraDiff data = diff.only(Set.of("Data"));
        assertEquals(
                List.of("Data"), data.stacks().stream().map(StackChange::name).toList());
        assertEquals(
                List.of("T"), data.changes().stream().map(Change::logicalId).toList());
        assertFalse(data.isDestructive());
        assertTrue(diff.only(Set.of("Network")).isEmpty());
    }

    @Test
    void theSameTwiceIsNoChange() throws IOException {
        for (Pair pair : pairs().toList()) {
            InfraDiff diff = InfraDiffer.compare(side("before", pair.after), side("after", pair.after));
            assertTrue(diff.isEmpty(), pair.title);
            assertFalse(diff.isWidening(), pair.title);
            assertEquals(List.of(), diff.changes(), pair.title);
        }
    }

    /** A template for each stack; what stands under {@code Outputs} in it is the template's own. */
    private InfraDiffer.Side side(String name, String stacks) throws IOException {
        Path directory = folder.resolve(name + Files.list(folder).count());
        Files.createDirectories(directory);
        for (var stack : new JsonMapper().readTree(stacks).properties()) {
            ObjectNode template = new JsonMapper().createObjectNode();
            ObjectNode resources = template.putObject("Resources");
            for (var entry : stack.getValue().properties()) {
                JsonNode value = entry.getValue();
                if (value.has("Type") && !entry.getKey().startsWith("Wire")) {
                    resources.set(entry.getKey(), value);
                } else if (value.has("Type")) {
                    template.withObject("/Parameters").set(entry.getKey(), value);
                } else {
                    template.set(entry.getKey(), value);
                }
            }
            Files.writeString(directory.resolve(stack.getKey() + ".template.json"), template.toString());
        }
        return new InfraDiffer.Side(TemplateFolder.read(directory), Elements.NONE);
    }
}
