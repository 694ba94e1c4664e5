package org.dazzledsl.model.version;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.model.json.JsonTree;

/**
 * A folder with CloudFormation templates, as CDK writes it.
 *
 * @param folder that holds {@value #MANIFEST}
 * @param stacks in the order of the manifest, which is that of deployment
 */
public record CloudAssembly(Path folder, List<Stack> stacks) {

    /** The file that says what else is in the folder; CDK writes it last. */
    public static final String MANIFEST = "manifest.json";

    private static final String STACK_ARTIFACT = "aws:cloudformation:stack";

    public CloudAssembly {
        stacks = List.copyOf(stacks);
    }

    /**
     * @param name by which {@code cdk deploy} knows it: {@code Network}
     * @param stackName of the CloudFormation stack: {@code bank-prod-Network}
     * @param template the file's name in the folder
     * @param settings empty where they are not known
     */
    public record Stack(
            String name,
            String stackName,
            String template,
            StackEnvironment environment,
            Optional<StackSettings> settings) {}

    private static Optional<StackSettings> settings(JsonNode properties) {
        if (!properties.has("tags") && !properties.has("terminationProtection")) {
            return Optional.empty();
        }
        SortedMap<String, String> tags = new TreeMap<>();
        properties
                .path("tags")
                .properties()
                .forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
        return Optional.of(
                new StackSettings(tags, properties.path("terminationProtection").asBoolean()));
    }

    /** @throws IOException when the folder holds no manifest, or one that is not CDK's */
    public static CloudAssembly read(Path folder) throws IOException {
        JsonNode manifest = JsonTree.read(Files.readAllBytes(folder.resolve(MANIFEST)));
        List<Stack> stacks = new ArrayList<>();
        for (var artifact : manifest.path("artifacts").properties()) {
            JsonNode properties = artifact.getValue().path("properties");
            if (artifact.getValue().path("type").asText().equals(STACK_ARTIFACT)) {
                stacks.add(new Stack(
                        artifact.getValue().path("displayName").asText(artifact.getKey()),
                        properties.path("stackName").asText(artifact.getKey()),
                        properties.path("templateFile").asText(),
                        StackEnvironment.parse(
                                artifact.getValue().path("environment").asText()),
                        settings(properties)));
            }
        }
        if (stacks.isEmpty()) {
            throw new IOException("There is no stack in the cloud assembly " + folder);
        }
        return new CloudAssembly(folder, stacks);
    }
}
