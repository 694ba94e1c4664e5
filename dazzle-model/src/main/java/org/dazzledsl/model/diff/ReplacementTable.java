package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which properties CloudFormation can't change in place, from its resource schemas. The table is generated from a published
 * package of them, see {@code config/replacements}; nobody writes it by hand.
 */
public final class ReplacementTable {

    private static final String FILE = "replacements.json";

    private static final String ANY = "*";

    private final JsonNode types;
    private final String source;

    private ReplacementTable(JsonNode json) {
        this.types = json.path("types");
        this.source = json.at("/source/package").asText() + " "
                + json.at("/source/version").asText();
    }

    /** Reads the table, which takes some milliseconds. */
    public static ReplacementTable load() {
        try (InputStream file = ReplacementTable.class.getResourceAsStream(FILE)) {
            return new ReplacementTable(new JsonMapper().readTree(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The table of this program is damaged", e);
        }
    }

    /** The package and version that the table was made from. */
    public String source() {
        return source;
    }

    /** Where it is known from that a property of the type has an effect. */
    String source(String type, Replacement effect) {
        return switch (effect) {
            case ALWAYS -> "CloudFormation's schema of " + type + ": it can only be set at creation (" + source + ")";
            case UNKNOWN -> source + " doesn't know the type " + type;
            case SOMETIMES, NEVER ->
                "CloudFormation's schema of " + type + ": whether it can be changed in place depends on the values ("
                        + source + ")";
        };
    }

    /** Whether the type's schema is in the table. */
    public boolean knows(String type) {
        return types.has(type);
    }

    /** Whether the schema counts the type among those that hold what can't be made again. */
    boolean isStateful(String type) {
        return types.path(type).path("stateful").asBoolean();
    }

    /**
     * What a change of a property does to its resource.
     *
     * @param path below {@code Properties}, one element for each level; those of lists have their index
     */
    public Replacement of(String type, List<String> path) {
        if (!knows(type)) {
            return Replacement.UNKNOWN;
        }
        Optional<Replacement> always = effect(type, "always", path, Replacement.ALWAYS);
        return always.or(() -> effect(type, "sometimes", path, Replacement.SOMETIMES))
                .orElse(Replacement.NEVER);
    }

    /** The properties, without what is inside them, whose change always or sometimes replaces a resource of the type. */
    SortedSet<String> createOnly(String type) {
        SortedSet<String> names = new TreeSet<>();
        for (String list : List.of("always", "sometimes")) {
            types.path(type).path(list).forEach(path -> names.add(path.asText().split("/")[0]));
        }
        return names;
    }

    private Optional<Replacement> effect(String type, String list, List<String> path, Replacement whenInside) {
        Optional<Replacement> found = Optional.empty();
        for (JsonNode entry : types.path(type).path(list)) {
            List<String> pattern = List.of(entry.asText().split("/"));
            if (startsAlike(pattern, path)) {
                if (pattern.size() <= path.size()) {
                    return Optional.of(whenInside);
                }
                // What changed holds such a property somewhere inside, which may be the same as before.
                found = Optional.of(Replacement.SOMETIMES);
            }
        }
        return found;
    }

    private static boolean startsAlike(List<String> pattern, List<String> path) {
        for (int i = 0; i < Math.min(pattern.size(), path.size()); i++) {
            if (!pattern.get(i).equals(ANY) && !pattern.get(i).equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The types of the table, for what checks it against templates. */
    List<String> types() {
        List<String> names = new ArrayList<>();
        types.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
