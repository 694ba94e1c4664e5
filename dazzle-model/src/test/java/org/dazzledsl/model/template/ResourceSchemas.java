package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * CloudFormation's published schemas of the resources in our templates: each property's name, type, allowed values, pattern
 * and range, and which must or can't be set. The table is generated from a published package of them, see
 * {@code config/schemas}; nobody writes it by hand.
 */
public final class ResourceSchemas {

    private static final String FILE = "resource-schemas.json";

    private static final String PROPERTIES = "/properties";

    /** In a resource as it is validated: stands for a value that only a deployment tells. */
    private static final String UNRESOLVED = "(unresolved)";

    /** What is the same wherever one deploys, as far as a pattern or a length is concerned. */
    private static final Map<String, String> PSEUDO_PARAMETERS = Map.of(
            "AWS::AccountId", "123456789012",
            "AWS::Partition", "aws",
            "AWS::Region", "us-east-1",
            "AWS::URLSuffix", "amazonaws.com");

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, JsonNode> types = new LinkedHashMap<>();
    private final Map<String, JsonSchema> schemas = new LinkedHashMap<>();

    private ResourceSchemas(JsonNode table) {
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
        SchemaValidatorsConfig english =
                SchemaValidatorsConfig.builder().locale(Locale.ROOT).build();
        table.path("types").properties().forEach(type -> {
            types.put(type.getKey(), type.getValue());
            schemas.put(type.getKey(), factory.getSchema(lenient((ObjectNode) type.getValue()), english));
        });
    }

    public static ResourceSchemas load() {
        try (InputStream file = ResourceSchemas.class.getResourceAsStream(FILE)) {
            return new ResourceSchemas(new JsonMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean knows(String type) {
        return types.containsKey(type);
    }

    /** What the schemas say against the resources of the stacks, whatever their conditions come to; empty when nothing. */
    public SortedSet<String> mistakes(List<TemplateStack> stacks) {
        SortedSet<String> mistakes = new TreeSet<>();
        for (TemplateStack stack : stacks) {
            Resolver resolver = new Resolver(stack);
            for (PlacedResource placed : stack.resources()) {
                String name = stack.name() + "/" + placed.resource().logicalId() + ": ";
                for (Variant variant : resolver.properties(placed)) {
                    for (String mistake : mistakes(placed.resource().type(), variant.value())) {
                        mistakes.add(name + mistake);
                    }
                }
            }
        }
        return mistakes;
    }

    private SortedSet<String> mistakes(String type, JsonNode properties) {
        SortedSet<String> mistakes = new TreeSet<>();
        if (!knows(type)) {
            mistakes.add(type + ": no schema of this type in " + FILE);
            return mistakes;
        }
        schemas.get(type).validate(marked(properties)).forEach(message -> mistakes.add(type + message.getMessage()));
        for (JsonNode path : types.get(type).path("readOnlyProperties")) {
            if (!properties.at(path.asText().substring(PROPERTIES.length())).isMissingNode()) {
                mistakes.add(type + path.asText().substring(PROPERTIES.length()) + ": is for reading only");
            }
        }
        for (Unresolved value : Unresolved.allIn(properties)) {
            for (Unresolved.Piece piece : value.pieces()) {
                if (piece instanceof Unresolved.Gap gap) {
                    gap.reference().flatMap(this::mistake).ifPresent(mistake -> mistakes.add(type + ": " + mistake));
                }
            }
        }
        return mistakes;
    }

    /** An attribute that the resource which is asked for it doesn't have. */
    private Optional<String> mistake(Unresolved.Reference reference) {
        TemplateResource resource = reference.part().template().resources().get(reference.logicalId());
        JsonNode schema =
                resource == null ? NODES.missingNode() : types.getOrDefault(resource.type(), NODES.missingNode());
        if (reference.attribute().equals("Ref") || schema.isMissingNode()) {
            return Optional.empty();
        }
        String path = PROPERTIES + "/" + reference.attribute().replace('.', '/');
        for (JsonNode attribute : schema.path("readOnlyProperties")) {
            if (attribute.asText().equals(path)) {
                return Optional.empty();
            }
        }
        return schema.path("properties").has(reference.attribute())
                ? Optional.empty()
                : Optional.of(reference.logicalId() + " of the type " + resource.type() + " has no attribute "
                        + reference.attribute());
    }

    /** With a mark where a value is not known, and what stands around pseudo parameters filled in. */
    private static JsonNode marked(JsonNode json) {
        Optional<Unresolved> leaf = Unresolved.in(json);
        if (leaf.isPresent()) {
            StringBuilder text = new StringBuilder();
            for (Unresolved.Piece piece : leaf.get().pieces()) {
                if (piece instanceof Unresolved.Text known) {
                    text.append(known.text());
                } else if (piece instanceof Unresolved.Gap gap && PSEUDO_PARAMETERS.containsKey(gap.what())) {
                    text.append(PSEUDO_PARAMETERS.get(gap.what()));
                } else {
                    return NODES.objectNode().put(UNRESOLVED, leaf.get().text());
                }
            }
            return TextNode.valueOf(text.toString());
        }
        if (json.isObject()) {
            ObjectNode object = NODES.objectNode();
            json.properties().forEach(entry -> object.set(entry.getKey(), marked(entry.getValue())));
            return object;
        }
        if (json.isArray()) {
            ArrayNode array = NODES.arrayNode();
            json.forEach(element -> array.add(marked(element)));
            return array;
        }
        return json;
    }

    /** The schema, but each value in it may be unknown instead. */
    private static ObjectNode lenient(ObjectNode schema) {
        ObjectNode result = NODES.objectNode();
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            JsonNode value = keyword.getValue();
            result.set(
                    keyword.getKey(),
                    switch (keyword.getKey()) {
                        case "properties", "patternProperties", "definitions" -> eachOrUnknown(value);
                        case "items", "additionalProperties" -> orUnknown(value);
                        case "anyOf", "oneOf", "allOf" -> {
                            ArrayNode alternatives = NODES.arrayNode();
                            value.forEach(each -> alternatives.add(lenient((ObjectNode) each)));
                            yield alternatives;
                        }
                        default -> value;
                    });
        }
        return result;
    }

    private static ObjectNode eachOrUnknown(JsonNode schemas) {
        ObjectNode result = NODES.objectNode();
        schemas.properties().forEach(schema -> result.set(schema.getKey(), orUnknown(schema.getValue())));
        return result;
    }

    private static JsonNode orUnknown(JsonNode schema) {
        if (!(schema instanceof ObjectNode object)) {
            return schema;
        }
        ObjectNode unknown = NODES.objectNode();
        unknown.put("type", "object").putArray("required").add(UNRESOLVED);
        ObjectNode result = NODES.objectNode();
        result.set("if", unknown);
        result.set("else", lenient(object));
        return result;
    }
}
