package org.dazzledsl.maven.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.version.Sha256;

/**
 * The resources of a plan and a sum of each, kept when templates are generated: so that a later plan can say what became of
 * them.
 *
 * @param version of the templates
 * @param place the environment and the folder of the templates
 * @param shared the sum of what all resources have in common, such as tags
 * @param byKey by {@code Data/Database}
 */
record PlannedResources(String version, String place, String shared, SortedMap<String, Entry> byKey) {

    private static final String SCHEMA = "1";
    private static final String SEPARATOR = "\t";
    private static final int DIGITS = 16;
    private static final int HEAD = 4;
    private static final int COLUMNS = 4;

    PlannedResources {
        byKey = Collections.unmodifiableSortedMap(new TreeMap<>(byKey));
    }

    record Entry(String type, String name, String sum) {}

    static PlannedResources of(AwsRequirements requirements, String version, String place) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (AwsStack stack : requirements.stacks()) {
            for (AwsResource resource : stack.resources()) {
                entries.put(
                        key(stack, resource),
                        new Entry(
                                resource.planned().type(),
                                resource.planned().name(),
                                sum(AwsRequirementsJson.tree(resource))));
            }
        }
        String shared = requirements.names() + " " + requirements.region() + " " + requirements.account() + " "
                + requirements.tags() + " " + requirements.organization();
        return new PlannedResources(version, place, Sha256.of(shared).substring(0, DIGITS), entries);
    }

    static String key(AwsStack stack, AwsResource resource) {
        return stack.stack().title() + "/" + resource.planned().id();
    }

    /** The sum of a resource by itself: why it is there, and what becomes of those that it holds, changes nothing in it. */
    private static String sum(JsonNode resource) {
        if (resource instanceof ObjectNode object && object.get("planned") instanceof ObjectNode planned) {
            planned.remove("reasons");
        }
        resource.forEach(PlannedResources::reduce);
        return Sha256.of(resource.toString()).substring(0, DIGITS);
    }

    private static void reduce(JsonNode value) {
        if (value instanceof ObjectNode object && object.path("planned").has("type")) {
            String id = object.path("planned").path("id").asText();
            object.removeAll();
            object.put("id", id);
        } else {
            value.forEach(PlannedResources::reduce);
        }
    }

    /** What was kept for the templates in this place; what can't be read is not there. */
    static Optional<PlannedResources> read(Path directory, String place) {
        try {
            return parse(Files.readString(file(directory, place)).split("\n", -1));
        } catch (IOException e) {
            // Missing or damaged comes to the same: nothing to compare with.
            return Optional.empty();
        }
    }

    private static Optional<PlannedResources> parse(String... lines) {
        if (lines.length < HEAD || !lines[0].equals(SCHEMA)) {
            return Optional.empty();
        }
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (int i = HEAD; i < lines.length; i++) {
            String[] columns = lines[i].split(SEPARATOR, -1);
            if (columns.length == COLUMNS) {
                entries.put(columns[0], new Entry(columns[1], columns[2], columns[3]));
            }
        }
        return Optional.of(new PlannedResources(lines[1], lines[2], lines[3], entries));
    }

    void write(Path directory) throws IOException {
        List<String> lines = new ArrayList<>(List.of(SCHEMA, version, place, shared));
        byKey.forEach((key, entry) ->
                lines.add(String.join(SEPARATOR, key, entry.type(), entry.name().replaceAll("\\s", " "), entry.sum())));
        Files.createDirectories(directory);
        AtomicFile.write(file(directory, place), String.join("\n", lines) + "\n", directory);
    }

    private static Path file(Path directory, String place) {
        return directory.resolve(Sha256.of(place).substring(0, 12) + ".resources");
    }
}
