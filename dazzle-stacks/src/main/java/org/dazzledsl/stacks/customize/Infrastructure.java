package org.dazzledsl.stacks.customize;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.StackName;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cloudformation.include.CfnInclude;

/** The infrastructure as CDK has it, by the names that the plan gives to things. */
public final class Infrastructure {

    private final App app;
    private final AwsRequirements requirements;
    private final Map<StackName, IncludedStack> stacks;

    /** @param resources in which included template each resource is: the stack's own, or that of a part of it */
    record IncludedStack(Stack stack, Map<String, CfnInclude> resources) {}

    Infrastructure(App app, AwsRequirements requirements, Map<StackName, IncludedStack> stacks) {
        this.app = app;
        this.requirements = requirements;
        this.stacks = Collections.unmodifiableMap(stacks);
    }

    /** The application, for aspects over everything and for stacks of one's own. */
    public App app() {
        return app;
    }

    /** What the templates were made of. */
    public AwsRequirements requirements() {
        return requirements;
    }

    /** A stack, as the scope for further constructs. Empty when this application has no such stack. */
    public Optional<Stack> stack(StackName name) {
        return Optional.ofNullable(stacks.get(name)).map(IncludedStack::stack);
    }

    /**
     * A resource of the plan.
     *
     * @param id its logical id, as the plan and the template have it
     * @param type CDK's class for it, such as {@code CfnQueue}
     * @throws IllegalArgumentException when there is none of that id, naming those that there are, or it is of another type
     */
    public <R extends CfnResource> R resource(StackName stack, String id, Class<R> type) {
        CfnResource found = find(stack, id).orElseThrow(() -> new IllegalArgumentException(missing(stack, id)));
        if (!type.isInstance(found)) {
            throw new IllegalArgumentException("%s of %s is a %s, not a %s"
                    .formatted(id, stack.title(), found.getClass().getSimpleName(), type.getSimpleName()));
        }
        return type.cast(found);
    }

    /** A resource of the plan, or nothing where this application has none of that id. */
    public Optional<CfnResource> find(StackName stack, String id) {
        return Optional.ofNullable(resources(stack).get(id)).map(template -> template.getResource(id));
    }

    private Map<String, CfnInclude> resources(StackName stack) {
        return Optional.ofNullable(stacks.get(stack))
                .map(IncludedStack::resources)
                .orElse(Map.of());
    }

    private String missing(StackName stack, String id) {
        Set<String> ids = new TreeSet<>(resources(stack).keySet());
        return ids.isEmpty()
                ? "This application has no stack " + stack.title()
                : stack.title() + " has no resource " + id + "; it has " + String.join(", ", ids);
    }
}
