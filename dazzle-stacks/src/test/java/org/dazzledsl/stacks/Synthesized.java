package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.Environment;

/**
 * What came out of the synthesizer, made once for all tests of a run that ask for the same.
 *
 * @param templates by stack, the parts of a stack in its template
 */
record Synthesized(AwsRequirements requirements, Path folder, Map<String, JsonNode> templates) {

    private static final String SUFFIX = ".template.json";
    private static final String NESTED_SUFFIX = ".nested.template.json";
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
            Synthesis.of(requirements, folder);
            Map<String, JsonNode> templates = new TreeMap<>();
            for (Path file : templateFiles(folder)) {
                String name = file.getFileName().toString();
                if (!name.endsWith(NESTED_SUFFIX)) {
                    templates.put(name.substring(0, name.length() - SUFFIX.length()), whole(folder, file));
                }
            }
            return new Synthesized(requirements, folder, templates);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The template with the resources of its parts, their parameters replaced by what the stack hands over. */
    private static JsonNode whole(Path folder, Path file) throws IOException {
        JsonNode template = JSON.readTree(file.toFile());
        ObjectNode all = (ObjectNode) template.path("Resources");
        for (JsonNode part : all.deepCopy()) {
            if (part.path("Type").asText().equals("AWS::CloudFormation::Stack")) {
                String name = part.path("Metadata").path("aws:asset:path").asText();
                JsonNode nested = JSON.readTree(folder.resolve(name).toFile());
                JsonNode given = part.path("Properties").path("Parameters");
                assertEquals(fieldNames(nested.path("Parameters")), fieldNames(given), name);
                for (Map.Entry<String, JsonNode> resource :
                        nested.path("Resources").properties()) {
                    assertFalse(all.has(resource.getKey()), resource.getKey());
                    all.set(resource.getKey(), filledIn(resource.getValue(), given));
                }
            }
        }
        return template;
    }

    private static Set<String> fieldNames(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode filledIn(JsonNode json, JsonNode parameters) {
        if (json.isObject()
                && json.size() == 1
                && parameters.has(json.path("Ref").asText())) {
            return parameters.get(json.path("Ref").asText());
        }
        if (json instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(filledIn(entry.getValue(), parameters)));
        } else if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, filledIn(array.get(i), parameters));
            }
        }
        return json;
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
