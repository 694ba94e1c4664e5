package org.dazzledsl.maven.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import org.dazzledsl.model.json.StableJson;
import org.dazzledsl.model.version.CloudAssembly;

/**
 * Takes out of an assembly what is only noise: CDK lists in the manifest the feature flags that a program could set, of which the
 * command line reminds whoever deploys.
 */
public final class AssemblyCleaner {

    private static final String FLAG_REPORT = "cdk:feature-flag-report";

    private AssemblyCleaner() {}

    /** Cleans the files in place. */
    public static void clean(Path assembly) throws IOException {
        Path manifest = assembly.resolve(CloudAssembly.MANIFEST);
        Files.writeString(manifest, withoutFlagReport(Files.readString(manifest)));
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
