package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.json.StableJson;
import org.dazzledsl.model.version.Sha256;

/**
 * The elements that templates name by their stable ids, and the keys of {@code dazzle.toml} that somebody wrote: where they
 * stand, and a sum of what is written there. It stands beside the templates, so that a line that moved changes no template.
 *
 * @param byId by {@code entity Customer.statement}, {@code deploy.tigerbeetle.volume_iops}
 */
public record Elements(SortedMap<String, Element> byId) {

    public static final Elements NONE = new Elements(new TreeMap<>());

    private static final int SCHEMA_VERSION = 1;

    private static final int DIGITS = 12;

    /** The tables of {@code dazzle.toml} from which anything in a template comes. */
    private static final List<String> CONFIGURATION = List.of("deploy.", "project.");

    /** What stands there decides what passes, and nothing of what is built. */
    private static final String GATE = "deploy.preflight";

    public Elements {
        byId = Collections.unmodifiableSortedMap(new TreeMap<>(byId));
    }

    /**
     * @param sum of the lines where it stands; empty where the text was not at hand, and of a key that nobody wrote, which has
     *     the place of its table
     */
    public record Element(String file, int line, String sum) {

        /** {@code dsl/bank.dsl:9}. */
        public String place() {
            return file + ":" + line;
        }
    }

    /**
     * @param needed why anything is needed, whether or not something is made for it
     * @param sources the texts that the requirements were read from
     */
    public static Elements of(
            AwsRequirements requirements, List<Reason> needed, ConfigPlaces configuration, List<SourceFile> sources) {
        Map<String, List<String>> lines =
                sources.stream().collect(Collectors.toMap(SourceFile::path, SourceFile::lines, (one, other) -> one));
        SortedMap<String, Element> elements = new TreeMap<>();
        for (AwsStack stack : requirements.stacks()) {
            for (AwsResource resource : stack.resources()) {
                for (Reason reason : resource.planned().reasons()) {
                    elements.putIfAbsent(reason.element(), element(reason.element(), reason.span(), lines));
                }
            }
        }
        needed.forEach(
                reason -> elements.putIfAbsent(reason.element(), element(reason.element(), reason.span(), lines)));
        configuration.byKey().forEach((key, span) -> {
            if (isConfiguration(key)) {
                elements.put(key, element(key, span, lines));
            }
        });
        return new Elements(elements);
    }

    private static Element element(String id, Span span, Map<String, List<String>> lines) {
        List<String> file = lines.getOrDefault(span.file(), List.of());
        int end = Math.min(file.size(), span.endLine());
        String text = span.line() > end
                ? ""
                : String.join("\n", file.subList(span.line() - 1, end)).strip();
        boolean isDefault = isConfiguration(id) && text.startsWith("[");
        return new Element(
                span.file(),
                span.line(),
                text.isEmpty() || isDefault ? "" : Sha256.of(text).substring(0, DIGITS));
    }

    public Optional<Element> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The elements that are new here, or of which something else is written than there. */
    SortedSet<String> changedSince(Elements before) {
        SortedSet<String> changed = new TreeSet<>();
        byId.forEach((id, element) -> {
            Element old = before.byId.get(id);
            if (old == null ? !isDefault(id, element) : !old.sum.equals(element.sum)) {
                changed.add(id);
            }
        });
        return changed;
    }

    /** The elements that are not there in a later state. */
    SortedSet<String> goneIn(Elements after) {
        SortedSet<String> gone = new TreeSet<>();
        byId.forEach((id, element) -> {
            if (!after.byId.containsKey(id) && !isDefault(id, element)) {
                gone.add(id);
            }
        });
        return gone;
    }

    /** It comes and goes with the resources that it is about, and not because somebody changed a line. */
    private static boolean isDefault(String id, Element element) {
        return isConfiguration(id) && element.sum.isEmpty();
    }

    /** Whether the id is that of a key of {@code dazzle.toml}. */
    static boolean isConfiguration(String id) {
        return CONFIGURATION.stream().anyMatch(id::startsWith) && !id.startsWith(GATE);
    }

    public String toJson() {
        ObjectNode json = StableJson.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        ObjectNode elements = json.putObject("elements");
        byId.forEach((id, element) -> elements.putObject(id)
                .put("file", element.file)
                .put("line", element.line)
                .put("sum", element.sum));
        return StableJson.write(json);
    }

    /** @throws IOException when the text is not what {@link #toJson} makes */
    public static Elements fromJson(String text) throws IOException {
        JsonNode json = new JsonMapper().readTree(text);
        if (json.path("schemaVersion").asInt() != SCHEMA_VERSION) {
            throw new IOException("Not a list of elements of schema " + SCHEMA_VERSION);
        }
        SortedMap<String, Element> elements = new TreeMap<>();
        json.path("elements")
                .properties()
                .forEach(entry -> elements.put(
                        entry.getKey(),
                        new Element(
                                entry.getValue().path("file").asText(),
                                entry.getValue().path("line").asInt(),
                                entry.getValue().path("sum").asText())));
        return new Elements(elements);
    }
}
