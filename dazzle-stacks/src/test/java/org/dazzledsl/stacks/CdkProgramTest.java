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
import java.util.stream.Stream;
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
        JsonNode template = JSON.readTree(folder.resolve("out/S.template.json").toFile());
        assertEquals(
                JSON.readTree("{\"Type\": \"AWS::SNS::Topic\", \"Metadata\": {}}"),
                template.path("Resources").path("T"));
        assertEquals(JSON.readTree("""
                        {"Type": "AWS::SNS::Topic", "Properties": {"TopicName": "u"}, "DependsOn": ["T"],
                         "UpdateReplacePolicy": "Retain", "DeletionPolicy": "Retain", "Metadata": {"a": 1}}"""), template.path("Resources").path("U"));
        assertEquals(JSON.readTree("{\"Paid\": {\"Fn::Equals\": [\"a\", \"b\"]}}"), template.path("Conditions"));
    }

    /** Of a part of the stacks nothing is made: the build is gone that was writing them. */
    @Test
    void withoutAnEndThereIsNoTemplate() throws IOException {
        Commands.Done done =
                run("[{\"type\": \"aws_sns.CfnTopic\", \"id\": \"T\", \"props\": {}, \"metadata\": {}}]", "");
        assertFalse(Files.exists(folder.resolve("out/S.template.json")), done.output());
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
            "T" | | | {} | S has two resources of the name T
            "U" | | , "part": "P2" | {"topicName": {"Ref": "T1"}} | T1 stands in P1 of S, and is referred to from outside
            "U" | | | {"topicName": {"Fn::GetAtt": ["T1", "TopicName"]}} | T1 stands in P1 of S, and is referred to from outside
            "U" | , "dependsOn": ["T1"] | | {} | T1 stands in P1 of S, and is referred to from outside
            "U" | | | {"topicName": 5} | topicName: 5 should be a string
            """)
    void whatCannotBeIsRefused(String id, String after, String part, String props, String message) throws IOException {
        Commands.Done done = run("""
                [{"type": "aws_sns.CfnTopic", "id": "T", "props": {}, "metadata": {}},\
                 {"type": "aws_sns.CfnTopic", "id": "T1", "part": "P1", "props": {}, "metadata": {}},\
                 {"type": "aws_sns.CfnTopic", "id": %s, "props": %s, "metadata": {}%s%s}]""".formatted(id, props, part == null ? "" : part, after == null ? "" : after), END);
        assertEquals(1, done.status(), done.output());
        assertTrue(done.output().contains(message), done.output());
    }
}
