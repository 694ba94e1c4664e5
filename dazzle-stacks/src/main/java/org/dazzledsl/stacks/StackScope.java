package org.dazzledsl.stacks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.NestedStack;
import org.dazzledsl.model.aws.Part;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.Wire;
import org.dazzledsl.model.because.Reason;
import software.amazon.awscdk.App;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.NestedStackProps;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ssm.CfnParameterProps;

/**
 * A CDK stack and what the six have in common: names and tags, where each resource belongs, and the values that they hand
 * to each other.
 *
 * <p>Constructs stand directly under their stack, or under the part of it that the plan has them in, and have their logical id as construct id, so that the template's ids are
 * those of the plan. A class beside CDK's {@code Stack} rather than under it: what extends a class of CDK overrides any of
 * its methods by chance, and costs calls from Node back to Java. Whatever is asked of CDK is a call to Node: an answer that
 * is needed more than once is kept.
 */
final class StackScope {

    /** In a template's metadata: the planned resource that a resource is, or that it belongs to, and for which elements. */
    static final String METADATA_KEY = "dazzle";

    private final Stack stack;
    private final AwsRequirements requirements;
    private final Map<Part, Stack> parts = new LinkedHashMap<>();
    private final Map<Wire, CfnParameter> parameters = new LinkedHashMap<>();
    private final Map<Wire, String> texts = new LinkedHashMap<>();
    private final Map<Wire, List<String>> lists = new LinkedHashMap<>();
    private final Map<Value, String> resolved = new LinkedHashMap<>();

    StackScope(App app, AwsRequirements requirements, AwsStack stack) {
        this.stack = new Stack(app, stack.stack().title(), props(requirements, stack));
        this.requirements = requirements;
        stack.nestedStacks().forEach(part -> nest(stack, part));
    }

    private void nest(AwsStack parent, NestedStack part) {
        software.amazon.awscdk.NestedStack nested = new software.amazon.awscdk.NestedStack(
                stack,
                part.part().id(),
                NestedStackProps.builder()
                        .description("A part of " + parent.stackName())
                        .build());
        CfnResource construct =
                Objects.requireNonNull(nested.getNestedStackResource(), "a nested stack has its resource");
        construct.overrideLogicalId(part.planned().id());
        planned(construct, part);
        parts.put(part.part(), nested);
    }

    private static StackProps props(AwsRequirements requirements, AwsStack stack) {
        Environment.Builder environment = Environment.builder().region(requirements.region());
        requirements.account().ifPresent(environment::account);
        return StackProps.builder()
                .stackName(stack.stackName())
                .description(
                        stack.stack().title() + " of " + requirements.names().base())
                .env(environment.build())
                .tags(requirements.tags())
                // Refused before anything is deleted; deletion protection alone refuses when half a stack is gone.
                .terminationProtection(requirements.names().environment().isProduction())
                .analyticsReporting(false)
                .build();
    }

    /** The scope of every construct that stands in the stack itself. */
    Stack stack() {
        return stack;
    }

    /** The scope of the resource's construct: the stack, or the part of it that the plan has the resource in. */
    Stack homeOf(AwsResource resource) {
        return resource.planned()
                .part()
                .map(part -> Objects.requireNonNull(parts.get(part), part::id))
                .orElse(stack);
    }

    AwsRequirements requirements() {
        return requirements;
    }

    /** Says in the template that this is the planned resource, and for which elements it exists. */
    <R extends CfnResource> R planned(R construct, AwsResource resource) {
        PlannedResource planned = resource.planned();
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resource", planned.id());
        metadata.put(
                "because",
                planned.reasons().stream().map(Reason::element).distinct().toList());
        construct.addMetadata(METADATA_KEY, metadata);
        return construct;
    }

    /** Says in the template that this only exists for the sake of a planned resource. */
    <R extends CfnResource> R auxiliary(R construct, AwsResource owner) {
        construct.addMetadata(
                METADATA_KEY, Map.of("auxiliaryTo", owner.planned().id()));
        return construct;
    }

    /** Keeps what holds data: outside dev it outlives its stack and its own replacement; in dev nothing is left. */
    void keepOutsideDev(CfnResource construct) {
        boolean keep = requirements.names().environment().keepsWhatHoldsData();
        construct.applyRemovalPolicy(keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    }

    /**
     * Keeps what has a name of its own outside dev, as {@link #keepOutsideDev} does, but not when its very creation fails:
     * the name would be taken at the next attempt.
     */
    void keepNamedOutsideDev(CfnResource construct) {
        boolean keep = requirements.names().environment().keepsWhatHoldsData();
        construct.applyRemovalPolicy(keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
    }

    /** Publishes a value for later stacks, on behalf of the resource that it is a value of. */
    void publish(Wire wire, String value, AwsResource owner) {
        auxiliary(
                new software.amazon.awscdk.services.ssm.CfnParameter(
                        stack,
                        constructId("Published", wire),
                        CfnParameterProps.builder()
                                .type(wire.list() ? "StringList" : "String")
                                .name(requirements.names().path(wire))
                                .value(value)
                                .build()),
                owner);
    }

    void publish(Wire wire, List<String> values, AwsResource owner) {
        publish(wire, Fn.join(",", values), owner);
    }

    /** The value that an earlier stack published, read when this stack is deployed. */
    String read(Wire wire) {
        if (wire.list()) {
            throw new IllegalArgumentException("A list: " + wire.key());
        }
        return texts.computeIfAbsent(
                wire, w -> parameter(w, "AWS::SSM::Parameter::Value<String>").getValueAsString());
    }

    /** One element of a list that an earlier stack published. */
    String read(Wire wire, int index) {
        return resolve(new Value.Element(wire, index));
    }

    List<String> readList(Wire wire) {
        if (!wire.list()) {
            throw new IllegalArgumentException("Not a list: " + wire.key());
        }
        return lists.computeIfAbsent(
                wire,
                w -> parameter(w, "AWS::SSM::Parameter::Value<List<String>>").getValueAsList());
    }

    private CfnParameter parameter(Wire wire, String type) {
        return parameters.computeIfAbsent(
                wire,
                w -> CfnParameter.Builder.create(stack, constructId("Wire", w))
                        .type(type)
                        .defaultValue(requirements.names().path(w))
                        .description(w.key() + " of the stack " + w.from().title())
                        .build());
    }

    /** The text with its references, or the value that an earlier stack published. */
    String resolve(Value value) {
        String known = resolved.get(value);
        if (known == null) {
            known = resolveOnce(value);
            resolved.put(value, known);
        }
        return known;
    }

    private String resolveOnce(Value value) {
        if (value instanceof Value.Wired wired) {
            return read(wired.wire());
        }
        if (value instanceof Value.Element element) {
            return Fn.select(element.index(), readList(element.wire()));
        }
        if (value instanceof Value.Joined joined) {
            return Fn.join("", joined.parts().stream().map(this::resolve).toList());
        }
        String text = ((Value.Text) value).text();
        return text.contains("${") ? Fn.sub(text) : text;
    }

    private static String constructId(String prefix, Wire wire) {
        StringBuilder id = new StringBuilder(prefix).append(wire.from().title());
        for (String word : wire.key().split("[_/]")) {
            id.append(word.substring(0, 1).toUpperCase(java.util.Locale.ROOT)).append(word.substring(1));
        }
        return id.toString();
    }
}
