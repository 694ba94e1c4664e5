package org.dazzledsl.stacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dazzledsl.model.aws.StackName;

/** What a replica's machine gets to run, with what CloudFormation would have put into it. */
record UserData(String text) {

    /**
     * @param values by what a template asks for: {@code VolumeReplica0}, {@code AWS::Region},
     *     {@code NetworkInterfaceReplica0.PrimaryPrivateIpAddress}
     */
    static UserData of(Synthesized synthesized, int replica, Map<String, String> values) {
        JsonNode encoded = synthesized
                .template(StackName.TIGERBEETLE)
                .path("Resources")
                .path("LaunchTemplateReplica" + replica)
                .path("Properties")
                .path("LaunchTemplateData")
                .path("UserData")
                .path("Fn::Base64");
        return new UserData(resolved(encoded, new TreeMap<>(values)));
    }

    static String resolved(JsonNode value, Map<String, String> values) {
        if (value.isTextual()) {
            return value.asText();
        }
        if (value.has("Ref")) {
            return known(value.path("Ref").asText(), values);
        }
        if (value.has("Fn::GetAtt")) {
            JsonNode attribute = value.path("Fn::GetAtt");
            return known(attribute.path(0).asText() + "." + attribute.path(1).asText(), values);
        }
        JsonNode join = value.path("Fn::Join");
        StringBuilder text = new StringBuilder();
        join.path(1).forEach(part -> {
            text.append(text.isEmpty() ? "" : join.path(0).asText());
            text.append(resolved(part, values));
        });
        return text.toString();
    }

    private static String known(String name, Map<String, String> values) {
        String value = values.get(name);
        if (value == null) {
            throw new AssertionError("Nothing is known of " + name);
        }
        return value;
    }

    /** With another value for a variable that the generated block sets. */
    UserData with(String variable, String value) {
        Matcher line = line(variable);
        return new UserData(line.replaceFirst(Matcher.quoteReplacement(variable + "='" + value + "'")));
    }

    String variable(String name) {
        return line(name).group(1);
    }

    private Matcher line(String variable) {
        Matcher line = Pattern.compile("(?m)^" + variable + "='(.*)'$").matcher(text);
        if (!line.find()) {
            throw new AssertionError("No variable " + variable);
        }
        return line;
    }
}
