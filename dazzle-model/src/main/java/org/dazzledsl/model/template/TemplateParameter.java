package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A parameter of a template.
 *
 * @param type of CloudFormation: {@code String}, {@code CommaDelimitedList}, {@code AWS::SSM::Parameter::Value<String>}, …
 * @param defaultValue what holds when a deployment says nothing; for an SSM type, the SSM parameter's name
 */
public record TemplateParameter(String name, String type, Optional<JsonNode> defaultValue) {

    private static final String SSM_VALUE = "AWS::SSM::Parameter::Value<";

    /** Whether its value is looked up in SSM when the stack is deployed. */
    public boolean isLookedUp() {
        return type.startsWith(SSM_VALUE);
    }

    boolean isList() {
        return type.equals("CommaDelimitedList") || type.contains("List<");
    }
}
