package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists whose elements have names, such as environment variables and tags: it is by these that they are compared. */
final class KeyedList {

    private static final List<String> KEYS = List.of("Name", "Key", "Id", "Sid", "PolicyName");

    private KeyedList() {}

    static boolean areKeyed(JsonNode before, JsonNode after) {
        return before.isArray()
                && after.isArray()
                && !before.isEmpty()
                && !after.isEmpty()
                && key(before).isPresent()
                && key(before).equals(key(after));
    }

    /** Each element, without its name, under its name. */
    static ObjectNode byKey(JsonNode list) {
        String key = key(list).orElseThrow();
        ObjectNode byKey = JsonNodeFactory.instance.objectNode();
        for (JsonNode element : list) {
            ObjectNode value = element.deepCopy();
            value.remove(key);
            byKey.set(element.get(key).asText(), value);
        }
        return byKey;
    }

    /** A way through a tree, with the names of elements where they have some: {@code Environment.PORT.Value}. */
    static String name(JsonNode tree, List<String> path) {
        List<String> names = new ArrayList<>();
        JsonNode at = tree;
        for (String step : path) {
            Optional<String> key = at.isArray() ? key(at) : Optional.empty();
            at = at.isArray() ? at.get(Integer.parseInt(step)) : at.path(step);
            names.add(key.isPresent() ? at.get(key.get()).asText() : step);
        }
        return named(names);
    }

    static String named(List<String> path) {
        boolean isVariable = path.size() > 2 && path.get(path.size() - 1).equals("Value");
        return String.join(".", isVariable ? path.subList(0, path.size() - 1) : path);
    }

    private static Optional<String> key(JsonNode list) {
        return KEYS.stream().filter(key -> isKey(list, key)).findFirst();
    }

    private static boolean isKey(JsonNode list, String key) {
        Set<String> seen = new HashSet<>();
        for (JsonNode element : list) {
            if (!element.path(key).isTextual()) {
                return false;
            }
            seen.add(element.get(key).asText());
        }
        return seen.size() == list.size();
    }
}
