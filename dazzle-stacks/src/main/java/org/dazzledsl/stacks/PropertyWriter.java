package org.dazzledsl.stacks;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.jsii.JsiiSerializable;

/**
 * Writes what CDK's property classes hold, with CloudFormation's functions as CloudFormation has them. Where CDK takes a text
 * or a construct, a function stands behind {@value #TEXT}: CDK would look for the construct in it, and is given a text in its
 * place.
 */
final class PropertyWriter {

    private static final String TEXT = "$text";

    private final JsonGenerator json;
    private final PropertyClasses classes;
    private final Intrinsics intrinsics;
    private final PlainFunctions functions;

    /** @param intrinsics whose functions stand in the properties */
    PropertyWriter(JsonGenerator json, PropertyClasses classes, Intrinsics intrinsics) {
        this.json = json;
        this.classes = classes;
        this.intrinsics = intrinsics;
        functions = new PlainFunctions(intrinsics);
    }

    /**
     * Begins with a construct of which more is to be said.
     *
     * @param properties of the class of CDK's that says what it is
     */
    void begin(JsiiSerializable properties, String id) throws IOException {
        begin(classes.constructOf(properties), id);
        field("props", properties);
    }

    /** @param type by the name that it has in JavaScript */
    void begin(String type, String id) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", type);
        json.writeStringField("id", id);
    }

    void field(String name, Object value) throws IOException {
        json.writeFieldName(name);
        write(value, false);
    }

    void end() throws IOException {
        json.writeEndObject();
    }

    /** @param choice whether something else than a text could stand here */
    private void write(Object value, boolean choice) throws IOException {
        if (value instanceof String text) {
            text(text, choice);
        } else if (value instanceof JsiiSerializable properties) {
            properties(properties);
        } else if (value instanceof List<?> list) {
            list(list, choice);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else if (value instanceof Number number) {
            number(number);
        } else {
            PlainJson.write(json, value);
        }
    }

    private void text(String text, boolean choice) throws IOException {
        if (intrinsics.isIn(text)) {
            Object function = functions.of(text);
            PlainJson.write(json, choice ? Map.of(TEXT, function) : function);
        } else {
            json.writeString(text);
        }
    }

    private void properties(JsiiSerializable properties) throws IOException {
        json.writeStartObject();
        for (PropertyClasses.Property property : classes.of(properties)) {
            Optional<Object> value = property.of(properties);
            if (value.isPresent()) {
                json.writeFieldName(property.name());
                write(value.get(), property.isChoice());
            }
        }
        json.writeEndObject();
    }

    private void list(List<?> list, boolean choice) throws IOException {
        Optional<Map<String, Object>> function = intrinsics.in(list);
        if (function.isPresent()) {
            PlainJson.write(json, functions.of(function.get()));
        } else {
            json.writeStartArray();
            for (Object element : list) {
                write(element, choice);
            }
            json.writeEndArray();
        }
    }

    private void map(Map<?, ?> map) throws IOException {
        if (PlainFunctions.isJoin(map)) {
            PlainJson.write(json, functions.of(map));
        } else {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(entry.getValue(), false);
            }
            json.writeEndObject();
        }
    }

    private void number(Number number) throws IOException {
        Optional<Map<String, Object>> function = intrinsics.in(number);
        PlainJson.write(json, function.isPresent() ? functions.of(function.get()) : number);
    }
}
