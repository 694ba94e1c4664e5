package org.dazzledsl.model.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.dazzledsl.model.json.StableJson;

/**
 * Findings that were there before. They don't count; new ones do. Without lines, so that text may be added above them.
 *
 * @param entries in a stable order
 */
public record Baseline(SortedSet<Entry> entries) {

    /** Raised when a reader of an older version could misread the file. */
    public static final int SCHEMA_VERSION = 1;

    /** Where it is kept unless the configuration names a place, from the project's folder. */
    public static final String USUAL_FILE = "preflight-baseline.json";

    public static final Baseline EMPTY = new Baseline(new TreeSet<>());

    public Baseline {
        entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
    }

    /**
     * A finding without what changes by itself.
     *
     * @param environment in which it was found
     * @param element that decides; blank for a template that was not made from a specification
     * @param resource {@code Data/AssetsBucket}; blank for the plan as a whole
     */
    public record Entry(String environment, String rule, String element, String resource) implements Comparable<Entry> {

        private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::environment)
                .thenComparing(Entry::rule)
                .thenComparing(Entry::element)
                .thenComparing(Entry::resource);

        static Entry of(String environment, Finding finding) {
            return new Entry(
                    environment,
                    finding.id(),
                    finding.elements().isEmpty() ? "" : finding.elements().get(0),
                    finding.subject().resource());
        }

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    boolean has(String environment, Finding finding) {
        return !entries.isEmpty() && entries.contains(Entry.of(environment, finding));
    }

    /**
     * Without what isn't found any more. Other environments keep theirs, and so do rules that were not looked at this time.
     */
    public Baseline shrunk(String environment, Collection<Finding> findings, Predicate<String> lookedAt) {
        SortedSet<Entry> found = entriesOf(environment, findings);
        SortedSet<Entry> kept = new TreeSet<>(entries);
        kept.removeIf(entry ->
                entry.environment().equals(environment) && lookedAt.test(entry.rule()) && !found.contains(entry));
        return new Baseline(kept);
    }

    /** With all that is found now, and nothing of this environment that isn't. */
    public Baseline updated(String environment, Collection<Finding> findings, Predicate<String> lookedAt) {
        SortedSet<Entry> all = new TreeSet<>(shrunk(environment, findings, lookedAt).entries);
        all.addAll(entriesOf(environment, findings));
        return new Baseline(all);
    }

    private static SortedSet<Entry> entriesOf(String environment, Collection<Finding> findings) {
        SortedSet<Entry> found = new TreeSet<>();
        findings.stream()
                .filter(finding -> finding.status() == Status.FINDING || finding.status() == Status.BASELINE)
                .filter(finding -> !PreflightRules.has(finding.id()))
                .forEach(finding -> found.add(Entry.of(environment, finding)));
        return found;
    }

    public String toJson() {
        ObjectNode json = StableJson.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        ArrayNode list = json.putArray("findings");
        for (Entry entry : entries) {
            list.addObject()
                    .put("environment", entry.environment)
                    .put("rule", entry.rule)
                    .put("element", entry.element)
                    .put("resource", entry.resource);
        }
        return StableJson.write(json);
    }

    /** @throws IOException when the text is not what {@link #toJson} writes */
    public static Baseline fromJson(String text) throws IOException {
        try {
            JsonNode json = new JsonMapper().readTree(text);
            if (json.path("schemaVersion").asInt() != SCHEMA_VERSION) {
                throw new IOException("not a baseline of schema " + SCHEMA_VERSION);
            }
            SortedSet<Entry> entries = new TreeSet<>();
            for (JsonNode entry : json.path("findings")) {
                entries.add(new Entry(
                        text(entry, "environment"),
                        text(entry, "rule"),
                        text(entry, "element"),
                        text(entry, "resource")));
            }
            return new Baseline(entries);
        } catch (JsonProcessingException e) {
            throw new IOException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String text(JsonNode entry, String key) throws IOException {
        JsonNode value = entry.path(key);
        if (!value.isTextual()) {
            throw new IOException("a finding without '" + key + "'");
        }
        return value.asText();
    }
}
