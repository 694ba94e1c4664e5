package org.dazzledsl.model.preflight;

import java.util.function.Function;
import org.dazzledsl.model.template.PlacedResource;
import org.dazzledsl.model.template.StackPart;
import org.dazzledsl.model.template.TemplateResource;
import org.dazzledsl.model.template.Variant;

/** A resource of a template under one set of assumptions, as rules see it. */
public final class ResourceView {

    private final StackView stack;
    private final PlacedResource placed;
    private final Variant variant;

    ResourceView(StackView stack, PlacedResource placed, Variant variant) {
        this.stack = stack;
        this.placed = placed;
        this.variant = variant;
    }

    public StackView stack() {
        return stack;
    }

    public String logicalId() {
        return placed.resource().logicalId();
    }

    public String type() {
        return placed.resource().type();
    }

    /** All of it as the template has it, functions unresolved. */
    public TemplateResource definition() {
        return placed.resource();
    }

    StackPart part() {
        return placed.part();
    }

    /** The assumptions in words; blank when there is none. */
    String when() {
        return variant.when();
    }

    /** Whether any resource of a type, in the same stack, is so. */
    public Truth anyOther(String type, Function<ResourceView, Truth> question) {
        Truth any = Truth.NO;
        for (ResourceView other : stack.resources(type)) {
            any = any.or(question.apply(other));
        }
        return any;
    }

    /** Whether a property of any resource of a type, in the same stack, is a reference to this one. */
    public Truth isReferredToBy(String type, String... path) {
        return anyOther(type, other -> other.at(path).refersTo(this));
    }

    /** A property, resolved. */
    public PropertyView at(String... path) {
        return PropertyView.all(variant.value()).at(path);
    }
}
