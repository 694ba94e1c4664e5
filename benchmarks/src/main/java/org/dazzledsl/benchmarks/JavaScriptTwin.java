package org.dazzledsl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the JavaScript that a run in Java amounts to: for each request that jsii carried from Java to Node, the statement that
 * does the same without jsii. It makes the same constructs with the same properties in the same order, and hands on what
 * they answered (references, tokens) by variables.
 */
final class JavaScriptTwin {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How jsii traces what it does: with these before a request and before its answer. */
    private static final String REQUEST = "> ";

    private static final String ANSWER = "< ";

    /** A value of CDK that is known later, as text or as the only element of a list. */
    private static final Pattern TOKEN = Pattern.compile("[$#]\\{Token\\[[^]]*]}");

    /** Numbers below this stand for such values, too. */
    private static final double ENCODED_NUMBERS = -1e288;

    private final StringBuilder program = new StringBuilder("'use strict';\nconst cdk = require('aws-cdk-lib');\n");
    private final Map<String, String> objects = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();
    private int variables;
    private int calls;

    private JavaScriptTwin() {}

    /**
     * A program.
     *
     * @param calls how many requests it stands for
     */
    record Program(String text, int calls) {}

    /**
     * @param trace what jsii prints with {@code JSII_DEBUG}
     * @param output the folder that the program shall write to
     */
    static Program of(List<String> trace, String output) throws IOException {
        JavaScriptTwin twin = new JavaScriptTwin();
        Optional<JsonNode> request = Optional.empty();
        for (String line : trace) {
            if (line.startsWith(REQUEST)) {
                request = Optional.of(JSON.readTree(line.substring(REQUEST.length())));
            } else if (line.startsWith(ANSWER) && request.isPresent()) {
                twin.add(
                        request.get(),
                        JSON.readTree(line.substring(ANSWER.length())).path("ok"),
                        output);
                request = Optional.empty();
            }
        }
        return new Program(twin.program.toString(), twin.calls);
    }

    private void add(JsonNode request, JsonNode answer, String output) {
        if (request.has("exit")) {
            return;
        }
        String api = request.path("api").asText();
        switch (api) {
            case "create" -> create(request, answer, output);
            case "get" -> read(object(request) + "." + request.path("property").asText(), answer.path("value"));
            case "sget" -> read(symbol(request) + "." + request.path("property").asText(), answer.path("value"));
            case "set" ->
                statement(object(request) + "." + request.path("property").asText() + " = "
                        + value(request.path("value")));
            case "invoke" -> read(call(object(request), request), answer.path("result"));
            case "sinvoke" -> read(call(symbol(request), request), answer.path("result"));
            // How jsii sets itself up.
            case "load", "naming", "del" -> {}
            default -> throw new IllegalArgumentException("No JavaScript for jsii's " + api);
        }
    }

    private void create(JsonNode request, JsonNode answer, String output) {
        String name = nextVariable();
        String arguments = arguments(request);
        if (request.path("fqn").asText().equals("aws-cdk-lib.App")) {
            arguments = arguments.replaceFirst(
                    "\"outdir\":\"[^\"]*\"", Matcher.quoteReplacement("\"outdir\":" + quoted(output)));
        }
        statement("const " + name + " = new " + symbol(request) + "(" + arguments + ")");
        objects.put(answer.path("$jsii.byref").asText(), name);
    }

    private String call(String target, JsonNode request) {
        return target + "." + request.path("method").asText() + "(" + arguments(request) + ")";
    }

    /** An expression, kept where something later may refer to what it gives. */
    private void read(String expression, JsonNode result) {
        if (result.has("$jsii.byref")) {
            String name = nextVariable();
            statement("const " + name + " = " + expression);
            objects.putIfAbsent(result.path("$jsii.byref").asText(), name);
        } else if (result.isArray() && result.size() == 1 && isToken(result.get(0))) {
            String name = nextVariable();
            statement("const " + name + " = " + expression);
            tokens.put(result.get(0).asText(), name + "[0]");
        } else if (isToken(result)) {
            String name = nextVariable();
            statement("const " + name + " = " + expression);
            tokens.put(result.asText(), name);
        } else {
            statement(expression);
        }
    }

    private static boolean isToken(JsonNode value) {
        return value.isTextual() && TOKEN.matcher(value.asText()).matches() || isEncodedNumber(value);
    }

    private static boolean isEncodedNumber(JsonNode value) {
        return value.isNumber() && value.asDouble() < ENCODED_NUMBERS;
    }

    private String nextVariable() {
        variables++;
        return "v" + variables;
    }

    private void statement(String code) {
        calls++;
        program.append(code).append(";\n");
    }

    private String object(JsonNode request) {
        return object(request.path("objref").path("$jsii.byref").asText());
    }

    private String object(String reference) {
        String name = objects.get(reference);
        if (name == null) {
            throw new IllegalArgumentException("Nothing made " + reference);
        }
        return name;
    }

    private static String symbol(JsonNode request) {
        return symbol(request.path("fqn").asText());
    }

    private static String symbol(String name) {
        return name.replaceFirst("^aws-cdk-lib\\.", "cdk.");
    }

    private String arguments(JsonNode request) {
        List<String> arguments = new ArrayList<>();
        request.path("args").forEach(argument -> arguments.add(value(argument)));
        return String.join(", ", arguments);
    }

    private String value(JsonNode value) {
        if (value.isObject()) {
            return structured(value);
        }
        if (value.isArray()) {
            List<String> elements = new ArrayList<>();
            value.forEach(element -> elements.add(value(element)));
            return "[" + String.join(",", elements) + "]";
        }
        if (isEncodedNumber(value)) {
            return tokens.get(value.asText());
        }
        return value.isTextual() ? text(value.asText()) : value.toString();
    }

    private String structured(JsonNode value) {
        if (value.has("$jsii.byref")) {
            return object(value.path("$jsii.byref").asText());
        }
        if (value.has("$jsii.enum")) {
            String[] member = value.path("$jsii.enum").asText().split("/");
            return symbol(member[0]) + "." + member[1];
        }
        if (value.has("$jsii.struct")) {
            return fields(value.path("$jsii.struct").path("data"));
        }
        return fields(value.path("$jsii.map"));
    }

    private String fields(JsonNode fields) {
        return fields.properties().stream()
                .map(field -> quoted(field.getKey()) + ":" + value(field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private String text(String text) {
        Matcher token = TOKEN.matcher(text);
        List<String> parts = new ArrayList<>();
        int end = 0;
        while (token.find()) {
            if (token.start() > end) {
                parts.add(quoted(text.substring(end, token.start())));
            }
            // Pseudo parameters come as tokens that jsii's trace shows when they are read, like all others.
            parts.add(tokens.getOrDefault(token.group(), quoted(token.group())));
            end = token.end();
        }
        if (end < text.length() || parts.isEmpty()) {
            parts.add(quoted(text.substring(end)));
        }
        return String.join(" + ", parts);
    }

    private static String quoted(String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }
}
