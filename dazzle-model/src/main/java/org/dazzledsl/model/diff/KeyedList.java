package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
