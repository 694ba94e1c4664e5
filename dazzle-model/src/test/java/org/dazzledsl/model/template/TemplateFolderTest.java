package org.dazzledsl.model.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.grammar.source.Span;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFolderTest {

    private static final String MANIFEST = """
            {"artifacts": {
              "Messaging.assets": {"type": "cdk:asset-manifest"},
              "Messaging": {"type": "aws:cloudformation:stack", "displayName": "Messaging",
                "properties": {"stackName": "bank-prod-Messaging", "templateFile": "Messaging.template.json"}}}}
            """;

    private static final String PARENT = """
            {
             "Resources": {
              "Topic": {
               "Type": "AWS::SNS::Topic",
               "DeletionPolicy": "Retain",
               "DependsOn": "Orders",
               "Metadata": {"dazzle": {"resource": "Topic", "because": ["channel a", "channel b"]}}
              },
              "Orders": {
               "Type": "AWS::CloudFormation::Stack",
               "Properties": {"TemplateURL": "https://example.com", "Parameters": {"Days": 4, "Topic": {"Ref": "Topic"}}},
               "Metadata": {"aws:asset:path": "Orders.nested.template.json"}
              },
              "Alarm": {
               "Type": "AWS::CloudWatch::Alarm",
               "Properties": {"Queue": {"Fn::GetAtt": ["Orders", "Outputs.Name"]}}
              }
             }
            }
            """;

    private static final String NESTED = """
            {
             "Parameters": {"Days": {"Type": "Number"}, "Topic": {"Type": "String"}},
             "Resources": {
              "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"MessageRetentionPeriod": {"Ref": "Days"},
               "Topic": {"Ref": "Topic"}}, "Metadata": {"dazzle": {"auxiliaryTo": "Topic"}}}
             },
             "Outputs": {"Name": {"Value": {"Fn::GetAtt": ["Queue", "QueueName"]}}}
            }
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeTemplates() throws IOException {
        write("Messaging.template.json", PARENT);
        write("Orders.nested.template.json", NESTED);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static Map<String, JsonNode> properties(TemplateStack stack, String id) {
        Map<String, JsonNode> properties = new HashMap<>();
        new Resolver(stack)
                .properties(stack.resource(id).orElseThrow())
                .get(0)
                .value()
                .properties()
                .forEach(property -> properties.put(property.getKey(), property.getValue()));
        return properties;
    }

    private static String text(JsonNode value) {
        return Unresolved.in(value).map(Unresolved::text).orElseGet(value::asText);
    }

    @Test
    void readsACloudAssemblyWithItsNestedStacks() throws IOException {
        write("manifest.json", MANIFEST);
        TemplateStack stack = TemplateFolder.read(folder).stacks().get(0);
        assertEquals("Messaging", stack.name());
        assertEquals("bank-prod-Messaging", stack.stackName());
        assertEquals(
                List.of("Topic", "Alarm", "Queue"),
                stack.resources().stream()
                        .map(placed -> placed.resource().logicalId())
                        .toList());
    }

    @Test
    void seesThroughNestedStacksBothWays() throws IOException {
        TemplateStack stack = TemplateFolder.read(folder).stacks().get(0);
        assertEquals("4", text(properties(stack, "Queue").get("MessageRetentionPeriod")));
        Unresolved topic =
                Unresolved.in(properties(stack, "Queue").get("Topic")).orElseThrow();
        assertEquals(stack.parts().get(0), topic.reference().orElseThrow().part());
        Unresolved name = Unresolved.in(properties(stack, "Alarm").get("Queue")).orElseThrow();
        assertEquals("Queue.QueueName", name.what());
        assertEquals(stack.parts().get(1), name.reference().orElseThrow().part());
    }

    @Test
    void tellsWhatATemplateSaysOfAResource() throws IOException {
        TemplateStack stack = TemplateFolder.read(folder).stacks().get(0);
        TemplateResource topic = stack.resource("Topic").orElseThrow().resource();
        assertEquals("AWS::SNS::Topic", topic.type());
        assertEquals(Span.at("Messaging.template.json", 3, 3), topic.place());
        assertEquals(Optional.of("Retain"), topic.deletionPolicy());
        assertEquals(List.of("Orders"), topic.dependsOn());
        assertEquals(List.of("channel a", "channel b"), topic.because());
        assertEquals(Optional.of("Topic"), topic.planned());
        assertEquals(
                Optional.of("Topic"),
                stack.resource("Queue").orElseThrow().resource().auxiliaryTo());
    }

    @Test
    void readsAnyFolderWithTemplatesAndLeavesOutOtherFiles() throws IOException {
        write("package.json", "{\"name\": \"x\"}");
        write("list.json", "[1]");
        write("plain.json", "{\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\"}, \"Fn::ForEach::X\": []}}");
        List<TemplateStack> stacks = TemplateFolder.read(folder).stacks();
        assertEquals(
                List.of("Messaging", "plain"),
                stacks.stream().map(TemplateStack::name).toList());
        assertEquals(
                Set.of("A"), stacks.get(1).parts().get(0).template().resources().keySet());
    }

    @Test
    void followsTheSettingsOfACdkApplication() throws IOException {
        write("app/cdk.json", "{\"app\": \"cdk.out/abc\"}");
        write("app/cdk.out/abc/manifest.json", MANIFEST);
        write("app/cdk.out/abc/Messaging.template.json", NESTED);
        assertEquals(
                "cdk.out/abc/Messaging.template.json",
                TemplateFolder.read(folder.resolve("app"))
                        .stacks()
                        .get(0)
                        .parts()
                        .get(0)
                        .template()
                        .file());
        write("app/cdk.json", "{\"app\": \"mvn -q exec:java\"}");
        write("app/cdk.out/manifest.json", MANIFEST);
        write("app/cdk.out/Messaging.template.json", NESTED);
        assertEquals(1, TemplateFolder.read(folder.resolve("app")).stacks().size());
    }

    @Test
    void readsOneTemplate() throws IOException {
        TemplateFolder single = TemplateFolder.read(folder.resolve("Orders.nested.template.json"));
        assertEquals("Orders.nested", single.stacks().get(0).name());
        assertEquals(
                "Orders.nested.template.json",
                single.stacks().get(0).parts().get(0).template().file());
    }

    @Test
    void saysWhatCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        assertThrows(IOException.class, () -> TemplateFolder.read(folder.resolve("empty")));
        write("broken/a.json", "{\"Resources\": {");
        IOException broken = assertThrows(IOException.class, () -> TemplateFolder.read(folder.resolve("broken")));
        assertEquals(true, broken.getMessage().startsWith("a.json:1:16 is not JSON: "), broken.getMessage());
    }

    @Test
    void tellsExportsAndImports() throws IOException {
        write("wired/a.json", """
                {"Resources": {"A": {"Type": "AWS::SNS::Topic"}, "B": {"Type": "AWS::SQS::Queue", "Properties":
                  {"X": {"Fn::ImportValue": {"Fn::Sub": "${AWS::Region}-vpc"}}, "Y": {"Fn::ImportValue": "zone"}}}},
                 "Outputs": {"Out": {"Value": 1, "Export": {"Name": {"Fn::Join": ["-", [{"Ref": "AWS::Region"}, "vpc"]]}}}}}
                """);
        StackExports exports = StackExports.of(
                TemplateFolder.read(folder.resolve("wired")).stacks().get(0));
        assertEquals(Map.of("${AWS::Region}-vpc", "Out"), exports.exported());
        assertEquals(Map.of("${AWS::Region}-vpc", Set.of("B"), "zone", Set.of("B")), exports.imported());
    }

    private static final String YAML = """
            AWSTemplateFormatVersion: 2010-09-09
            Parameters:
              Days: {Type: Number, Default: 4}
            Conditions:
              Keeps: !Not [!Equals [!Ref Days, 0]]
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Sub "${AWS::StackName}-orders"
                  MessageRetentionPeriod: !Ref Days
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt Dead.Arn
                    maxReceiveCount: 3
                  Tags: !If [Keeps, [{Key: a, Value: yes}], !Ref AWS::NoValue]
              'Dead':
                Type: AWS::SQS::Queue
                DeletionPolicy: Retain
                Properties:
                  QueueName: !Join ['-', [bank, !Select [1, !Split [',', 'a,dead']]]]
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  Pattern: {account: [012345678901, 7], ratio: 0.5, from: 2026-11-25, on: on, none: ~}
                  Zones: !GetAZs ''
                  Nested: !GetAtt Inner.Outputs.Name
              Inner:
                Type: AWS::CloudFormation::Stack
                Properties:
                  TemplateURL: ./inner/inner.yml
                  Parameters: {Topic: !Ref Dead}
            """;

    private static final String INNER = """
            Parameters: {Topic: {Type: String}}
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties: {TopicName: !Ref Topic}
            Outputs:
              Name: {Value: !GetAtt Topic.TopicName}
            """;

    @Test
    void readsYamlWithItsShortForms() throws IOException {
        write("yaml/bank.yaml", YAML);
        write("yaml/inner/inner.yml", INNER);
        List<TemplateStack> stacks = TemplateFolder.read(folder.resolve("yaml")).stacks();
        assertEquals(List.of("bank"), stacks.stream().map(TemplateStack::name).toList());
        TemplateStack stack = stacks.get(0);
        Map<String, JsonNode> queue = properties(stack, "Queue");
        assertEquals("${AWS::StackName}-orders", text(queue.get("QueueName")));
        assertEquals("4", text(queue.get("MessageRetentionPeriod")));
        assertEquals(
                "Dead.Arn",
                Unresolved.in(queue.get("RedrivePolicy").get("deadLetterTargetArn"))
                        .orElseThrow()
                        .what());
        assertEquals(3, queue.get("RedrivePolicy").get("maxReceiveCount").asInt());
        assertEquals("bank-dead", text(properties(stack, "Dead").get("QueueName")));
        Map<String, JsonNode> rule = properties(stack, "Rule");
        assertEquals(
                "{\"account\":[\"012345678901\",7],\"ratio\":0.5,\"from\":\"2026-11-25\",\"on\":true,\"none\":null}",
                rule.get("Pattern").toString());
        assertEquals(
                "the availability zones",
                Unresolved.in(rule.get("Zones")).orElseThrow().what());
        assertEquals(
                "Topic.TopicName",
                Unresolved.in(rule.get("Nested")).orElseThrow().what());
        assertEquals(
                Span.at("bank.yaml", 16, 3),
                stack.resource("Dead").orElseThrow().resource().place());
        assertEquals(
                Optional.of("Retain"),
                stack.resource("Dead").orElseThrow().resource().deletionPolicy());
        assertEquals(
                Span.at("inner/inner.yml", 3, 3),
                stack.resource("Topic").orElseThrow().resource().place());
        assertEquals(
                List.of("the parameter Days is '0'", "the parameter Days is not '0'"),
                new Resolver(stack)
                        .properties(stack.resource("Queue").orElseThrow()).stream()
                                .map(Variant::when)
                                .sorted()
                                .toList());
    }

    /** What a template in JSON is called {@code .template} may be either. */
    @Test
    void tellsTheNotationOfATemplateByItsFirstCharacter() throws IOException {
        write("either/a.template", "\n {\"Resources\": {\"A\": {\"Type\": \"AWS::SNS::Topic\"}}}");
        write("either/b.template", "# ours\nResources:\n  B: {Type: AWS::SNS::Topic}\n");
        List<TemplateStack> stacks =
                TemplateFolder.read(folder.resolve("either")).stacks();
        assertEquals(List.of("a", "b"), stacks.stream().map(TemplateStack::name).toList());
        assertEquals(
                Span.at("b.template", 3, 3),
                stacks.get(1).resource("B").orElseThrow().resource().place());
    }

    @Test
    void leavesOutYamlThatIsNoTemplate() throws IOException {
        write("mixed/bank.yaml", INNER);
        write("mixed/chart.yaml", "{{ if .Values.x }}\nname: {{ .Values.name }}\n");
        write("mixed/cluster.yml", "kind: Pod\n---\nkind: Service\n");
        write("mixed/compose.yaml", "services:\n  db: {image: postgres}\n");
        write("mixed/empty.yaml", "");
        assertEquals(
                List.of("bank"),
                TemplateFolder.read(folder.resolve("mixed")).stacks().stream()
                        .map(TemplateStack::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Resources:\\n  A: {Type: x | a.yaml:2:14 is not YAML: expected ',' or '}', but got <stream end>",
                "Resources:\\n  A:\\n   B: 1\\n  - C | a.yaml:4:3 is not YAML: expected <block end>, but found '-'",
                "Resources:\\n  A: &a [*a] | a.yaml:2:6 is not YAML: an alias repeats too much",
                "Resources: {}\\n---\\nResources: {} | a.yaml:2:1 is not YAML: but found another document",
                "Resources:\\n  ? [a, b]\\n  : c | a.yaml:2:5 is not YAML: a key that is no text",
            })
    void saysWhereYamlCannotBeRead(String text, String message) throws IOException {
        write("damaged/a.yaml", text.replace("\\n", "\n"));
        assertEquals(
                message,
                assertThrows(IOException.class, () -> TemplateFolder.read(folder.resolve("damaged")))
                        .getMessage());
    }

    /** Each list holds the one before ten times. */
    @Test
    void doesNotUnfoldAliasesWithoutEnd() throws IOException {
        StringBuilder text = new StringBuilder("Resources:\n  A: {Type: x}\nMetadata:\n  l0: &l0 [x, x, x, x, x]\n");
        for (int i = 1; i <= 10; i++) {
            String alias = "*l" + (i - 1);
            text.append("  l%d: &l%d [%s, %s, %s, %s, %s]\n".formatted(i, i, alias, alias, alias, alias, alias));
        }
        write("bomb/a.yaml", text.toString());
        String message = assertThrows(IOException.class, () -> TemplateFolder.read(folder.resolve("bomb")))
                .getMessage();
        assertEquals(true, message.contains(" is not YAML: "), message);
    }
}
