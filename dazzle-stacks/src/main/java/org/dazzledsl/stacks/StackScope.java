package org.dazzledsl.stacks;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.NestedStack;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.Wire;
import org.dazzledsl.model.because.Reason;
import software.amazon.awscdk.CfnOutputProps;
import software.amazon.awscdk.CfnParameterProps;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.CfnRoleProps;
import software.amazon.awscdk.services.logs.CfnLogGroupProps;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.CfnSecretProps;
import software.amazon.jsii.JsiiSerializable;

/**
 * A stack and what the six have in common: names and tags, where each resource belongs, and the values that they hand to
 * each other.
 *
 * <p>Resources stand in the template of their stack, or of the part of it that the plan has them in, under the logical ids of the
 * plan.
 */
final class StackScope {

    /** In a template's metadata: the planned resource that a resource is, or that it belongs to, and for which elements. */
    static final String METADATA_KEY = "dazzle";

    /** Few enough for Node to have something to do soon, enough for a line to cost it nothing. */
    private static final int ELEMENTS_OF_A_LINE = 200;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[_/]");

    private final AwsRequirements requirements;
    private final AwsStack stack;
    private final Intrinsics intrinsics = new Intrinsics();

    /** Resources, parameters, conditions and outputs in the order in which the template has them. */
    private final List<Element> elements = new ArrayList<>();

    /** The ids of the parameters for what earlier stacks published. */
    private final Set<String> wired = new HashSet<>();

    /** Something in a template. */
    interface Element {
        void write(PropertyWriter out) throws IOException;
    }

    private record Condition(String id, Map<String, Object> expression) implements Element {

        @Override
        public void write(PropertyWriter out) throws IOException {
            out.condition(id, expression);
            out.end();
        }
    }

    /** A parameter or an output. */
    private record Plain(String id, JsiiSerializable properties) implements Element {

        @Override
        public void write(PropertyWriter out) throws IOException {
            out.begin(properties, id);
            out.end();
        }
    }

    StackScope(AwsRequirements requirements, AwsStack stack) {
        this.requirements = requirements;
        this.stack = stack;
    }

    AwsRequirements requirements() {
        return requirements;
    }

    Intrinsics intrinsics() {
        return intrinsics;
    }

    /** A resource of the plan. */
    StackResource planned(AwsResource resource, JsiiSerializable properties) {
        PlannedResource planned = resource.planned();
        return add(new StackResource(planned.id(), planned.part(), properties, metadata(planned), intrinsics));
    }

    private static Map<String, Object> metadata(PlannedResource planned) {
        Set<String> because = new LinkedHashSet<>();
        for (Reason reason : planned.reasons()) {
            because.add(reason.element());
        }
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("resource", planned.id());
        metadata.put("because", List.copyOf(because));
        return Map.of(METADATA_KEY, metadata);
    }

    /** A resource that only exists for the sake of a planned one, and stands where that one stands. */
    StackResource auxiliary(String id, AwsResource owner, JsiiSerializable properties) {
        Map<String, Object> metadata =
                Map.of(METADATA_KEY, Map.of("auxiliaryTo", owner.planned().id()));
        return add(new StackResource(id, owner.planned().part(), properties, metadata, intrinsics));
    }

    private StackResource add(StackResource resource) {
        elements.add(resource);
        return resource;
    }

    void parameter(String id, CfnParameterProps properties) {
        add(id, properties);
    }

    void condition(String id, Map<String, Object> expression) {
        elements.add(new Condition(id, expression));
    }

    void output(String id, CfnOutputProps properties) {
        add(id, properties);
    }

    private void add(String id, JsiiSerializable properties) {
        elements.add(new Plain(id, properties));
    }

    /** Keeps what holds data: outside dev it outlives its stack and its own replacement; in dev nothing is left. */
    void keepOutsideDev(StackResource resource) {
        boolean keep = requirements.names().environment().keepsWhatHoldsData();
        resource.removalPolicy(keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    }

    /**
     * Keeps what has a name of its own outside dev, as {@link #keepOutsideDev} does, but not when its very creation fails:
     * the name would be taken at the next attempt.
     */
    void keepNamedOutsideDev(StackResource resource) {
        boolean keep = requirements.names().environment().keepsWhatHoldsData();
        resource.removalPolicy(keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
    }

    /** A role within the bounds that the organization sets. */
    CfnRoleProps bounded(CfnRoleProps.Builder role) {
        Optional<String> boundary = requirements.organization().permissionsBoundary();
        return (boundary.isPresent() ? role.permissionsBoundary(boundary.get()) : role).build();
    }

    /** A log group of the plan. It has a name of its own, and outlives its stack as what has one does. */
    StackResource logGroup(AwsResource planned, int retentionDays) {
        CfnLogGroupProps.Builder props = CfnLogGroupProps.builder()
                .logGroupName(planned.planned().name())
                .retentionInDays(retentionDays);
        Optional<String> kmsKeyArn = requirements.organization().kmsKeyArn();
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyId(kmsKeyArn.get());
        }
        StackResource group = planned(planned, props.build());
        keepNamedOutsideDev(group);
        return group;
    }

    /** A secret of the plan, which Secrets Manager makes up. */
    StackResource secret(AwsResource planned, String description, int length) {
        CfnSecretProps.Builder props = CfnSecretProps.builder()
                .description(description)
                .generateSecretString(CfnSecret.GenerateSecretStringProperty.builder()
                        .passwordLength(length)
                        .excludePunctuation(true)
                        .build());
        Optional<String> kmsKeyArn = requirements.organization().kmsKeyArn();
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyId(kmsKeyArn.get());
        }
        return planned(planned, props.build());
    }

    /** Publishes a value for later stacks, on behalf of the resource that it is a value of. */
    void publish(Wire wire, String value, AwsResource owner) {
        auxiliary(
                constructId("Published", wire),
                owner,
                software.amazon.awscdk.services.ssm.CfnParameterProps.builder()
                        .type(wire.list() ? "StringList" : "String")
                        .name(requirements.names().path(wire))
                        .value(value)
                        .build());
    }

    void publish(Wire wire, List<String> values, AwsResource owner) {
        publish(wire, intrinsics.join(",", values), owner);
    }

    /** The value that an earlier stack published, read when this stack is deployed. */
    String read(Wire wire) {
        if (wire.list()) {
            throw new IllegalArgumentException("A list: " + wire.key());
        }
        return intrinsics.ref(parameter(wire, "AWS::SSM::Parameter::Value<String>"));
    }

    /** One element of a list that an earlier stack published. */
    String read(Wire wire, int index) {
        return resolve(new Value.Element(wire, index));
    }

    List<String> readList(Wire wire) {
        if (!wire.list()) {
            throw new IllegalArgumentException("Not a list: " + wire.key());
        }
        return intrinsics.list(PolicyJson.one("Ref", parameter(wire, "AWS::SSM::Parameter::Value<List<String>>")));
    }

    /** The id of a parameter of the template that has the published value. */
    private String parameter(Wire wire, String type) {
        String id = constructId("Wire", wire);
        if (wired.add(id)) {
            parameter(
                    id,
                    CfnParameterProps.builder()
                            .type(type)
                            .defaultValue(requirements.names().path(wire))
                            .description(
                                    wire.key() + " of the stack " + wire.from().title())
                            .build());
        }
        return id;
    }

    /** The text with its references, or the value that an earlier stack published. */
    String resolve(Value value) {
        if (value instanceof Value.Wired wire) {
            return read(wire.wire());
        }
        if (value instanceof Value.Element element) {
            return intrinsics.select(element.index(), readList(element.wire()));
        }
        if (value instanceof Value.Joined joined) {
            return intrinsics.join("", resolve(joined.parts()));
        }
        String text = ((Value.Text) value).text();
        return text.contains("${") ? intrinsics.sub(text) : text;
    }

    List<String> resolve(List<? extends Value> values) {
        List<String> resolved = new ArrayList<>(values.size());
        for (Value value : values) {
            resolved.add(resolve(value));
        }
        return resolved;
    }

    private static String constructId(String prefix, Wire wire) {
        StringBuilder id = new StringBuilder(prefix).append(wire.from().title());
        for (String word : BETWEEN_WORDS.split(wire.key())) {
            id.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
        return id.toString();
    }

    /** The stack for the program that makes constructs of it, and then its elements, many in a line. */
    void write(JsonGenerator json, PropertyClasses classes, StackSynthesizer.Use use) throws IOException {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", stack.stack().title());
        plain.put("props", StackSettings.of(requirements, stack).toPlain(use));
        List<Object> after = new ArrayList<>();
        for (StackName earlier : stack.stack().after()) {
            after.add(earlier.title());
        }
        plain.put("after", after);
        List<Object> parts = new ArrayList<>();
        for (NestedStack part : stack.nestedStacks()) {
            parts.add(part(part));
        }
        plain.put("parts", parts);
        PlainJson.write(json, plain);
        PlainJson.endLine(json);
        PropertyWriter out = new PropertyWriter(json, classes, intrinsics);
        for (int first = 0; first < elements.size(); first += ELEMENTS_OF_A_LINE) {
            json.writeStartArray();
            for (Element element : elements.subList(first, Math.min(first + ELEMENTS_OF_A_LINE, elements.size()))) {
                element.write(out);
            }
            json.writeEndArray();
            PlainJson.endLine(json);
        }
    }

    private Map<String, Object> part(NestedStack part) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("id", part.part().id());
        plain.put("logicalId", part.planned().id());
        plain.put("description", "A part of " + stack.stackName());
        plain.put("metadata", metadata(part.planned()));
        return plain;
    }
}
