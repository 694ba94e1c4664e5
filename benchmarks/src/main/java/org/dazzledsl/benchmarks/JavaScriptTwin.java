package org.dazzledsl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes the program in JavaScript that makes the same constructs as ours, with the same properties in the same order, as
 * somebody would who writes CDK by hand: a statement for each construct, and variables where one refers to another.
 */
final class JavaScriptTwin {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StringBuilder program = new StringBuilder("'use strict';\nconst cdk = require('aws-cdk-lib');\n");
    private final Map<String, String> stacks = new LinkedHashMap<>();
    private int variables;
    private int constructs;

    private JavaScriptTwin() {}

    /**
     * A program.
     *
     * @param constructs how many it makes
     */
    record Program(String text, int constructs) {}

    /** @param description the lines that {@code StackSynthesizer} writes */
    static Program of(List<String> description) throws IOException {
        JavaScriptTwin twin = new JavaScriptTwin();
        twin.begin(JSON.readTree(description.get(0)));
        StackWriter stack = null;
        for (String line : description.subList(1, description.size())) {
            JsonNode said = JSON.readTree(line);
            if (said.isArray()) {
                said.forEach(stack::element);
            } else if (said.has("id")) {
                stack = twin.add(said);
            }
        }
        twin.statement("app.synth()");
        return new Program(twin.program.toString(), twin.constructs);
    }

    private void begin(JsonNode app) {
        statement("const app = new cdk.App({ outdir: " + app.path("assembly") + ", context: " + app.path("context")
                + ", analyticsReporting: false, treeMetadata: false })");
    }

    private StackWriter add(JsonNode stack) {
        String variable = construct(
                "cdk.Stack", "app", stack.path("id"), stack.path("props").toString());
        for (JsonNode before : stack.path("after")) {
            if (stacks.containsKey(before.asText())) {
                statement(variable + ".addStackDependency(" + stacks.get(before.asText()) + ")");
            }
        }
        stacks.put(stack.path("id").asText(), variable);
        StackWriter writer = new StackWriter(variable, stack.path("id").asText());
        stack.path("parts").forEach(writer::part);
        return writer;
    }

    /** The variable of a new construct. */
    private String construct(String type, String scope, JsonNode id, String properties) {
        variables++;
        constructs++;
        String variable = "v" + variables;
        statement("const " + variable + " = new " + type + "(" + scope + ", " + id + ", " + properties + ")");
        return variable;
    }

    private void statement(String code) {
        program.append(code).append(";\n");
    }

    /** Writes what stands in a stack. */
    private final class StackWriter {

        private final String stack;
        private final String id;
        private final Map<String, String> parts = new LinkedHashMap<>();
        private final Map<String, String> resources = new LinkedHashMap<>();

        /** The scopes of the resources, by their ids. */
        private final Map<String, String> scopes = new HashMap<>();

        /** What parts were given. */
        private final Set<String> given = new HashSet<>();

        StackWriter(String stack, String id) {
            this.stack = stack;
            this.id = id;
        }

        private void part(JsonNode part) {
            String nested = construct(
                    "cdk.NestedStack", stack, part.path("id"), "{ description: " + part.path("description") + " }");
            statement(nested + ".nestedStackResource.overrideLogicalId(" + part.path("logicalId") + ")");
            metadata(nested + ".nestedStackResource", part);
            parts.put(part.path("id").asText(), nested);
        }

        private void element(JsonNode element) {
            String scope = element.has("part") ? parts.get(element.path("part").asText()) : stack;
            String variable = construct(
                    "cdk." + element.path("type").asText(),
                    scope,
                    element.path("id"),
                    value(element.path("props"), scope));
            metadata(variable, element);
            if (element.has("metadata")) {
                resources.put(element.path("id").asText(), variable);
                scopes.put(element.path("id").asText(), scope);
            }
            if (element.has("removalPolicy")) {
                statement(variable + ".applyRemovalPolicy(cdk.RemovalPolicy."
                        + element.path("removalPolicy").asText() + ")");
            }
            for (String policy : List.of("creationPolicy", "updatePolicy")) {
                if (element.has(policy)) {
                    statement(variable + ".cfnOptions." + policy + " = " + value(element.path(policy), scope));
                }
            }
            element.path("dependsOn")
                    .forEach(other ->
                            statement(variable + ".addResourceDependency(" + resources.get(other.asText()) + ")"));
        }

        private void metadata(String variable, JsonNode element) {
            element.path("metadata")
                    .properties()
                    .forEach(entry ->
                            statement(variable + ".addMetadata(\"" + entry.getKey() + "\", " + entry.getValue() + ")"));
        }

        private String value(JsonNode value, String scope) {
            if (value.isArray()) {
                List<String> elements = new ArrayList<>();
                value.forEach(element -> elements.add(value(element, scope)));
                return "[" + String.join(",", elements) + "]";
            }
            if (!value.isObject()) {
                return value.toString();
            }
            if (value.size() == 1) {
                Map.Entry<String, JsonNode> only = value.properties().iterator().next();
                JsonNode argument = only.getValue();
                switch (only.getKey()) {
                    case "$text" -> {
                        return text(argument, scope);
                    }
                    case "$endpointService" -> {
                        return "new cdk.aws_ec2.InterfaceVpcEndpointAwsService(" + argument + ").name";
                    }
                    case "Ref" -> {
                        if (resources.containsKey(argument.asText())) {
                            return reference(argument.asText(), "", ".ref", scope);
                        }
                    }
                    case "Fn::GetAtt" -> {
                        if (resources.containsKey(argument.path(0).asText())) {
                            return reference(
                                    argument.path(0).asText(),
                                    argument.path(1).asText(),
                                    ".getAtt(" + argument.path(1) + ")",
                                    scope);
                        }
                    }
                    default -> {
                        // Another function, or one property.
                    }
                }
            }
            return value.properties().stream()
                    .map(field -> JSON.getNodeFactory().textNode(field.getKey()) + ":" + value(field.getValue(), scope))
                    .collect(Collectors.joining(",", "{", "}"));
        }

        /** A part is given what it refers to, under the name that ours gives it. */
        private String reference(String resource, String attribute, String read, String scope) {
            String value = resources.get(resource) + read;
            if (scope.equals(scopes.get(resource))) {
                return value;
            }
            String name = "\"From" + id + resource + attribute.replace(".", "") + "\"";
            if (given.add(scope + name)) {
                statement("new cdk.CfnParameter(" + scope + ", " + name + ", { type: \"String\" })");
                statement(scope + ".setParameter(" + name + ", " + value + ")");
            }
            return "{\"Ref\":" + name + "}";
        }

        /** Where CDK takes a text. */
        private String text(JsonNode function, String scope) {
            JsonNode join = function.path("Fn::Join");
            if (join.isArray()) {
                return "cdk.Fn.join(" + join.path(0) + ", " + value(join.path(1), scope) + ")";
            }
            if (function.path("Fn::Sub").isTextual()) {
                return "cdk.Fn.sub(" + function.path("Fn::Sub") + ")";
            }
            return "cdk.Token.asString(" + value(function, scope) + ")";
        }
    }
}
