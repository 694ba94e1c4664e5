package org.dazzledsl.model.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.model.version.StackEnvironment;
import org.dazzledsl.model.version.StackSettings;

/**
 * A stack that is deployed by itself, with the templates of its nested stacks.
 *
 * @param name {@code Messaging}; of a template that no cloud assembly names, the file's name without its endings
 * @param stackName of the CloudFormation stack; the same as {@code name} where it is not known
 * @param environment where it is deployed to
 * @param settings empty where they are not known
 * @param parts the stack's own template first
 */
public record TemplateStack(
        String name,
        String stackName,
        StackEnvironment environment,
        Optional<StackSettings> settings,
        List<StackPart> parts) {

    public TemplateStack {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(stackName, "stackName");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(settings, "settings");
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A stack has a template: " + name);
        }
    }

    /**
     * The resources of all parts, as if none were nested: without those that stand for nested stacks whose templates are
     * among the parts.
     */
    public List<PlacedResource> resources() {
        Set<String> nested = new HashSet<>();
        for (StackPart part : parts) {
            if (part.nesting().isPresent()) {
                nested.add(key(part.nesting().get()));
            }
        }
        List<PlacedResource> resources = new ArrayList<>();
        for (StackPart part : parts) {
            for (TemplateResource resource : part.template().resources().values()) {
                if (!nested.contains(key(part, resource.logicalId()))) {
                    resources.add(new PlacedResource(part, resource));
                }
            }
        }
        return resources;
    }

    /** The resource of that logical id, in whichever part it stands. */
    public Optional<PlacedResource> resource(String logicalId) {
        return resources().stream()
                .filter(placed -> placed.resource().logicalId().equals(logicalId))
                .findFirst();
    }

    private static String key(StackPart.Nesting nesting) {
        return key(nesting.parent(), nesting.logicalId());
    }

    private static String key(StackPart part, String logicalId) {
        return path(part) + "/" + logicalId;
    }

    /** The way to a part, which tells apart two nested stacks that use one template. */
    private static String path(StackPart part) {
        return part.nesting().isPresent() ? key(part.nesting().get()) : "";
    }

    /** The part of a nested stack of this part, where its template is known. */
    Optional<StackPart> nestedIn(StackPart parent, String logicalId) {
        String wanted = key(parent, logicalId);
        for (StackPart part : parts) {
            if (path(part).equals(wanted)) {
                return Optional.of(part);
            }
        }
        return Optional.empty();
    }
}
