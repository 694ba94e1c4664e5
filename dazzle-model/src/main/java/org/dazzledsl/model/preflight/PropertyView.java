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
 *
 * @param path from the resource's properties, in dots; elements of lists in brackets
 * @param node functions resolved; of what is below an unknown value, that value
 * @param hidden whether it is below an unknown value
 */
public record PropertyView(String path, JsonNode node, boolean hidden) {

    /** Named of a value in which more is not known. */
    private static final int MOST_UNKNOWNS = 3;

    public PropertyView at(String... names) {
        PropertyView view = this;
        for (String name : names) {
            boolean below = view.unresolved().isPresent();
            view = new PropertyView(
                    view.path.isEmpty() ? name : view.path + "." + name,
                    below ? view.node : view.node.path(name),
                    below);
        }
        return view;
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
            elements.add(new PropertyView(path + "[" + i + "]", node.get(i), false));
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

    /** The text with <code>${…}</code> for what is not known; blank when there is none. */
    public String shown() {
        return unresolved().map(Unresolved::text).orElseGet(() -> isAbsent() ? "" : text().orElse(node.toString()));
    }

    /** Whether its text is so; an absent one is not. */
    public Truth is(Predicate<String> predicate) {
        if (unresolved().isPresent()) {
            return Truth.UNKNOWN;
        }
        return Truth.of(text().filter(predicate).isPresent());
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
        return elements().stream().map(question).reduce(Truth.NO, Truth::or);
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
