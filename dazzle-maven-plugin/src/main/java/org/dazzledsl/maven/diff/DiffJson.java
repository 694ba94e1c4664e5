package org.dazzledsl.maven.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.dazzledsl.model.diff.Cause;
import org.dazzledsl.model.diff.Change;
import org.dazzledsl.model.diff.InfraDiff;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.dazzledsl.model.diff.PropertyChange;
import org.dazzledsl.model.json.StableJson;

/** A diff for programs: {@code diff.json}. */
final class DiffJson {

    /** Of the JSON; it changes when a member is renamed, removed or gets another meaning. */
    static final int SCHEMA_VERSION = 1;

    private DiffJson() {}

    static String write(String against, InfraDiff diff) {
        ObjectNode json = StableJson.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("against", against);
        json.put("partial", diff.partial());
        json.put("destructive", diff.isDestructive());
        json.put("widening", diff.isWidening());
        for (Fate fate : Fate.values()) {
            ArrayNode names = json.putArray(DiffText.word(fate));
            diff.stacks(fate).forEach(stack -> names.add(stack.name()));
        }
        ArrayNode obstacles = json.putArray("obstacles");
        diff.obstacles().forEach(obstacles::add);
        ArrayNode changes = json.putArray("changes");
        for (Change change : diff.changes()) {
            if (change.properties().isEmpty()) {
                changes.add(row(change, Optional.empty()));
            }
            change.properties().forEach(property -> changes.add(row(change, Optional.of(property))));
        }
        return StableJson.write(json);
    }

    /** One row for each property, so that a program needs no second loop. */
    private static ObjectNode row(Change change, Optional<PropertyChange> property) {
        ObjectNode row = StableJson.object();
        row.put("stack", change.stack());
        row.put("logicalId", change.logicalId());
        row.put("type", change.type());
        row.put("name", change.name().orElse(null));
        row.put("property", property.map(PropertyChange::name).orElse(null));
        row.set("before", property.flatMap(PropertyChange::before).orElse(none()));
        row.set("after", property.flatMap(PropertyChange::after).orElse(none()));
        row.put("verdict", change.verdict().words());
        row.put("meaning", change.meaning().word());
        row.put("explanation", change.sentence());
        ArrayNode widenings = row.putArray("widenings");
        change.widenings().forEach(widenings::add);
        row.put("source", change.source().orElse(null));
        row.put("cause", DiffText.causes(change.causes()));
        ArrayNode causes = row.putArray("causes");
        change.causes().forEach(cause -> causes.add(cause(cause)));
        return row;
    }

    private static JsonNode none() {
        return StableJson.object().nullNode();
    }

    private static ObjectNode cause(Cause cause) {
        return StableJson.object()
                .put("element", cause.element())
                .put("place", cause.place().orElse(null))
                .put("kind", cause.kind().name().toLowerCase(Locale.ROOT));
    }
}
