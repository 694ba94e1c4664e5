package org.dazzledsl.maven.diff;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dazzledsl.model.diff.Cause;
import org.dazzledsl.model.diff.Change;
import org.dazzledsl.model.diff.InfraDiff;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.dazzledsl.model.diff.PropertyChange;
import org.dazzledsl.model.json.JsonLayout;

/** A diff for programs: {@code diff.json}. */
final class DiffJson {

    /** Of the JSON; it changes when a member is renamed, removed or gets another meaning. */
    static final int SCHEMA_VERSION = 1;

    private static final String PARTIAL = "partial";

    private static final String DESTRUCTIVE = "destructive";

    private static final String WIDENING = "widening";

    private static final List<String> FLAGS = List.of(PARTIAL, DESTRUCTIVE, WIDENING);

    private final JsonGenerator json;

    private DiffJson(JsonGenerator json) {
        this.json = json;
    }

    static String write(String against, InfraDiff diff) {
        boolean isNothing =
                diff.isEmpty() && diff.changes().isEmpty() && diff.obstacles().isEmpty() && !diff.partial();
        return isNothing ? nothing(against) : stream(against, diff);
    }

    /** What {@link #stream} makes of no changes: most runs have none, and loading a generator takes longer than they do. */
    private static String nothing(String against) {
        StringBuilder text = new StringBuilder("{\n  \"schemaVersion\": ")
                .append(SCHEMA_VERSION)
                .append(",\n  \"against\": \"")
                .append(JsonStringEncoder.getInstance().quoteAsString(against))
                .append("\",\n");
        for (String flag : FLAGS) {
            text.append("  \"").append(flag).append("\": false,\n");
        }
        for (Fate fate : Fate.values()) {
            text.append("  \"").append(DiffText.word(fate)).append("\": [ ],\n");
        }
        return text.append("  \"obstacles\": [ ],\n  \"changes\": [ ]\n}\n").toString();
    }

    /** Visible for the test that holds {@link #nothing} to it. */
    static String stream(String against, InfraDiff diff) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.setPrettyPrinter(JsonLayout.printer());
            new DiffJson(json).writeAll(against, diff);
        } catch (IOException e) {
            throw new UncheckedIOException("A text can always be written", e);
        }
        return text + "\n";
    }

    private void writeAll(String against, InfraDiff diff) throws IOException {
        json.writeStartObject();
        json.writeNumberField("schemaVersion", SCHEMA_VERSION);
        json.writeStringField("against", against);
        json.writeBooleanField(PARTIAL, diff.partial());
        json.writeBooleanField(DESTRUCTIVE, diff.isDestructive());
        json.writeBooleanField(WIDENING, diff.isWidening());
        for (Fate fate : Fate.values()) {
            writeTexts(
                    DiffText.word(fate),
                    diff.stacks(fate).stream().map(InfraDiff.StackChange::name).toList());
        }
        writeTexts("obstacles", diff.obstacles());
        json.writeArrayFieldStart("changes");
        for (Change change : diff.changes()) {
            if (change.properties().isEmpty()) {
                writeRow(change, Optional.empty());
            }
            for (PropertyChange property : change.properties()) {
                writeRow(change, Optional.of(property));
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** One row for each property, so that a program needs no second loop. */
    private void writeRow(Change change, Optional<PropertyChange> property) throws IOException {
        json.writeStartObject();
        json.writeStringField("stack", change.stack());
        json.writeStringField("logicalId", change.logicalId());
        json.writeStringField("type", change.type());
        writeText("name", change.name());
        writeText("property", property.map(PropertyChange::name));
        writeValue("before", property.flatMap(PropertyChange::before));
        writeValue("after", property.flatMap(PropertyChange::after));
        json.writeStringField("verdict", change.verdict().words());
        json.writeStringField("meaning", change.meaning().word());
        json.writeStringField("explanation", change.sentence());
        writeTexts("widenings", change.widenings());
        writeText("source", change.source());
        json.writeStringField("cause", DiffText.causes(change.causes()));
        json.writeArrayFieldStart("causes");
        for (Cause cause : change.causes()) {
            json.writeStartObject();
            json.writeStringField("element", cause.element());
            writeText("place", cause.place());
            json.writeStringField("kind", cause.kind().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeTexts(String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    private void writeText(String name, Optional<String> text) throws IOException {
        json.writeFieldName(name);
        json.writeString(text.orElse(null));
    }

    private void writeValue(String name, Optional<JsonNode> value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value.map(JsonNode::toString).orElse("null"));
    }
}
