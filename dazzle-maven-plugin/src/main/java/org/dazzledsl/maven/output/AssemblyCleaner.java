package org.dazzledsl.maven.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dazzledsl.model.json.StableJson;

/**
 * Takes out of an assembly what differs from machine to machine. CDK notes in {@code *.metadata.json} where in the program a
 * construct was made, with the path of a temporary folder; no setting of CDK leaves that out.
 */
final class AssemblyCleaner {

    private static final String CREATION_STACK = "aws:cdk:creationStack";

    private AssemblyCleaner() {}

    static void clean(Path assembly) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(assembly, "*.metadata.json")) {
            for (Path file : files) {
                Files.writeString(file, withoutCreationStacks(Files.readString(file)));
            }
        }
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
}
