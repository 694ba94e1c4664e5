package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.template.Assumptions.Equality;

/**
 * Works out what the values of a stack come to without deploying it: functions of what is known are computed, a parameter
 * has what its parent hands over or its default, and a condition is assumed both ways.
 */
public final class Resolver {

    /** Sets of assumptions that are looked at; what depends on more conditions than make so many is not known. */
    private static final int MOST_VARIANTS = 64;

    private final TemplateStack stack;
    private final Published published;

    /** Knows of nothing but the stack. */
    public Resolver(TemplateStack stack) {
        this(stack, Published.NOTHING);
    }

    /** @param published what stacks that are deployed together hand to each other */
    public Resolver(TemplateStack stack, Published published) {
        this.stack = stack;
        this.published = published;
    }

    /** The properties of a resource, once for each set of assumptions under which it exists and they differ. */
    public List<Variant> properties(PlacedResource placed) {
        Optional<String> condition = placed.resource().condition();
        List<Variant> existing = new ArrayList<>();
        for (Variant variant :
                variants(placed.part(), condition, placed.resource().properties())) {
            if (condition.isEmpty() || !variant.value().isMissingNode()) {
                existing.add(variant);
            }
        }
        return existing;
    }

    /** One value of a part of the stack. */
    public Resolution resolve(StackPart part, JsonNode value) {
        List<Variant> variants = variants(part, Optional.empty(), value);
        if (variants.size() > 1) {
            return new Resolution.Several(variants);
        }
        JsonNode only = variants.get(0).value();
        Optional<Unresolved> unknown = Unresolved.in(only);
        return unknown.isPresent() ? new Resolution.Unknown(unknown.get()) : new Resolution.Known(only);
    }

    /**
     * Assumes the first thing that must be known both ways, then the next, until nothing is left to be assumed.
     *
     * @param condition without which there is no value
     */
    private List<Variant> variants(StackPart part, Optional<String> condition, JsonNode node) {
        List<Variant> variants = new ArrayList<>();
        Deque<Assumptions> open = new ArrayDeque<>();
        open.push(Assumptions.NONE);
        while (!open.isEmpty()) {
            Assumptions assumptions = open.pop();
            boolean last = open.size() + variants.size() + 2 > MOST_VARIANTS;
            Evaluation evaluation = new Evaluation(stack, published, assumptions, !last);
            boolean exists = condition.isEmpty() || evaluation.holds(part, condition.get());
            JsonNode value = exists ? evaluation.value(part, node) : MissingNode.getInstance();
            if (evaluation.undecided().isPresent()) {
                Equality equality = evaluation.undecided().get();
                open.push(assumptions.and(equality, false));
                open.push(assumptions.and(equality, true));
            } else {
                variants.add(new Variant(assumptions.inWords(), value));
            }
        }
        // What comes to the same either way depends on nothing.
        return differ(variants)
                ? variants
                : List.of(new Variant("", variants.get(0).value()));
    }

    private static boolean differ(List<Variant> variants) {
        JsonNode first = variants.get(0).value();
        for (Variant other : variants.subList(1, variants.size())) {
            if (!other.value().equals(first)) {
                return true;
            }
        }
        return false;
    }
}
