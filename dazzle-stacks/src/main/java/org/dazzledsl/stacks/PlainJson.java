package org.dazzledsl.stacks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and booleans. Jackson's own way loads a hundred classes more. */
final class PlainJson {

    private static final int LAST_OF_ASCII = 127;

    private static final JsonFactory LINES = new JsonFactoryBuilder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            // To some readers of lines, among them those of newer Nodes, a line ends at U+2028 as well.
            .highestNonEscapedChar(LAST_OF_ASCII)
            .rootValueSeparator((String) null)
            .build();

    private static final JsonFactory TEXT = new JsonFactory();

    private PlainJson() {}

    /** A generator of lines, each of which ends with {@link #endLine}. */
    static JsonGenerator lines(Writer out) throws IOException {
        return LINES.createGenerator(out);
    }

    /** And whoever reads it gets it now. */
    static void endLine(JsonGenerator json) throws IOException {
        json.writeRaw('\n');
        json.flush();
    }

    /** On its own, with every character as it is. */
    static String text(Object plain) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = TEXT.createGenerator(text)) {
            write(json, plain);
        } catch (IOException e) {
            throw new UncheckedIOException("A text can be written", e);
        }
        return text.toString();
    }

    static void write(JsonGenerator json, Object plain) throws IOException {
        if (plain instanceof String text) {
            json.writeString(text);
        } else if (plain instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName((String) entry.getKey());
                write(json, entry.getValue());
            }
            json.writeEndObject();
        } else if (plain instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (plain instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (plain instanceof Integer || plain instanceof Long) {
            json.writeNumber(((Number) plain).longValue());
        } else if (plain instanceof Number number) {
            json.writeNumber(number.doubleValue());
        } else {
            throw new IllegalArgumentException("Not plain: " + plain);
        }
    }
}
