package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.template.PlacedResource;
import org.dazzledsl.model.template.Resolver;
import org.dazzledsl.model.template.TemplateResource;
import org.dazzledsl.model.template.Unresolved;
import org.dazzledsl.model.template.Variant;
import org.dazzledsl.model.version.DataResource;

/**
 * A resource with its values worked out.
 *
 * @param id unique in its stack
 * @param part the nested stack that it stands in; blank for the stack itself
 * @param variants the properties under each set of conditions that matters, by those conditions in words; what is known only
 *     at deployment stands in them as <code>${…}</code>
 */
record FlatResource(String id, String part, TemplateResource definition, Map<String, JsonNode> variants) {

    static FlatResource of(String id, String part, PlacedResource placed, Resolver resolver) {
        Map<String, JsonNode> variants = new LinkedHashMap<>();
        for (Variant variant : resolver.properties(placed)) {
            variants.put(variant.when(), plain(variant.value()));
        }
        if (variants.isEmpty()) {
            variants.put("", placed.resource().properties());
        }
        return new FlatResource(id, part, placed.resource(), variants);
    }

    /** As far as a manifest remembers it. */
    static FlatResource remembered(DataResource data) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        data.createOnly().forEach(properties::set);
        ObjectNode definition = JsonNodeFactory.instance.objectNode();
        data.deletionPolicy().ifPresent(policy -> definition.put("DeletionPolicy", policy));
        return new FlatResource(
                data.logicalId(),
                data.part(),
                new TemplateResource(data.logicalId(), data.type(), Span.at("manifest", 1, 1), definition),
                Map.of("", properties));
    }

    private static JsonNode plain(JsonNode node) {
        Optional<Unresolved> unresolved = Unresolved.in(node);
        if (unresolved.isPresent()) {
            return TextNode.valueOf(unresolved.get().text());
        }
        if (node.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(plain(element)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> object.set(entry.getKey(), plain(entry.getValue())));
            return object;
        }
        return node;
    }

    String type() {
        return definition.type();
    }

    /** Whether it comes to stand in another part of its stack. */
    boolean moves(FlatResource now) {
        return !part.equals(now.part);
    }

    /** Why a move makes it anew. */
    String moving(FlatResource now, String stack) {
        return "because it moves from " + place(stack) + " to " + now.place(stack)
                + ", and a resource is deleted in the one stack and made anew in the other";
    }

    private String place(String stack) {
        return part.isEmpty() ? "the stack " + stack : "the nested stack " + part;
    }

    /** The properties under the first set of conditions. */
    JsonNode properties() {
        return variants.values().iterator().next();
    }

    /** The physical name, where the template fixes it. */
    Optional<String> physicalName() {
        return nameProperty().map(property -> properties().get(property).asText());
    }

    /** The property that holds the physical name: {@code QueueName}, {@code DBClusterIdentifier}, {@code Name}. */
    Optional<String> nameProperty() {
        String kind = type().substring(type().lastIndexOf(':') + 1);
        return List.of(kind + "Name", kind + "Identifier", kind + "Id", "Name").stream()
                .filter(property -> properties().path(property).isTextual())
                .findFirst();
    }
}
