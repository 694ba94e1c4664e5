package org.dazzledsl.stacks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.Environment;

/** What came out of the synthesizer, made once for all tests of a run that ask for the same. */
record Synthesized(AwsRequirements requirements, Path folder, Map<String, JsonNode> templates) {

    private static final String SUFFIX = ".template.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Synthesized> DONE = new ConcurrentHashMap<>();

    /** The application with one of everything. */
    static Synthesized sample(Environment environment) {
        return of(SampleApplication.planned(environment));
    }

    /** The application with entities and nothing else. */
    static Synthesized small(Environment environment) {
        return of(SampleApplication.smallPlanned(environment));
    }

    static Synthesized of(AwsRequirements requirements) {
        return DONE.computeIfAbsent(AwsRequirementsJson.write(requirements), same -> synthesize(requirements));
    }

    private static Synthesized synthesize(AwsRequirements requirements) {
        try {
            Path folder =
                    Files.createTempDirectory(Files.createDirectories(Path.of("target", "synthesized")), "cdk.out");
            StackSynthesizer.synthesize(requirements, folder.toAbsolutePath());
            Map<String, JsonNode> templates = new TreeMap<>();
            for (Path file : templateFiles(folder)) {
                String name = file.getFileName().toString();
                templates.put(name.substring(0, name.length() - SUFFIX.length()), JSON.readTree(file.toFile()));
            }
            return new Synthesized(requirements, folder, templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> templateFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .toList();
        }
    }

    List<Path> templateFiles() {
        try {
            return templateFiles(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode template(StackName stack) {
        return templates.get(stack.title());
    }

    /** All resources of all templates. */
    List<Resource> resources() {
        List<Resource> resources = new ArrayList<>();
        templates.forEach((stack, template) -> {
            for (Map.Entry<String, JsonNode> entry : template.path("Resources").properties()) {
                resources.add(new Resource(stack, entry.getKey(), entry.getValue()));
            }
        });
        return resources;
    }

    List<Resource> resources(String type) {
        return resources().stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    /** The resource with this logical id; fails when there is none or more than one. */
    Resource resource(String id) {
        List<Resource> found = resources().stream()
                .filter(resource -> resource.id().equals(id))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " resources are called " + id);
        }
        return found.get(0);
    }

    /** A resource of a template. */
    record Resource(String stack, String id, JsonNode json) {

        String type() {
            return json.path("Type").asText();
        }

        JsonNode properties() {
            return json.path("Properties");
        }

        /** What {@link StackScope} says of it. */
        JsonNode dazzle() {
            return json.path("Metadata").path(StackScope.METADATA_KEY);
        }
    }
}
