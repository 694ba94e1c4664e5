package org.dazzledsl.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Reads JSON into a tree, and tells of each member where it stands. A mapper is made for objects of all kinds, and takes longer
 * to be set up than all templates of an application take to be read.
 */
public final class JsonTree {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** One for all: what it decoded of names in one text it needn't decode again in the next. */
    private static final JsonFactory PARSERS = new JsonFactory();

    private final JsonParser parser;
    private final Listener listener;
    private int depth;

    private JsonTree(JsonParser parser, Listener listener) {
        this.parser = parser;
        this.listener = listener;
    }

    /** Is told of members in the order in which they stand. */
    @FunctionalInterface
    public interface Listener {

        /** @param depth how many objects and lists are around it: 1 for a member of the whole */
        void member(int depth, String name, JsonLocation place);
    }

    /**
     * @return a missing node when there is nothing
     * @throws JsonProcessingException when it is no JSON; it knows the place
     */
    public static JsonNode read(byte[] content) throws IOException {
        return read(content, (depth, name, place) -> {});
    }

    /** As {@link #read(byte[])}. */
    public static JsonNode read(byte[] content, Listener listener) throws IOException {
        try (JsonParser parser = PARSERS.createParser(content)) {
            if (parser.nextToken() == null) {
                return NODES.missingNode();
            }
            JsonNode json = new JsonTree(parser, listener).value();
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Something follows on its end", parser.currentTokenLocation());
            }
            return json;
        }
    }

    /** The value that begins at the current token; ends at its last one. */
    private JsonNode value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            default -> NODES.textNode(parser.getText());
        };
    }

    private JsonNode object() throws IOException {
        ObjectNode object = NODES.objectNode();
        depth++;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            listener.member(depth, name, parser.currentTokenLocation());
            parser.nextToken();
            object.set(name, value());
        }
        depth--;
        return object;
    }

    private JsonNode array() throws IOException {
        ArrayNode array = NODES.arrayNode();
        depth++;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        depth--;
        return array;
    }

    private JsonNode number() throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            case BIG_INTEGER -> NODES.numberNode(parser.getBigIntegerValue());
            default -> NODES.numberNode(parser.getDoubleValue());
        };
    }
}
