package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.model.template.PlacedResource;
import org.dazzledsl.model.template.Published;
import org.dazzledsl.model.template.Resolver;
import org.dazzledsl.model.template.StackPart;
import org.dazzledsl.model.template.Template;
import org.dazzledsl.model.template.TemplateStack;
import org.dazzledsl.model.template.Variant;

/** A stack's templates as rules see them: nested stacks are seen through, values are resolved. */
public final class StackView {

    private final TemplateStack stack;
    private final Map<String, List<ResourceView>> byType = new LinkedHashMap<>();

    StackView(TemplateStack stack, Published published) {
        this.stack = stack;
        Resolver resolver = new Resolver(stack, published);
        for (PlacedResource placed : stack.resources()) {
            List<ResourceView> views = byType.computeIfAbsent(placed.resource().type(), type -> new ArrayList<>());
            for (Variant variant : resolver.properties(placed)) {
                views.add(new ResourceView(this, placed, variant));
            }
        }
    }

    /** {@code Data}. */
    public String name() {
        return stack.name();
    }

    /** Of the CloudFormation stack. */
    public String stackName() {
        return stack.stackName();
    }

    /** Its own template, then those of its nested stacks. */
    public List<Template> templates() {
        return stack.parts().stream().map(StackPart::template).toList();
    }

    /** The resources of a type, each once for each set of assumptions under which it differs. */
    public List<ResourceView> resources(String type) {
        return byType.getOrDefault(type, List.of());
    }

    /** All resources, each once for each set of assumptions under which it differs. */
    public List<ResourceView> resources() {
        return byType.values().stream().flatMap(List::stream).toList();
    }

    TemplateStack stack() {
        return stack;
    }
}
