package org.dazzledsl.model.diff;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.template.PlacedResource;
import org.dazzledsl.model.template.Resolver;
import org.dazzledsl.model.template.StackPart;
import org.dazzledsl.model.template.TemplateOutput;
import org.dazzledsl.model.template.TemplateStack;

/**
 * A stack with the resources of all its parts, as if none were nested, and their values worked out.
 *
 * @param name {@code Messaging}
 * @param stackName of the CloudFormation stack
 * @param resources by logical id, in the order of the templates
 */
record FlatStack(
        String name,
        String stackName,
        Map<String, FlatResource> resources,
        Map<String, TemplateOutput> outputs,
        TemplateStack templates) {

    static final String NESTED_STACK = "AWS::CloudFormation::Stack";

    FlatStack {
        resources = Collections.unmodifiableMap(new LinkedHashMap<>(resources));
        outputs = Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
    }

    static FlatStack of(TemplateStack stack) {
        Resolver resolver = new Resolver(stack);
        Map<String, FlatResource> resources = new LinkedHashMap<>();
        for (PlacedResource placed : stack.resources()) {
            String part = part(placed.part());
            String id = placed.resource().logicalId();
            // Two nested stacks of somebody else's may use one id.
            String unique = resources.containsKey(id) ? part + "/" + id : id;
            resources.put(unique, FlatResource.of(unique, part, placed, resolver));
        }
        return new FlatStack(
                stack.name(),
                stack.stackName(),
                resources,
                stack.parts().get(0).template().outputs(),
                stack);
    }

    /** The logical ids of the nested stacks that lead to a part; blank for the stack's own template. */
    private static String part(StackPart part) {
        return part.nesting()
                .map(nesting -> {
                    String around = part(nesting.parent());
                    return around.isEmpty() ? nesting.logicalId() : around + "/" + nesting.logicalId();
                })
                .orElse("");
    }

    /** The stack before anything was in it. */
    FlatStack without() {
        return new FlatStack(name, stackName, Map.of(), Map.of(), templates);
    }

    /** For which elements a resource exists: its own reasons, or those of the resource that it belongs to. */
    List<String> because(FlatResource resource) {
        if (!resource.definition().because().isEmpty()) {
            return resource.definition().because();
        }
        Optional<String> owner = resource.definition().auxiliaryTo();
        if (owner.isEmpty()) {
            return List.of();
        }
        return resources.values().stream()
                .filter(other -> other.definition().planned().equals(owner))
                .findFirst()
                .map(other -> other.definition().because())
                .orElse(List.of());
    }
}
