package org.dazzledsl.model.preflight;

import java.util.ArrayList;
import java.util.HashMap;
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

/**
 * A stack's templates as rules see them: nested stacks are seen through, values are resolved, those of a type when somebody asks
 * for it.
 */
public final class StackView {

    private final TemplateStack stack;
    private final Resolver resolver;
    private final Map<String, List<PlacedResource>> placed = new LinkedHashMap<>();
    private final Map<String, List<ResourceView>> views = new HashMap<>();

    StackView(TemplateStack stack, Published published) {
        this.stack = stack;
        this.resolver = new Resolver(stack, published);
        for (PlacedResource one : stack.resources()) {
            placed.computeIfAbsent(one.resource().type(), type -> new ArrayList<>())
                    .add(one);
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
        List<Template> templates = new ArrayList<>();
        for (StackPart part : stack.parts()) {
            templates.add(part.template());
        }
        return templates;
    }

    /** The resources of a type, each once for each set of assumptions under which it differs. */
    public List<ResourceView> resources(String type) {
        List<ResourceView> known = views.get(type);
        if (known == null) {
            known = new ArrayList<>();
            for (PlacedResource one : placed.getOrDefault(type, List.of())) {
                for (Variant variant : resolver.properties(one)) {
                    known.add(new ResourceView(this, one, variant));
                }
            }
            views.put(type, known);
        }
        return known;
    }

    /** All resources, each once for each set of assumptions under which it differs. */
    public List<ResourceView> resources() {
        return placed.keySet().stream()
                .flatMap(type -> resources(type).stream())
                .toList();
    }

    TemplateStack stack() {
        return stack;
    }
}
