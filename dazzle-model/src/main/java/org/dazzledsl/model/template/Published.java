package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What stacks that are deployed together hand to each other through SSM parameters: a stack's parameter that is looked up has
 * the value that another stack publishes under that name.
 */
public final class Published {

    /** Stacks that know of no others. */
    public static final Published NOTHING = new Published(Map.of());

    private static final String SSM_PARAMETER = "AWS::SSM::Parameter";

    private final Map<String, Value> byName;

    /** A value in the terms of its own stack. */
    record Value(TemplateStack stack, StackPart part, JsonNode node) {}

    private Published(Map<String, Value> byName) {
        this.byName = Map.copyOf(byName);
    }

    public static Published by(TemplateFolder folder) {
        Map<String, Value> byName = new HashMap<>();
        Set<String> ambiguous = new HashSet<>();
        for (TemplateStack stack : folder.stacks()) {
            for (PlacedResource placed : stack.resources()) {
                TemplateResource resource = placed.resource();
                JsonNode name = resource.properties().path("Name");
                if (resource.type().equals(SSM_PARAMETER) && name.isTextual()) {
                    Value value = new Value(
                            stack, placed.part(), resource.properties().path("Value"));
                    if (byName.put(name.asText(), value) != null) {
                        ambiguous.add(name.asText());
                    }
                }
            }
        }
        byName.keySet().removeAll(ambiguous);
        return new Published(byName);
    }

    Optional<Value> value(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
