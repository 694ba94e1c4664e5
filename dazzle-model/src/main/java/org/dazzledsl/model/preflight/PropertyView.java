package org.dazzledsl.model.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
        String before = around.map(PropertyView::path).orElse("");
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
        return hidden || unresolved().filter(Unresolved::mayBeNothing).isPresent() ? Truth.UNKNOWN : Truth.YES;
    }

    public Optional<Unresolved> unresolved() {
        return Unresolved.in(node);
    }

    /** In words, what in it is not known. */
    String unknowns() {
        return Unresolved.allIn(node).stream()
                .map(Unresolved::what)
                .distinct()
                .limit(MOST_UNKNOWNS)
                .collect(Collectors.joining(", "));
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
            return elements().stream().map(PropertyView::shown).collect(Collectors.joining(", "));
        }
        return unresolved().map(Unresolved::text).or(this::text).orElseGet(node::toString);
    }

    /** Whether its text is so; an absent one is not. */
    public Truth is(Predicate<String> predicate) {
        if (isUnresolved()) {
            return Truth.UNKNOWN;
        }
        return Truth.of(node.isValueNode() && isPresent() && predicate.test(node.asText()));
    }

    /** Whether it is that text, which even a partly known one may be sure not to be. */
    public Truth is(String text) {
        return unresolved()
                .map(unknown -> unknown.couldBe(text) ? Truth.UNKNOWN : Truth.NO)
                .orElseGet(() -> Truth.of(text().filter(text::equals).isPresent()));
    }

    /** Whether its text ends so, which even a partly known one may be sure of. */
    public Truth endsWith(String end) {
        return unresolved()
                .map(unknown -> unknown.endsWith(end).map(Truth::of).orElse(Truth.UNKNOWN))
                .orElseGet(() -> is(text -> text.endsWith(end)));
    }

    /** Whether it is {@code true}, as a truth or as a text. */
    public Truth isTrue() {
        return is(text -> text.equalsIgnoreCase("true"));
    }

    /** Whether it is a number that is so. */
    public Truth isNumber(DoublePredicate predicate) {
        return is(text -> {
            try {
                return predicate.test(Double.parseDouble(text));
            } catch (NumberFormatException e) {
                // Not a number, so none that is so.
                return false;
            }
        });
    }

    /** Whether the list has an element; one that only a deployment tells may be empty. */
    public Truth hasElements() {
        return hasFewerElementsThan(1).not();
    }

    /** Whether the list is shorter; what is no list is one of itself, what is absent has none. */
    public Truth hasFewerElementsThan(int count) {
        return unresolved().isPresent() ? Truth.UNKNOWN : Truth.of(elements().size() < count);
    }

    /** Whether any element of the list is so. */
    public Truth any(java.util.function.Function<PropertyView, Truth> question) {
        Truth any = Truth.NO;
        for (PropertyView element : elements()) {
            any = any.or(question.apply(element));
        }
        return any;
    }

    /** Whether that attribute of the resource is part of its text. */
    public Truth mentions(ResourceView resource, String attribute) {
        return unresolved()
                .map(unknown -> unknown.mentionsResource()
                        ? Truth.of(unknown.mentions(resource.part(), resource.logicalId(), attribute))
                        : Truth.UNKNOWN)
                .orElse(Truth.NO);
    }

    /**
     * Whether this is a reference to the resource, or to an attribute of it, and nothing else. A text is none: what a template
     * makes has no name yet that it could know. What a parameter hands over may be one.
     */
    public Truth refersTo(ResourceView resource) {
        return unresolved()
                .map(unknown -> unknown.reference()
                        .map(reference -> Truth.of(reference.logicalId().equals(resource.logicalId())
                                && reference.part().equals(resource.part())))
                        .orElse(unknown.mentionsResource() ? Truth.NO : Truth.UNKNOWN))
                .orElse(Truth.NO);
    }
}
