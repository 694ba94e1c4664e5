package org.dazzledsl.stacks;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
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

    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString PROPS = new SerializedString("props");
    private static final SerializableString CONDITION = new SerializedString("CfnCondition");

    private final JsonGenerator json;
    private final PropertyClasses classes;
    private final PlainFunctions functions;

    /** @param intrinsics whose functions stand in the properties */
    PropertyWriter(JsonGenerator json, PropertyClasses classes, Intrinsics intrinsics) {
        this.json = json;
        this.classes = classes;
        functions = new PlainFunctions(intrinsics);
    }

    /**
     * Begins with a construct of which more is to be said.
     *
     * @param properties of the class of CDK's that says what it is
     */
    void begin(JsiiSerializable properties, String id) throws IOException {
        begin(classes.constructOf(properties), id);
        json.writeFieldName(PROPS);
        write(properties, false);
    }

    /** Begins with a condition. */
    void condition(String id, Map<String, Object> expression) throws IOException {
        begin(CONDITION, id);
        json.writeFieldName(PROPS);
        write(Map.of("expression", expression), false);
    }

    private void begin(SerializableString type, String id) throws IOException {
        json.writeStartObject();
        json.writeFieldName(TYPE);
        json.writeString(type);
        json.writeFieldName(ID);
        json.writeString(id);
    }

    void field(String name, Object value) throws IOException {
        json.writeFieldName(name);
        write(value, false);
    }

    /** A field that has no functions of CloudFormation in it. */
    void plain(String name, Object value) throws IOException {
        json.writeFieldName(name);
        PlainJson.write(json, value);
    }

    void end() throws IOException {
        json.writeEndObject();
    }

    /** @param choice whether something else than a text could stand here */
    private void write(Object value, boolean choice) throws IOException {
        Optional<Object> function = functions.in(value);
        if (function.isPresent()) {
            boolean isText = choice && value instanceof String;
            PlainJson.write(json, isText ? Map.of(TEXT, function.get()) : function.get());
        } else if (value instanceof JsiiSerializable properties) {
            properties(properties);
        } else if (value instanceof List<?> list) {
            list(list, choice);
        } else if (value instanceof Map<?, ?> map) {
            map(map);
        } else {
            PlainJson.write(json, value);
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
        json.writeStartArray();
        for (Object element : list) {
            write(element, choice);
        }
        json.writeEndArray();
    }

    private void map(Map<?, ?> map) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            field((String) entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }
}
