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
 * A value in a resource's properties: there, absent, or only known at deployment. What is below an unknown value is unknown.
 *
 * @param path from the resource's properties, in dots; elements of lists in brackets
 * @param node functions resolved
 */
public record PropertyView(String path, JsonNode node) {

    /** Named of a value in which more is not known. */
    private static final int MOST_UNKNOWNS = 3;

    public PropertyView at(String... names) {
        PropertyView view = this;
        for (String name : names) {
            view = new PropertyView(
                    view.path.isEmpty() ? name : view.path + "." + name,
                    view.unresolved().isPresent() ? view.node : view.node.path(name));
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
            elements.add(new PropertyView(path + "[" + i + "]", node.get(i)));
        }
        return elements;
    }

    public boolean isAbsent() {
        return node.isMissingNode() || node.isNull();
    }

    /** There, whether or not its value is known. */
    public boolean isPresent() {
        return !isAbsent();
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

    /** Whether any element of the list is so. */
    public Truth any(java.util.function.Function<PropertyView, Truth> question) {
        return elements().stream().map(question).reduce(Truth.NO, Truth::or);
    }

    /** Whether this is a reference to the resource, or to an attribute of it, and nothing else. */
    public boolean refersTo(ResourceView resource) {
        return unresolved()
                .flatMap(Unresolved::reference)
                .filter(reference -> reference.logicalId().equals(resource.logicalId())
                        && reference.part().equals(resource.part()))
                .isPresent();
    }
}
