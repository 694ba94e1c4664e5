package org.dazzledsl.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dazzledsl.model.template.Unresolved;

/**
 * A value in a resource's properties: there, absent, or only known at deployment. What is below an unknown value is unknown,
 * and so is whether it is there.
 */
public final class PropertyView {

    /** Named of a value in which more is not known. */
    private static final int MOST_UNKNOWNS = 3;

    private final Optional<PropertyView> around;
    private final String step;
    private final JsonNode node;
    private final boolean hidden;

    /**
     * @param step from what is around it: a name, or a place in a list; for the path, which hardly anybody asks for
     * @param hidden whether it is below an unknown value
     */
    private PropertyView(Optional<PropertyView> around, String step, JsonNode node, boolean hidden) {
        this.around = around;
        this.step = step;
        this.node = node;
        this.hidden = hidden;
    }

    /** All properties of a resource. */
    static PropertyView all(JsonNode properties) {
        return new PropertyView(Optional.empty(), "", properties, false);
    }

    /** From the resource's properties, in dots; elements of lists in brackets. */
    public String path() {
        String before = around.isPresent() ? around.get().path() : "";
        return before.isEmpty() || step.startsWith("[") ? before + step : before + "." + step;
    }

    /** Functions are resolved; of what is below an unknown value, this is that value. */
    public JsonNode node() {
        return node;
    }

    public PropertyView at(String... names) {
        PropertyView view = this;
        for (String name : names) {
            boolean below = view.isUnresolved();
            view = new PropertyView(Optional.of(view), name, below ? view.node : view.node.path(name), below);
        }
        return view;
    }

    private boolean isUnresolved() {
        return node.isPojo() && unresolved().isPresent();
    }

    /** The elements of a list; what is no list is one of itself, what is absent has none. */
    public List<PropertyView> elements() {
        if (isAbsent()) {
            return List.of();
        }
        if (!node.isArray()) {
            return List.of(this);
        }
        List<PropertyView> elements = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            elements.add(new PropertyView(Optional.of(this), "[" + i + "]", node.get(i), false));
        }
        return elements;
    }

    /** Surely not there. */
    public boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /** There, or it may be. */
    public boolean isPresent() {
        return !isAbsent();
    }

    /** Whether it is there, whatever its value is. */
    public Truth isThere() {
        if (isAbsent()) {
            return Truth.NO;
        }
        Optional<Unresolved> unknown = unresolved();
        return hidden || unknown.isPresent() && unknown.get().mayBeNothing() ? Truth.UNKNOWN : Truth.YES;
    }

    public Optional<Unresolved> unresolved() {
        return Unresolved.in(node);
    }

    /** In words, what in it is not known. */
    String unknowns() {
        Set<String> words = new LinkedHashSet<>();
        for (Unresolved unknown : Unresolved.allIn(node)) {
            if (words.size() < MOST_UNKNOWNS) {
                words.add(unknown.what());
            }
        }
        return String.join(", ", words);
    }

    /** The text, where it is there and known; numbers and truths as they are written. */
    public Optional<String> text() {
        return node.isValueNode() && isPresent() && unresolved().isEmpty()
                ? Optional.of(node.asText())
                : Optional.empty();
    }

    /** The text, or those of a list, with <code>${…}</code> for what is not known; blank when there is none. */
    public String shown() {
        if (isAbsent()) {
            return "";
        }
        if (node.isArray()) {
            List<String> texts = new ArrayList<>();
            for (PropertyView element : elements()) {
                texts.add(element.shown());
            }
            return String.join(", ", texts);
        }
        Optional<Unresolved> unknown = unresolved();
        if (unknown.isPresent()) {
            return unknown.get().text();
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    /** Whether its text is so; an absent one is not. */
    public Truth is(Predicate<String> predicate) {
        return isUnresolved() ? Truth.UNKNOWN : isKnown(predicate);
    }

    private Truth isKnown(Predicate<String> predicate) {
        return Truth.of(node.isValueNode() && isPresent() && predicate.test(node.asText()));
    }

    /** Whether it is that text, which even a partly known one may be sure not to be. */
    public Truth is(String text) {
        Optional<Unresolved> unknown = unresolved();
        if (unknown.isPresent()) {
            return unknown.get().couldBe(text) ? Truth.UNKNOWN : Truth.NO;
        }
        return isKnown(text::equals);
    }

    /** Whether its text ends so, which even a partly known one may be sure of. */
    public Truth endsWith(String end) {
        Optional<Unresolved> unknown = unresolved();
        if (unknown.isEmpty()) {
            return isKnown(text -> text.endsWith(end));
        }
        Optional<Boolean> ends = unknown.get().endsWith(end);
        return ends.isPresent() ? Truth.of(ends.get()) : Truth.UNKNOWN;
    }

    /** Whether its text is one of those; an absent one is not. */
    public Truth isOneOf(Collection<String> texts) {
        return is(texts::contains);
    }

    /** Whether it is {@code true}, as a truth or as a text. */
    public Truth isTrue() {
        return is("true"::equalsIgnoreCase);
    }

    /** Whether it is a number that is so. */
    public Truth isNumber(DoublePredicate predicate) {
        return is(text -> {
            double number = number(text);
            return !Double.isNaN(number) && predicate.test(number);
        });
    }

    /** Whether it is a number that is greater. */
    public Truth isAbove(double limit) {
        return isNumber(number -> number > limit);
    }

    /** Whether it is a number that is less. */
    public Truth isBelow(double limit) {
        return isNumber(number -> number < limit);
    }

    /** What is no number is neither more nor less than any. */
    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether the list has an element; one that only a deployment tells may be empty. */
    public Truth hasElements() {
        return hasFewerElementsThan(1).not();
    }

    /** Whether the list is shorter; what is no list is one of itself, what is absent has none. */
    public Truth hasFewerElementsThan(int count) {
        return unresolved().isPresent() ? Truth.UNKNOWN : Truth.of(elements().size() < count);
    }

    /** Whether any element of the list is that text. */
    public Truth anyIs(String text) {
        return any(element -> element.is(text));
    }

    /** Whether any element of the list is a reference to the resource. */
    public Truth anyRefersTo(ResourceView resource) {
        return any(element -> element.refersTo(resource));
    }

    /** Whether any element of the list is so. */
    public Truth any(Function<PropertyView, Truth> question) {
        Truth any = Truth.NO;
        for (PropertyView element : elements()) {
            any = any.or(question.apply(element));
        }
        return any;
    }

    /** Whether that attribute of the resource is part of its text. */
    public Truth mentions(ResourceView resource, String attribute) {
        Optional<Unresolved> unknown = unresolved();
        if (unknown.isEmpty()) {
            return Truth.NO;
        }
        return unknown.get().mentionsResource()
                ? Truth.of(unknown.get().mentions(resource.part(), resource.logicalId(), attribute))
                : Truth.UNKNOWN;
    }

    /**
     * Whether this is a reference to the resource, or to an attribute of it, and nothing else. A text is none: what a template
     * makes has no name yet that it could know. What a parameter hands over may be one.
     */
    public Truth refersTo(ResourceView resource) {
        Optional<Unresolved> unknown = unresolved();
        if (unknown.isEmpty()) {
            return Truth.NO;
        }
        Optional<Unresolved.Reference> reference = unknown.get().reference();
        if (reference.isPresent()) {
            return Truth.of(reference.get().isOf(resource.part(), resource.logicalId()));
        }
        return unknown.get().mentionsResource() ? Truth.NO : Truth.UNKNOWN;
    }
}
