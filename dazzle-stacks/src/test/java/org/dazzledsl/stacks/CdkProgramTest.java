package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dazzledsl.model.version.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program makes of lines, those among them that no planner writes. */
class CdkProgramTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String STACK = """
            {"id": "S", "props": {"stackName": "s", "env": {"region": "us-east-1"}}, "after": [], "parts": [
            {"id": "P1", "logicalId": "P1", "description": "one", "metadata": {}},
            {"id": "P2", "logicalId": "P2", "description": "two", "metadata": {}}]}""".replace("\n", "");

    private static final String END = "{\"complete\": true}";

    @TempDir
    private Path folder;

    private String app() throws IOException {
        return "{\"assembly\": " + JSON.writeValueAsString(folder.resolve("out").toString())
                + ", \"context\": {\"aws:cdk:disable-asset-staging\": true}, \"bootstrapRule\": false}";
    }

    private Commands.Done run(String elements, String end) throws IOException {
        String lines = String.join("\n", app(), STACK, elements, end);
        return Synthesis.run(input -> input.write(lines));
    }

    @Test
    void elementsMayComeInSeveralLines() throws IOException {
        run("""
                [{"type": "CfnCondition", "id": "Paid", "props": {"expression": {"Fn::Equals": ["a", "b"]}}}]
                [{"type": "aws_sns.CfnTopic", "id": "T", "props": {}, "metadata": {}}]
                [{"type": "aws_sns.CfnTopic", "id": "U", "props": {"topicName": "u"}, "metadata": {"a": 1},\
                 "dependsOn": ["T"], "removalPolicy": "RETAIN"}]""", END).orFail();
        JsonNode template = template("S.template.json");
        assertEquals(
                JSON.readTree("{\"Type\": \"AWS::SNS::Topic\", \"Metadata\": {}}"),
                template.path("Resources").path("T"));
        assertEquals(JSON.readTree("""
                        {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "u"}, "DependsOn": ["T"],
                         "UpdateReplacePolicy": "Retain", "DeletionPolicy": "Retain", "Metadata": {"a": 1}}"""), template.path("Resources").path("U"));
        assertEquals(JSON.readTree("{\"Paid\": {\"Fn::Equals\": [\"a\", \"b\"]}}"), template.path("Conditions"));
    }

    @Test
    void oneConstructOfAKindRendersAll() throws IOException {
        run("""
                [{"type": "aws_sns.CfnTopic", "id": "T", "props": {"topicName": "t", "tags": [{"key": "a", "value": "b"}]},\
                 "metadata": {}, "removalPolicy": "RETAIN"},\
                 {"type": "aws_sns.CfnTopic", "id": "U", "props": {"topicName": {"Ref": "T"}}, "metadata": {}},\
                 {"type": "aws_sns.CfnTopic", "id": "V", "props": {"tags": [{"key": "c", "value": "d"}]}, "metadata": {}},\
                 {"type": "aws_sns.CfnTopic", "id": "W", "part": "P1", "props": {"topicName": {"$text": {"Fn::GetAtt": ["T", "TopicName"]}}},\
                 "metadata": {}}]""", END).orFail();
        JsonNode resources = template("S.template.json").path("Resources");
        assertEquals(JSON.readTree("""
                        {"Type": "AWS::SNS::Topic", "Properties": {"Tags": [{"Key": "a", "Value": "b"}], "TopicName": "t"},
                         "UpdateReplacePolicy": "Retain", "DeletionPolicy": "Retain", "Metadata": {}}"""), resources.path("T"));
        assertEquals(
                JSON.readTree(
                        "{\"Type\": \"AWS::SNS::Topic\", \"Properties\": {\"TopicName\": {\"Ref\": \"T\"}}, \"Metadata\": {}}"),
                resources.path("U"));
        assertEquals(
                JSON.readTree("[{\"Key\": \"c\", \"Value\": \"d\"}]"),
                resources.path("V").path("Properties").path("Tags"));
        JsonNode part = resources.path("P1");
        assertEquals(
                JSON.readTree("{\"FromSTTopicName\": {\"Fn::GetAtt\": [\"T\", \"TopicName\"]}}"),
                part.path("Properties").path("Parameters"));
        JsonNode nested = template("S.P1.nested.template.json");
        assertEquals(
                JSON.readTree("{\"TopicName\": {\"Ref\": \"FromSTTopicName\"}}"),
                nested.path("Resources").path("W").path("Properties"));
    }

    /** CloudFormation gets the template of a nested stack from where the command line of CDK has put it. */
    @Test
    void theTemplateOfAPartIsAnAssetOfItsStack() throws IOException {
        run("""
                [{"type": "aws_sns.CfnTopic", "id": "T", "props": {}, "metadata": {}},\
                 {"type": "aws_sns.CfnTopic", "id": "U", "part": "P1", "props": {"topicName": "one"}, "metadata": {}},\
                 {"type": "aws_sns.CfnTopic", "id": "V", "part": "P2", "props": {"topicName": "two"}, "metadata": {},\
                  "dependsOn": ["T"]}]""", END).orFail();
        JsonNode resources = template("S.template.json").path("Resources");
        JsonNode assets = template("S.assets.json").path("files");
        assertFalse(resources.path("P1").has("DependsOn"));
        assertEquals(JSON.readTree("[\"T\"]"), resources.path("P2").path("DependsOn"));
        for (String part : List.of("P1", "P2")) {
            String file =
                    resources.path(part).path("Metadata").path("aws:asset:path").asText();
            assertEquals("S." + part + ".nested.template.json", file);
            JsonNode url = resources
                    .path(part)
                    .path("Properties")
                    .path("TemplateURL")
                    .path("Fn::Join")
                    .path(1);
            Matcher object = Pattern.compile("/(([0-9a-f]{64})\\.json)")
                    .matcher(url.path(4).asText());
            assertTrue(object.matches(), url.toString());
            assertEquals(Sha256.ofFile(folder.resolve("out").resolve(file)), object.group(2));
            JsonNode asset = assets.path(object.group(2));
            assertEquals(file, asset.path("source").path("path").asText());
            JsonNode destination = asset.path("destinations").elements().next();
            assertEquals(object.group(1), destination.path("objectKey").asText());
            assertEquals(
                    url.path(3).path("Fn::Sub").asText(),
                    destination.path("bucketName").asText());
            assertEquals(1, template(file).path("Resources").size());
        }
    }

    @Test
    void aPartHoldsNoMoreThanCloudFormationTakes() throws IOException {
        inAPart(500).orFail();
        Commands.Done done = inAPart(501);
        assertEquals(1, done.status(), done.output());
        assertTrue(done.output().contains("S/P1 has 501 resources, of which CloudFormation takes 500"), done.output());
    }

    private Commands.Done inAPart(int resources) throws IOException {
        return run(
                IntStream.range(0, resources)
                        .mapToObj(number -> "{\"type\": \"aws_sns.CfnTopic\", \"id\": \"T" + number
                                + "\", \"part\": \"P1\", \"props\": {}, \"metadata\": {}}")
                        .collect(Collectors.joining(", ", "[", "]")),
                END);
    }

    /** Of a part of the stacks no assembly is made, only the templates of nested stacks: the build is gone that was writing them. */
    @Test
    void withoutAnEndThereIsNoAssembly() throws IOException {
        String elements = "[{\"type\": \"aws_sns.CfnTopic\", \"id\": \"T\", \"props\": {}, \"metadata\": {}}]\n"
                + STACK.replace("\"S\"", "\"Next\"");
        run(elements, "").orFail();
        assertTrue(Files.exists(folder.resolve("out/S.P1.nested.template.json")));
        assertFalse(Files.exists(folder.resolve("out/S.template.json")));
        assertFalse(Files.exists(folder.resolve("out/manifest.json")));
        run(elements, END).orFail();
        assertTrue(Files.exists(folder.resolve("out/S.template.json")));
        assertTrue(Files.exists(folder.resolve("out/Next.template.json")));
        assertTrue(Files.exists(folder.resolve("out/manifest.json")));
    }

    @Test
    void aStackHasOnePartOfAName() throws IOException {
        Commands.Done done =
                run("[]\n" + STACK.replace("\"S\"", "\"Next\"").replace("\"P2\", \"log", "\"P1\", \"log"), END);
        assertEquals(1, done.status(), done.output());
        assertTrue(done.output().contains("Next has two parts of the name P1"), done.output());
    }

    @Test
    void onlyResourcesStandInParts() throws IOException {
        Commands.Done done =
                run("[{\"type\": \"CfnOutput\", \"id\": \"O\", \"part\": \"P1\", \"props\": {\"value\": \"v\"}}]", END);
        assertEquals(1, done.status(), done.output());
        assertTrue(done.output().contains("O is no resource, and is to stand in S/P1"), done.output());
    }

    private JsonNode template(String file) throws IOException {
        return JSON.readTree(folder.resolve("out").resolve(file).toFile());
    }

    /** It is ended when a build turns out to need no templates. */
    @Test
    void whereItIsKilledItLeavesNothingInTheTemporaryFolder() throws IOException {
        Path temporary = Files.createDirectory(folder.resolve("temporary"));
        ProcessBuilder command = Synthesis.command();
        Stream.of("TMPDIR", "TEMP", "TMP").forEach(name -> command.environment().put(name, temporary.toString()));
        Process process = command.start();
        try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
            input.write(app() + "\n");
            input.flush();
            while (!Files.exists(folder.resolve("out")) && process.isAlive()) {
                Thread.onSpinWait();
            }
            assertTrue(process.isAlive());
        } finally {
            Commands.end(process);
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "T" | | | {} | S has two elements of the name T
            "P1" | | | {} | S has two elements of the name P1
            "C" | | | {} | S has two elements of the name C
            "U" | | , "part": "P2" | {"topicName": {"Ref": "Unknown"}} | S/P2 refers to Unknown, and there is none
            "U" | | | {"topicName": {"Fn::GetAtt": ["U", "Arn"]}, "displayName": {"Ref": "V"}} | S refers to V, and there is none
            "U" | , "dependsOn": ["Later"] | , "part": "P2" | {} | S/P2 refers to Later, and it comes later
            "U" | | , "part": "P2" | {"topicName": {"Ref": "TArn"}, "displayName": {"Fn::GetAtt": ["T", "Arn"]}} | P2 is given both {"Ref":"TArn"} and {"Fn::GetAtt":["T","Arn"]} as FromSTArn
            "U" | | | {"topicName": "\\uFDD0x"} | A text has the mark of a function, and is none: x
            "U" | | , "part": "P2" | {"topicName": {"Ref": "T1"}} | T1 stands in S/P1, and is referred to from outside
            "U" | | | {"topicName": {"Fn::GetAtt": ["T1", "TopicName"]}} | T1 stands in S/P1, and is referred to from outside
            "U" | , "dependsOn": ["T1"] | | {} | T1 stands in S/P1, and is referred to from outside
            "U" | | | {"topicName": 5} | topicName: 5 should be a string
            """)
    void whatCannotBeIsRefused(String id, String dependsOn, String part, String props, String message)
            throws IOException {
        String element = "{\"type\": \"aws_sns.CfnTopic\", \"id\": " + id + ", \"metadata\": {}, \"props\": " + props
                + Objects.toString(part, "") + Objects.toString(dependsOn, "") + "}";
        Commands.Done done = run("""
                [{"type": "CfnCondition", "id": "C", "props": {"expression": {"Fn::Equals": ["a", "b"]}}},\
                 {"type": "aws_sns.CfnTopic", "id": "T", "props": {}, "metadata": {}},\
                 {"type": "aws_sns.CfnTopic", "id": "TArn", "props": {}, "metadata": {}},\
                 {"type": "aws_sns.CfnTopic", "id": "T1", "part": "P1", "props": {}, "metadata": {}},\
                 %s, {"type": "aws_sns.CfnTopic", "id": "Later", "props": {}, "metadata": {}}]""".formatted(element), END);
        assertEquals(1, done.status(), done.output());
        assertTrue(done.output().contains(message), done.output());
    }
}
