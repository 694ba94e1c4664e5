package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
        TemplateResource resource = placed.resource();
        return variants(evaluation -> resource.condition()
                                .filter(condition -> !evaluation.holds(placed.part(), condition))
                                .isPresent()
                        ? MissingNode.getInstance()
                        : evaluation.value(placed.part(), resource.properties()))
                .stream()
                .filter(variant ->
                        !variant.value().isMissingNode() || resource.condition().isEmpty())
                .toList();
    }

    /** One value of a part of the stack. */
    public Resolution resolve(StackPart part, JsonNode value) {
        List<Variant> variants = variants(evaluation -> evaluation.value(part, value));
        if (variants.size() > 1) {
            return new Resolution.Several(variants);
        }
        JsonNode only = variants.get(0).value();
        return Unresolved.in(only).<Resolution>map(Resolution.Unknown::new).orElseGet(() -> new Resolution.Known(only));
    }

    /** A value under some assumptions. */
    private interface Question {

        JsonNode answer(Evaluation evaluation);
    }

    /** Assumes the first thing that must be known both ways, then the next, until nothing is left to be assumed. */
    private List<Variant> variants(Question question) {
        List<Variant> variants = new ArrayList<>();
        Deque<Assumptions> open = new ArrayDeque<>();
        open.push(Assumptions.NONE);
        while (!open.isEmpty()) {
            Assumptions assumptions = open.pop();
            boolean last = open.size() + variants.size() + 2 > MOST_VARIANTS;
            Evaluation evaluation = new Evaluation(stack, published, assumptions, !last);
            JsonNode value = question.answer(evaluation);
            if (evaluation.undecided().isPresent()) {
                Equality equality = evaluation.undecided().get();
                open.push(assumptions.and(equality, false));
                open.push(assumptions.and(equality, true));
            } else {
                variants.add(new Variant(assumptions.inWords(), value));
            }
        }
        // What comes to the same either way depends on nothing.
        return variants.stream().map(Variant::value).distinct().count() > 1
                ? variants
                : List.of(new Variant("", variants.get(0).value()));
    }
}
