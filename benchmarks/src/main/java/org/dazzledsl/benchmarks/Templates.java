package org.dazzledsl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The templates of a cloud assembly and what it says of the stacks, by the names of their files. */
record Templates(Map<String, JsonNode> files) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    /** In the name of a nested stack's template, a digest where CDK gives it one, and a full stop where we do. */
    private static final Pattern OF_NESTED =
            Pattern.compile("[0-9A-F]{8}(?=\\.nested\\.template\\.json)|\\.(?=\\w+\\.nested\\.template\\.json)");

    /** Without the digests of nested stacks: what is the same here may have its sections in another order. */
    static Templates of(Path assembly) throws IOException {
        Map<String, JsonNode> files = new TreeMap<>();
        try (DirectoryStream<Path> templates = Files.newDirectoryStream(assembly, "{*.template,manifest}.json")) {
            for (Path template : templates) {
                String text = DIGEST.matcher(Files.readString(template)).replaceAll("digest");
                files.put(bare(template.getFileName().toString()), JSON.readTree(bare(text)));
            }
        }
        return new Templates(files);
    }

    private static String bare(String text) {
        return OF_NESTED.matcher(text).replaceAll("");
    }

    int requireSame(Templates others) {
        files.forEach((name, template) -> {
            if (!template.equals(others.files().get(name))) {
                throw new IllegalStateException("Not the same: " + name);
            }
        });
        if (files.isEmpty() || files.size() != others.files().size()) {
            throw new IllegalStateException(
                    "Not as many: " + files.keySet() + " and " + others.files().keySet());
        }
        return files.size();
    }

    /** How many resources there are, and how many of each type. */
    String resources() {
        Map<String, Integer> types = new TreeMap<>();
        for (JsonNode template : files.values()) {
            for (JsonNode resource : template.path("Resources")) {
                types.merge(resource.path("Type").asText(), 1, Integer::sum);
            }
        }
        return types.values().stream().mapToInt(count -> count).sum() + " resources: " + types;
    }
}
