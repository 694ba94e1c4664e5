package org.dazzledsl.stacks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.dazzledsl.model.aws.StackName;

/** What containers of ECS find in their environment, once everything is deployed. */
final class TaskVariables {

    private TaskVariables() {}

    /**
     * Follows a variable from the definition of each task that has it through the parameter of the stack that knows.
     *
     * @param values as for {@link UserData}
     * @return by the definition's logical id
     */
    static Map<String, String> of(Synthesized synthesized, String name, Map<String, String> values) {
        JsonNode template = synthesized.template(StackName.COMPUTE);
        Map<String, String> found = new TreeMap<>();
        for (Map.Entry<String, JsonNode> task : template.path("Resources").properties()) {
            for (JsonNode container : task.getValue().path("Properties").path("ContainerDefinitions")) {
                for (JsonNode variable : container.path("Environment")) {
                    if (variable.path("Name").asText().equals(name)) {
                        String wire = variable.path("Value").path("Ref").asText();
                        JsonNode path = template.path("Parameters").path(wire).path("Default");
                        found.put(task.getKey(), parameter(synthesized, path.asText(), values));
                    }
                }
            }
        }
        return found;
    }

    private static String parameter(Synthesized synthesized, String path, Map<String, String> values) {
        return synthesized.resources("AWS::SSM::Parameter").stream()
                .filter(parameter ->
                        parameter.properties().path("Name").asText().equals(path))
                .map(parameter -> UserData.resolved(parameter.properties().path("Value"), values))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No parameter " + path));
    }
}
