package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A property whose value changes.
 *
 * @param path one element for each level, below {@code Properties}; or {@code DeletionPolicy} and the like, which stand beside
 *     the properties
 * @param before empty for one that is new
 * @param after empty for one that goes
 * @param effect what the change of it does to the resource
 */
public record PropertyChange(
        List<String> path, Optional<JsonNode> before, Optional<JsonNode> after, Replacement effect) {

    private static final int LONGEST_VALUE = 60;

    public PropertyChange {
        path = List.copyOf(path);
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(effect, "effect");
    }

    /** {@code ContainerDefinitions.0.Image}. */
    public String name() {
        return String.join(".", path);
    }

    /** {@code VisibilityTimeout from 30 to 120}. */
    public String inWords() {
        if (before.isEmpty()) {
            return name() + " is new (" + shown(after.orElseThrow()) + ")";
        }
        return after.map(value -> name() + " changes from " + shown(before.get()) + " to " + shown(value))
                .orElseGet(() -> name() + " goes (" + shown(before.get()) + ")");
    }

    private static String shown(JsonNode value) {
        String text = value.isValueNode() ? value.asText() : value.toString();
        String line = text.replaceAll("\\s+", " ");
        return line.length() <= LONGEST_VALUE ? line : line.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
