package org.dazzledsl.stacks.customize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.stacks.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.services.sns.CfnTopic;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sqs.CfnQueue;

class CustomizeTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final AwsRequirements requirements = SampleApplication.planned(Environment.STAGING);

    @TempDir
    Path folder;

    @Test
    void whatNobodyChangesStaysAsItWas() throws IOException {
        include().app().synth();
        Synthesis.of(requirements, folder.resolve("usual"));
        Map<String, JsonNode> usual = templates(folder.resolve("usual"));
        Map<String, JsonNode> included = templates(folder.resolve("assembly"));
        assertEquals(usual.keySet(), included.keySet());
        usual.forEach((name, expected) -> assertEquals(expected, included.get(name), name));
    }

    @Test
    void aPropertyIsChangedAndAResourceAdded() throws IOException {
        Infrastructure infrastructure = include();
        infrastructure
                .resource(StackName.MESSAGING, "QueueOrders", CfnQueue.class)
                .setVisibilityTimeout(77);
        Topic.Builder.create(infrastructure.stack(StackName.MESSAGING).orElseThrow(), "Extra")
                .topicName("extra")
                .build();
        infrastructure.app().synth();
        JsonNode changed = all("Messaging");
        assertEquals(
                77,
                changed.path("QueueOrders")
                        .path("Properties")
                        .path("VisibilityTimeout")
                        .asInt());
        assertTrue(
                changed.properties().stream()
                        .anyMatch(entry -> entry.getValue()
                                .path("Properties")
                                .path("TopicName")
                                .asText()
                                .equals("extra")),
                changed.toString());
    }

    @Test
    void whatIsNotThereIsSaidWithWhatIs() throws IOException {
        Infrastructure infrastructure = include();
        assertEquals(Optional.empty(), infrastructure.find(StackName.MESSAGING, "Missing"));
        String missing = assertThrows(
                        IllegalArgumentException.class,
                        () -> infrastructure.resource(StackName.MESSAGING, "Missing", CfnQueue.class))
                .getMessage();
        assertTrue(missing.startsWith("Messaging has no resource Missing; it has "), missing);
        assertTrue(missing.contains("QueueOrders"), missing);
        assertEquals(
                "QueueOrders of Messaging is a CfnQueue, not a CfnTopic",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> infrastructure.resource(StackName.MESSAGING, "QueueOrders", CfnTopic.class))
                        .getMessage());
    }

    private Infrastructure include() throws IOException {
        Path templates = folder.resolve("templates");
        Synthesis.toBeIncluded(requirements, templates);
        return Customize.include(requirements, templates, folder.resolve("assembly"));
    }

    /** By stack, part and id, without what depends on the names of the files. */
    private static Map<String, JsonNode> templates(Path assembly) throws IOException {
        Map<String, JsonNode> templates = new TreeMap<>();
        for (Path file : files(assembly)) {
            JsonNode template = JSON.readTree(file.toFile());
            for (JsonNode resource : template.path("Resources")) {
                if (resource.path("Type").asText().equals("AWS::CloudFormation::Stack")) {
                    ((ObjectNode) resource.path("Properties")).remove("TemplateURL");
                    ((ObjectNode) resource.path("Metadata")).remove("aws:asset:path");
                }
            }
            String name = file.getFileName().toString();
            String part = name.replaceFirst("^([A-Za-z]+?)(Template|\\.)?(Part\\d\\d).*", "$1$3");
            for (Map.Entry<String, JsonNode> section : template.properties()) {
                if (section.getValue().isObject()) {
                    section.getValue()
                            .properties()
                            .forEach(entry -> templates.put(part + " " + entry.getKey(), entry.getValue()));
                } else {
                    templates.put(part + " " + section.getKey(), section.getValue());
                }
            }
        }
        return templates;
    }

    private static List<Path> files(Path assembly) throws IOException {
        try (Stream<Path> files = Files.list(assembly)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".template.json"))
                    .sorted()
                    .toList();
        }
    }

    /** The resources of a stack and of its parts. */
    private JsonNode all(String stack) throws IOException {
        ObjectNode all = JSON.createObjectNode();
        for (Path template : files(folder.resolve("assembly"))) {
            if (template.getFileName().toString().startsWith(stack)) {
                all.setAll((ObjectNode) JSON.readTree(template.toFile()).path("Resources"));
            }
        }
        return all;
    }
}
