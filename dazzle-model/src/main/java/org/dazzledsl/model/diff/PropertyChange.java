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

    private static final int CONTEXT = 12;

    public PropertyChange {
        path = List.copyOf(path);
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(effect, "effect");
    }

    /** {@code ContainerDefinitions.web.Image}; of a variable in a list of names and values, its name is the last. */
    public String name() {
        return KeyedList.named(path);
    }

    /** {@code VisibilityTimeout changes from 30 to 120}. */
    public String inWords() {
        if (before.isEmpty()) {
            return name() + " is new (" + shortened(text(after.orElseThrow()), 0) + ")";
        }
        String old = text(before.get());
        if (after.isEmpty()) {
            return name() + " goes (" + shortened(old, 0) + ")";
        }
        String now = text(after.get());
        if (isJson(old) && isJson(now)) {
            return name() + " changes";
        }
        int same = old.length() + now.length() <= LONGEST_VALUE ? 0 : commonStart(old, now);
        return name() + " changes from " + shortened(old, same) + " to " + shortened(now, same);
    }

    private static String text(JsonNode value) {
        // An element of a list of names and values, such as an environment variable.
        JsonNode shown = value.size() == 1 && value.has("Value") ? value.get("Value") : value;
        return (shown.isValueNode() ? shown.asText() : shown.toString()).replaceAll("\\s+", " ");
    }

    /** A whole document, such as a dashboard, of which a piece would say nothing. */
    private static boolean isJson(String text) {
        return text.length() > LONGEST_VALUE && text.startsWith("{");
    }

    /** Long values that start alike are shown from a little before where they differ. */
    private static int commonStart(String one, String other) {
        int same = 0;
        while (same < Math.min(one.length(), other.length()) && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return Math.max(0, same - CONTEXT);
    }

    private static String shortened(String text, int start) {
        String end = text.substring(start);
        String limited = end.length() <= LONGEST_VALUE ? end : end.substring(0, LONGEST_VALUE - 1) + "…";
        String shown = (start > 0 ? "…" : "") + limited;
        return shown.isEmpty() ? "nothing" : shown;
    }
}
