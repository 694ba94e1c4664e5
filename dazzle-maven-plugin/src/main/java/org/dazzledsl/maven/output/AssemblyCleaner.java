package org.dazzledsl.maven.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.dazzledsl.model.json.StableJson;

/**
 * Takes out of an assembly what differs from machine to machine, and what is only noise. CDK notes in {@code *.metadata.json}
 * where in the program a construct was made, with the path of a temporary folder; no setting of CDK leaves that out. And it
 * lists in the manifest the feature flags that a program could set, of which the command line reminds whoever deploys.
 */
public final class AssemblyCleaner {

    private static final String MANIFEST = "manifest.json";

    private static final String CREATION_STACK = "aws:cdk:creationStack";

    private static final String FLAG_REPORT = "cdk:feature-flag-report";

    private AssemblyCleaner() {}

    /** Cleans the files in place. */
    public static void clean(Path assembly) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(assembly, "*.metadata.json")) {
            for (Path file : files) {
                Files.writeString(file, withoutCreationStacks(Files.readString(file)));
            }
        }
        Path manifest = assembly.resolve(MANIFEST);
        Files.writeString(manifest, withoutFlagReport(Files.readString(manifest)));
    }

    static String withoutCreationStacks(String metadata) throws IOException {
        ObjectNode cleaned = StableJson.object();
        for (var construct : new JsonMapper().readTree(metadata).properties()) {
            ArrayNode entries = cleaned.arrayNode();
            for (JsonNode entry : construct.getValue()) {
                if (!entry.path("type").asText().equals(CREATION_STACK)) {
                    entries.add(entry);
                }
            }
            if (!entries.isEmpty()) {
                cleaned.set(construct.getKey(), entries);
            }
        }
        return StableJson.write(cleaned);
    }

    static String withoutFlagReport(String manifest) throws IOException {
        JsonNode cleaned = new JsonMapper().readTree(manifest);
        Iterator<JsonNode> artifacts = cleaned.path("artifacts").iterator();
        while (artifacts.hasNext()) {
            if (artifacts.next().path("type").asText().equals(FLAG_REPORT)) {
                artifacts.remove();
            }
        }
        return StableJson.write(cleaned);
    }
}
