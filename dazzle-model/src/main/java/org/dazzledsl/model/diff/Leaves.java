package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The single values of a tree, by the way to them. */
final class Leaves {

    private final Map<List<String>, String> found = new LinkedHashMap<>();

    private Leaves() {}

    static Map<List<String>, String> of(JsonNode tree) {
        Leaves leaves = new Leaves();
        leaves.collect(List.of(), tree);
        return leaves.found;
    }

    private void collect(List<String> path, JsonNode node) {
        if (node.isValueNode()) {
            found.put(path, node.asText());
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(inside(path, String.valueOf(i)), node.get(i));
            }
        } else {
            node.properties().forEach(entry -> collect(inside(path, entry.getKey()), entry.getValue()));
        }
    }

    /** One level deeper. */
    static List<String> inside(List<String> path, String name) {
        List<String> inner = new ArrayList<>(path);
        inner.add(name);
        return inner;
    }
}
