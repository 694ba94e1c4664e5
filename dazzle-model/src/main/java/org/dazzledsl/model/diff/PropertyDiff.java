package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What differs between two states of a resource, each as deep inside as it can be named. */
final class PropertyDiff {

    /** What stands beside the properties and means something to CloudFormation. */
    private static final List<String> ATTRIBUTES =
            List.of("Condition", "DeletionPolicy", "UpdatePolicy", "UpdateReplacePolicy");

    private final ReplacementTable schemas;
    private final String type;
    private final Set<PropertyChange> found = new LinkedHashSet<>();

    private PropertyDiff(ReplacementTable schemas, String type) {
        this.schemas = schemas;
        this.type = type;
    }

    static List<PropertyChange> between(FlatResource before, FlatResource after, ReplacementTable schemas) {
        PropertyDiff diff = new PropertyDiff(schemas, after.type());
        if (before.variants().keySet().equals(after.variants().keySet())) {
            before.variants()
                    .forEach((when, value) ->
                            diff.compare(List.of(), value, after.variants().get(when)));
        } else {
            diff.compare(
                    List.of(),
                    before.definition().properties(),
                    after.definition().properties());
        }
        for (String attribute : ATTRIBUTES) {
            JsonNode old = before.definition().definition().path(attribute);
            JsonNode now = after.definition().definition().path(attribute);
            if (!old.equals(now)) {
                diff.found.add(new PropertyChange(List.of(attribute), present(old), present(now), Replacement.NEVER));
            }
        }
        return List.copyOf(diff.found);
    }

    private void compare(List<String> path, JsonNode before, JsonNode after) {
        if (before.equals(after) || isSameNumber(before, after)) {
            return;
        }
        if (before.isObject() && after.isObject()) {
            for (String name : names(before, after)) {
                compare(Leaves.inside(path, name), before.path(name), after.path(name));
            }
        } else if (KeyedList.areKeyed(before, after)) {
            compare(path, KeyedList.byKey(before), KeyedList.byKey(after));
        } else if (before.isArray() && after.isArray() && before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                compare(Leaves.inside(path, String.valueOf(i)), before.get(i), after.get(i));
            }
        } else {
            found.add(new PropertyChange(path, present(before), present(after), effect(path, before, after)));
        }
    }

    /** What is inside counts as well, where a whole part comes or goes. */
    private Replacement effect(List<String> path, JsonNode before, JsonNode after) {
        Replacement effect = schemas.of(type, path);
        if (effect != Replacement.SOMETIMES) {
            return effect;
        }
        JsonNode part = before.isMissingNode() ? after : before;
        boolean comesOrGoes = before.isMissingNode() || after.isMissingNode();
        return comesOrGoes && part.isObject() ? inside(path, part) : effect;
    }

    private Replacement inside(List<String> path, JsonNode part) {
        Replacement effect = Replacement.NEVER;
        for (var entry : part.properties()) {
            List<String> inner = Leaves.inside(path, entry.getKey());
            effect = effect.or(schemas.of(type, inner));
        }
        return effect;
    }

    /** {@code "5432"} and {@code 5432} are one value for CloudFormation. */
    private static boolean isSameNumber(JsonNode before, JsonNode after) {
        return before.isValueNode()
                && after.isValueNode()
                && before.isTextual() != after.isTextual()
                && before.asText().equals(after.asText());
    }

    private static Set<String> names(JsonNode before, JsonNode after) {
        Set<String> names = new LinkedHashSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node instanceof MissingNode ? Optional.empty() : Optional.of(node);
    }
}
