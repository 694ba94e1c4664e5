package org.dazzledsl.maven.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.model.json.JsonTree;
import org.dazzledsl.model.version.InfraVersion.StackVersion;

/** Values for parameters of stacks, each given to the stacks that have it and to no other, since CloudFormation refuses those. */
final class StackParameters {

    /** Parameters by which stacks hand values to each other, and CDK's own, are looked up and not given. */
    private static final String LOOKED_UP = "AWS::SSM::Parameter::Value";

    private final Map<StackVersion, Map<String, JsonNode>> declared;
    private final String property;

    private StackParameters(Map<StackVersion, Map<String, JsonNode>> declared, String property) {
        this.declared = declared;
        this.property = property;
    }

    /**
     * @param assembly the folder with the templates
     * @param given {@code ImageTag=1.2.3}
     * @param property by which they were given, for messages
     * @return {@code bank-prod-Compute:ImageTag=1.2.3}, as the CDK command line reads it
     */
    static List<String> qualified(Stacks stacks, Path assembly, List<String> given, String property)
            throws UnusableSettingException, IOException {
        Map<StackVersion, Map<String, JsonNode>> declared = new LinkedHashMap<>();
        for (StackVersion stack : stacks.chosen()) {
            declared.put(stack, parameters(assembly.resolve(stack.template())));
        }
        StackParameters parameters = new StackParameters(declared, property);
        List<String> qualified = new ArrayList<>();
        for (String each : given) {
            qualified.addAll(parameters.qualified(each));
        }
        return qualified;
    }

    private static Map<String, JsonNode> parameters(Path template) throws IOException {
        return JsonTree.read(Files.readAllBytes(template)).path("Parameters").properties().stream()
                .filter(parameter -> !parameter.getValue().path("Type").asText().startsWith(LOOKED_UP))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<String> qualified(String given) throws UnusableSettingException {
        int sign = given.indexOf('=');
        if (sign < 1) {
            throw new UnusableSettingException(
                    property + " holds '" + given + "'; expected a name and a value, such as ImageTag=1.2.3.");
        }
        String name = given.substring(0, sign);
        String value = given.substring(sign + 1);
        List<String> qualified = new ArrayList<>();
        for (Map.Entry<StackVersion, Map<String, JsonNode>> stack : declared.entrySet()) {
            JsonNode parameter = stack.getValue().get(name);
            if (parameter != null) {
                check(name, value, parameter);
                qualified.add(stack.getKey().stackName() + ":" + given);
            }
        }
        if (qualified.isEmpty()) {
            throw unknown(name);
        }
        return qualified;
    }

    private UnusableSettingException unknown(String name) {
        TreeSet<String> known = new TreeSet<>();
        declared.values().forEach(parameters -> known.addAll(parameters.keySet()));
        String stacks = declared.keySet().stream().map(StackVersion::name).collect(Collectors.joining(", "));
        return new UnusableSettingException(property + " gives " + name + " a value, and none of " + stacks
                + " has such a parameter: expected "
                + (known.isEmpty() ? "none" : "some of " + String.join(", ", known))
                + Suggestions.didYouMean(name, known).map(it -> "; " + it).orElse("."));
    }

    /** As CloudFormation would, but before anything is deployed. */
    private void check(String name, String value, JsonNode parameter) throws UnusableSettingException {
        List<String> allowed = new ArrayList<>();
        parameter.path("AllowedValues").forEach(each -> allowed.add(each.asText()));
        String pattern = parameter.path("AllowedPattern").asText(".*");
        String expected = "";
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            expected = "one of " + String.join(", ", allowed);
        } else if (!Pattern.matches(pattern, value)) {
            expected = "what matches " + pattern;
        }
        if (!expected.isEmpty()) {
            throw new UnusableSettingException(
                    property + " gives " + name + " the value '" + value + "'; expected " + expected + ".");
        }
    }
}
