package org.dazzledsl.model.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dazzledsl.model.json.JsonTree;
import org.dazzledsl.model.version.CloudAssembly;
import org.dazzledsl.model.version.StackEnvironment;

/**
 * The stacks whose templates stand in a folder.
 *
 * @param stacks of a cloud assembly in the order of deployment, else in that of their files' names
 */
public record TemplateFolder(List<TemplateStack> stacks) {

    private static final String NESTED_STACK = "AWS::CloudFormation::Stack";

    /** Where CDK notes which file of the assembly the template of a nested stack is. */
    private static final String ASSET_PATH = "aws:asset:path";

    public TemplateFolder {
        stacks = List.copyOf(stacks);
    }

    /**
     * Reads a cloud assembly, the folder of a CDK application whose {@code cdk.json} names one, any other folder with
     * templates, or one template.
     *
     * @param shown how people know a path
     * @throws IOException when there is none, or one of them can't be read
     */
    public static TemplateFolder read(Path path, Function<Path, String> shown) throws IOException {
        Optional<Path> assembly = assemblyIn(path);
        List<TemplateStack> stacks =
                assembly.isPresent() ? ofAssembly(assembly.get(), shown) : ofFiles(filesOf(path), shown);
        if (stacks.isEmpty()) {
            throw new IOException("There is no CloudFormation template in " + path);
        }
        return new TemplateFolder(stacks);
    }

    /** Reads as {@link #read(Path, Function)} does; people know a file by its name in the folder. */
    public static TemplateFolder read(Path path) throws IOException {
        return read(
                path,
                file -> (file.equals(path) ? file.getFileName() : path.relativize(file))
                        .toString()
                        .replace('\\', '/'));
    }

    private static Optional<Path> assemblyIn(Path path) throws IOException {
        if (Files.isRegularFile(path.resolve(CloudAssembly.MANIFEST))) {
            return Optional.of(path);
        }
        Path settings = path.resolve("cdk.json");
        if (!Files.isRegularFile(settings)) {
            return Optional.empty();
        }
        JsonNode app = JsonTree.read(Files.readAllBytes(settings)).path("app");
        // Of an application that is a program, its output stands where CDK writes it when nobody says otherwise.
        for (String name : List.of(app.asText(), "cdk.out")) {
            if (!name.isBlank() && !name.contains(" ")) {
                Path folder = path.resolve(name);
                if (Files.isRegularFile(folder.resolve(CloudAssembly.MANIFEST))) {
                    return Optional.of(folder);
                }
            }
        }
        return Optional.empty();
    }

    private static List<TemplateStack> ofAssembly(Path folder, Function<Path, String> shown) throws IOException {
        List<TemplateStack> stacks = new ArrayList<>();
        for (CloudAssembly.Stack stack : CloudAssembly.read(folder).stacks()) {
            Path file = folder.resolve(stack.template());
            String name = shown.apply(file);
            Optional<Template> template = TemplateReader.read(file, name);
            if (template.isEmpty()) {
                throw new IOException(name + " is no CloudFormation template");
            }
            stacks.add(stack(stack, template.get(), file, shown));
        }
        return stacks;
    }

    private static List<Path> filesOf(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.(json|template|ya?ml)"))
                    .sorted()
                    .toList();
        }
    }

    /** Of the files, those that are templates and no part of another. */
    private static List<TemplateStack> ofFiles(List<Path> files, Function<Path, String> shown) throws IOException {
        Map<Path, Template> templates = new LinkedHashMap<>();
        for (Path file : files) {
            TemplateReader.read(file, shown.apply(file))
                    .ifPresent(template -> templates.put(file.normalize(), template));
        }
        Set<Path> nested = new HashSet<>();
        templates.forEach((file, template) -> template.resources()
                .values()
                .forEach(resource -> nestedFile(file, resource).ifPresent(nested::add)));
        List<TemplateStack> stacks = new ArrayList<>();
        for (var entry : templates.entrySet()) {
            if (!nested.contains(entry.getKey())) {
                String name = entry.getKey()
                        .getFileName()
                        .toString()
                        .replaceFirst("\\.(json|ya?ml)$", "")
                        .replaceFirst("\\.template$", "");
                stacks.add(stack(
                        new CloudAssembly.Stack(
                                name,
                                name,
                                entry.getKey().getFileName().toString(),
                                StackEnvironment.UNKNOWN,
                                Optional.empty()),
                        entry.getValue(),
                        entry.getKey(),
                        shown));
            }
        }
        return stacks;
    }

    private static TemplateStack stack(
            CloudAssembly.Stack stack, Template template, Path file, Function<Path, String> shown) throws IOException {
        List<StackPart> parts = new ArrayList<>();
        addParts(new StackPart(template, Optional.empty()), file, Set.of(), shown, parts);
        return new TemplateStack(stack.name(), stack.stackName(), stack.environment(), stack.settings(), parts);
    }

    private static void addParts(
            StackPart part, Path file, Set<Path> around, Function<Path, String> shown, List<StackPart> parts)
            throws IOException {
        parts.add(part);
        Set<Path> open = new HashSet<>(around);
        open.add(file.normalize());
        for (TemplateResource resource : part.template().resources().values()) {
            Optional<Path> nested = nestedFile(file, resource);
            if (nested.isPresent() && Files.isRegularFile(nested.get()) && !open.contains(nested.get())) {
                Path nestedFile = nested.get();
                Optional<Template> template = TemplateReader.read(nestedFile, shown.apply(nestedFile));
                if (template.isPresent()) {
                    StackPart.Nesting nesting = new StackPart.Nesting(
                            part, resource.logicalId(), resource.properties().path("Parameters"));
                    addParts(new StackPart(template.get(), Optional.of(nesting)), nestedFile, open, shown, parts);
                }
            }
        }
    }

    private static Optional<Path> nestedFile(Path file, TemplateResource resource) {
        JsonNode asset = resource.metadata().path(ASSET_PATH);
        JsonNode url = resource.properties().path("TemplateURL");
        JsonNode path = asset.isTextual() ? asset : url;
        return resource.type().equals(NESTED_STACK)
                        && path.isTextual()
                        && !path.asText().contains("://")
                ? Optional.of(file.resolveSibling(path.asText()).normalize())
                : Optional.empty();
    }
}
