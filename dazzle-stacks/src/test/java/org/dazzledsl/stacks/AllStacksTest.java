package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.stacks.Synthesized.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every template, whatever its stack. */
class AllStacksTest {

    static Stream<Synthesized> applications() {
        return Stream.of(Environment.values())
                .flatMap(environment -> Stream.concat(
                        Stream.of(Synthesized.sample(environment), Synthesized.small(environment)),
                        Examples.NAMES.stream()
                                .map(example -> Synthesized.of(Examples.planned(example, environment)))));
    }

    @ParameterizedTest
    @MethodSource("applications")
    void everyPlannedResourceIsInItsTemplateWithItsType(Synthesized application) {
        Map<String, String> planned = new TreeMap<>();
        for (AwsStack stack : application.requirements().stacks()) {
            for (AwsResource resource : stack.resources()) {
                String before = planned.put(
                        stack.stack().title() + "/" + resource.planned().id(),
                        resource.planned().type());
                assertEquals(
                        null, before, "planned twice: " + resource.planned().id());
            }
        }
        Map<String, String> built = new TreeMap<>();
        application.resources().stream()
                .filter(resource -> resource.dazzle().has("resource"))
                .forEach(resource -> built.put(resource.stack() + "/" + resource.id(), resource.type()));
        assertEquals(planned, built);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void everyResourceIsPlannedOrAuxiliaryToOneThatIs(Synthesized application) {
        List<String> strangers = new ArrayList<>();
        for (Resource resource : application.resources()) {
            JsonNode dazzle = resource.dazzle();
            boolean planned = dazzle.path("resource").asText().equals(resource.id())
                    && !dazzle.path("because").isEmpty();
            boolean auxiliary = application
                    .templates()
                    .get(resource.stack())
                    .path("Resources")
                    .path(dazzle.path("auxiliaryTo").asText())
                    .path("Metadata")
                    .path(StackScope.METADATA_KEY)
                    .has("resource");
            if (planned == auxiliary) {
                strangers.add(resource.stack() + "/" + resource.id());
            }
        }
        assertEquals(List.of(), strangers);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void logsOutliveTheirStackOutsideDev(Synthesized application) {
        boolean kept = application.requirements().names().environment() != Environment.DEV;
        List<Resource> groups = application.resources("AWS::Logs::LogGroup");
        assertTrue(groups.size() >= 2, groups::toString);
        for (Resource group : groups) {
            assertEquals(
                    kept ? "RetainExceptOnCreate" : "Delete",
                    group.json().path("DeletionPolicy").asText(),
                    group.id());
            assertEquals(
                    kept ? "Retain" : "Delete",
                    group.json().path("UpdateReplacePolicy").asText(),
                    group.id());
        }
    }

    @ParameterizedTest
    @MethodSource("applications")
    void noStackExportsAnything(Synthesized application) {
        application
                .templates()
                .forEach((stack, template) -> assertTrue(
                        !template.toString().contains("\"Export\"")
                                && !template.toString().contains("Fn::ImportValue"),
                        stack));
    }

    /** Said in the manifest, from which the command line sets it. */
    @ParameterizedTest
    @MethodSource("applications")
    void onlyInProdDoesAStackRefuseToBeDeleted(Synthesized application) throws IOException {
        JsonNode artifacts = new JsonMapper()
                .readTree(application.folder().resolve("manifest.json").toFile())
                .path("artifacts");
        boolean production = application.requirements().names().environment().isProduction();
        for (AwsStack stack : application.requirements().stacks()) {
            assertEquals(
                    production,
                    artifacts
                            .path(stack.stack().title())
                            .at("/properties/terminationProtection")
                            .asBoolean(),
                    stack.stackName());
        }
    }

    @ParameterizedTest
    @MethodSource("applications")
    void noPolicyAllowsEveryAction(Synthesized application) {
        List<String> wild = new ArrayList<>();
        for (Resource resource : application.resources()) {
            for (JsonNode statements : resource.json().findValues("Statement")) {
                for (JsonNode statement : statements) {
                    // A denial of everything that is not encrypted in transit is the one good use of a wildcard.
                    if (statement.path("Effect").asText().equals("Allow")) {
                        actions(statement)
                                .filter(action -> action.equals("*") || action.endsWith(":*"))
                                .forEach(action -> wild.add(resource.stack() + "/" + resource.id() + ": " + action));
                    }
                }
            }
        }
        assertEquals(List.of(), wild);
    }

    private static Stream<String> actions(JsonNode statement) {
        JsonNode action = statement.path("Action");
        return action.isArray()
                ? java.util.stream.StreamSupport.stream(action.spliterator(), false)
                        .map(JsonNode::asText)
                : Stream.of(action.asText());
    }

    /** All in one run, since most of its time goes into reading the schemas of AWS. */
    @Test
    void cfnLintFindsNothing() throws IOException, InterruptedException {
        CfnLint.assertNoFindings(applications()
                .flatMap(application -> application.templateFiles().stream())
                .toList());
    }
}
