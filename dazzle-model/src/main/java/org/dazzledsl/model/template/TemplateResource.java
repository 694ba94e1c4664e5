package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * A resource as a template describes it.
 *
 * @param place where its logical id stands in the template
 * @param definition all of it but {@code Type}: {@code Properties}, {@code DeletionPolicy}, {@code Metadata}, …
 */
public record TemplateResource(String logicalId, String type, Span place, JsonNode definition) {

    /** Under which Dazzle says in a template's metadata for which elements a resource exists. */
    private static final String DAZZLE = "dazzle";

    public TemplateResource {
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(definition, "definition");
    }

    /** As they stand in the template, functions unresolved; an empty object where it has none. */
    public JsonNode properties() {
        JsonNode properties = definition.path("Properties");
        return properties.isMissingNode() ? JsonNodeFactory.instance.objectNode() : properties;
    }

    public JsonNode metadata() {
        return definition.path("Metadata");
    }

    /** {@code Retain}, {@code Snapshot}, …; without it CloudFormation deletes, or takes a snapshot of a database cluster. */
    public Optional<String> deletionPolicy() {
        return text(definition.path("DeletionPolicy"));
    }

    public Optional<String> updateReplacePolicy() {
        return text(definition.path("UpdateReplacePolicy"));
    }

    /** The condition without which it doesn't exist. */
    public Optional<String> condition() {
        return text(definition.path("Condition"));
    }

    /** The logical ids that it is deployed after, those that it only refers to not included. */
    public List<String> dependsOn() {
        JsonNode dependsOn = definition.path("DependsOn");
        return dependsOn.isTextual() ? List.of(dependsOn.asText()) : texts(dependsOn);
    }

    /** The stable ids of the elements for which Dazzle made it; empty for what it didn't plan. */
    public List<String> because() {
        return texts(metadata().path(DAZZLE).path("because"));
    }

    /** The id of the planned resource that this is. */
    public Optional<String> planned() {
        return text(metadata().path(DAZZLE).path("resource"));
    }

    /** The id of the planned resource for whose sake this exists. */
    public Optional<String> auxiliaryTo() {
        return text(metadata().path(DAZZLE).path("auxiliaryTo"));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }
}
