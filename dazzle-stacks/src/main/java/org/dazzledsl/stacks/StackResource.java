package org.dazzledsl.stacks;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dazzledsl.model.aws.Part;
import software.amazon.awscdk.CfnCreationPolicy;
import software.amazon.awscdk.CfnUpdatePolicy;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.jsii.JsiiSerializable;

/** A resource of a stack, as far as it was said what it is. */
final class StackResource implements StackScope.Element {

    private final String id;
    private final Optional<Part> part;
    private final JsiiSerializable properties;
    private final Map<String, Object> metadata;
    private final Intrinsics intrinsics;
    private final Set<String> dependencies = new TreeSet<>();
    private Optional<RemovalPolicy> removalPolicy = Optional.empty();
    private Optional<CfnCreationPolicy> creationPolicy = Optional.empty();
    private Optional<CfnUpdatePolicy> updatePolicy = Optional.empty();

    /**
     * @param id its logical id
     * @param part of the stack that it stands in; without one, in the stack itself
     * @param properties of a class of CDK's, which says what the resource is
     * @param metadata for the template
     */
    StackResource(
            String id,
            Optional<Part> part,
            JsiiSerializable properties,
            Map<String, Object> metadata,
            Intrinsics intrinsics) {
        this.id = id;
        this.part = part;
        this.properties = properties;
        this.metadata = metadata;
        this.intrinsics = intrinsics;
    }

    /** What {@code Ref} gives when the stack is deployed. */
    String ref() {
        return intrinsics.ref(id);
    }

    /**
     * What {@code Fn::GetAtt} gives when the stack is deployed.
     *
     * @param name as CloudFormation has it
     */
    String attribute(String name) {
        return intrinsics.attribute(id, name);
    }

    /** Has CloudFormation make the other one first, and delete it last. */
    void dependsOn(StackResource other) {
        dependencies.add(other.id);
    }

    void dependsOn(List<StackResource> others) {
        for (StackResource other : others) {
            dependsOn(other);
        }
    }

    void removalPolicy(RemovalPolicy policy) {
        removalPolicy = Optional.of(policy);
    }

    void creationPolicy(CfnCreationPolicy policy) {
        creationPolicy = Optional.of(policy);
    }

    void updatePolicy(CfnUpdatePolicy policy) {
        updatePolicy = Optional.of(policy);
    }

    @Override
    public void write(PropertyWriter out) throws IOException {
        out.begin(properties, id);
        if (part.isPresent()) {
            out.plain("part", part.get().id());
        }
        out.plain("metadata", metadata);
        if (!dependencies.isEmpty()) {
            out.plain("dependsOn", List.copyOf(dependencies));
        }
        if (removalPolicy.isPresent()) {
            out.plain("removalPolicy", removalPolicy.get().name());
        }
        if (creationPolicy.isPresent()) {
            out.field("creationPolicy", creationPolicy.get());
        }
        if (updatePolicy.isPresent()) {
            out.field("updatePolicy", updatePolicy.get());
        }
        out.end();
    }
}
