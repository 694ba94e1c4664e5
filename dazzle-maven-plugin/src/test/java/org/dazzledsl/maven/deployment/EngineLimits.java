package org.dazzledsl.maven.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.model.version.CloudAssembly;

/**
 * What moto 5.2 can't do, taken out of templates before it gets them, and nothing else. Each of these types is checked by
 * cfn-lint against AWS's published schemas instead.
 */
final class EngineLimits {

    /** Types that moto's CloudFormation doesn't know, or fails at. */
    static final Set<String> NOT_KNOWN = Set.of(
            "AWS::ApplicationAutoScaling::ScalableTarget",
            "AWS::ApplicationAutoScaling::ScalingPolicy",
            "AWS::CloudWatch::Alarm",
            "AWS::DLM::LifecyclePolicy",
            "AWS::EC2::PlacementGroup",
            "AWS::EC2::SecurityGroupEgress",
            "AWS::ElastiCache::ReplicationGroup",
            "AWS::ElastiCache::SubnetGroup",
            "AWS::Events::EventBusPolicy",
            "AWS::RDS::DBCluster",
            "AWS::RDS::DBClusterParameterGroup",
            "AWS::RDS::DBInstance",
            "AWS::RDS::DBParameterGroup",
            "AWS::S3::BucketPolicy",
            "AWS::SES::ConfigurationSet",
            "AWS::SES::ConfigurationSetEventDestination",
            "AWS::SES::EmailIdentity",
            "AWS::SES::Template",
            "AWS::SNS::TopicPolicy",
            "AWS::SQS::QueuePolicy",
            "AWS::Scheduler::Schedule",
            "AWS::Scheduler::ScheduleGroup",
            "AWS::SecretsManager::Secret");

    /** Pairs of configurations whose change can't be tried on one moto in one region, by title, and why. */
    static final Map<String, String> CHANGES_NOT_KNOWN = Map.of(
            "another region", "all stacks are other ones there",
            "HTTPS", "a listener wants a certificate that the account has, and this one is made up",
            "a key of one's own", "moto makes a topic anew where its key is another one",
            "somebody who is told of alarms", "moto loses a subscription that is added to a topic");

    /** Types that moto's CloudFormation makes and then can't change: it loses them, or makes others. */
    static final Set<String> NOT_UPDATED = Set.of(
            "AWS::EC2::EIP",
            "AWS::EC2::FlowLog",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::NatGateway",
            "AWS::EC2::NetworkInterface",
            "AWS::EC2::Route",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::Subnet",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPC",
            "AWS::EC2::VPCEndpoint",
            "AWS::EC2::VPCGatewayAttachment",
            "AWS::EC2::Volume",
            "AWS::ElasticLoadBalancingV2::LoadBalancer",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::IAM::InstanceProfile",
            "AWS::KMS::Key",
            "AWS::Logs::LogGroup",
            "AWS::RDS::DBSubnetGroup");

    /** Types that moto's CloudFormation can't delete; the VPC, because those hold on to it. */
    static final Set<String> NOT_DELETED = Set.of(
            "AWS::EC2::EIP",
            "AWS::EC2::FlowLog",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::NatGateway",
            "AWS::EC2::NetworkInterface",
            "AWS::EC2::Route",
            "AWS::EC2::RouteTable",
            "AWS::EC2::SecurityGroupIngress",
            "AWS::EC2::SubnetRouteTableAssociation",
            "AWS::EC2::VPC",
            "AWS::EC2::VPCEndpoint",
            "AWS::EC2::VPCGatewayAttachment",
            "AWS::EC2::Volume",
            "AWS::ECS::Cluster",
            "AWS::ECS::Service",
            "AWS::ECS::TaskDefinition",
            "AWS::ElasticLoadBalancingV2::Listener",
            "AWS::ElasticLoadBalancingV2::TargetGroup",
            "AWS::KMS::Key");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9]+)(\\.[A-Za-z.]+)?}");

    private static final int LONGEST_START = 39;
    private static final String RETAIN = "Retain";

    private final Set<String> removed = new TreeSet<>();

    private EngineLimits() {}

    /** @return a copy of the assembly with templates that the engine takes */
    static Path appliedTo(Path assembly, Path copy) throws IOException {
        Files.createDirectories(copy);
        try (Stream<Path> files = Files.list(assembly)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        applyTo(copy);
        return copy;
    }

    /**
     * Leaves out of a second deployment what the engine can't update: it keeps the definition of the first. So does a resource
     * of which only the metadata is another, since CloudFormation changes nothing for that, and the engine updates it.
     *
     * @return the logical ids of those that it can't update
     */
    static Set<String> keepWhatCannotBeUpdated(Path first, Path second) throws IOException {
        Set<String> kept = new TreeSet<>();
        if (Collections.disjoint(stackNames(first), stackNames(second))) {
            return kept;
        }
        for (Path file : templates(second)) {
            Path before = first.resolve(file.getFileName());
            if (Files.exists(before)) {
                ObjectNode template = (ObjectNode) JSON.readTree(file.toFile());
                JsonNode earlier = JSON.readTree(before.toFile()).path("Resources");
                template.get("Resources").properties().forEach(resource -> {
                    JsonNode definition = earlier.path(resource.getKey());
                    boolean changes = !withoutMetadata(definition).equals(withoutMetadata(resource.getValue()));
                    if (!changes) {
                        resource.setValue(definition);
                    } else if (NOT_UPDATED.contains(definition.path("Type").asText())) {
                        kept.add(resource.getKey());
                        resource.setValue(definition);
                    }
                });
                JSON.writeValue(file.toFile(), template);
            }
        }
        return kept;
    }

    /** Before a teardown: the engine leaves what it can't delete, and knows one policy of those that keep a resource. */
    static void prepareTeardown(Path assembly) throws IOException {
        for (Path file : templates(assembly)) {
            ObjectNode template = (ObjectNode) JSON.readTree(file.toFile());
            template.get("Resources").properties().forEach(resource -> {
                ObjectNode definition = (ObjectNode) resource.getValue();
                String policy = definition.path("DeletionPolicy").asText();
                if (policy.startsWith(RETAIN)
                        || NOT_DELETED.contains(definition.path("Type").asText())) {
                    definition.put("DeletionPolicy", RETAIN);
                }
            });
            JSON.writeValue(file.toFile(), template);
        }
    }

    /**
     * Before a parameter of a deployed stack is another one: the engine updates what stands in the template differently and
     * nothing else, so that each resource that reads the parameter, or depends on a condition, gets other metadata. Of a task
     * definition that is updated it loses the containers; another logical id has it made anew, as AWS does.
     */
    static void touchReaders(Path assembly, String stack, String parameter) throws IOException {
        Path file = assembly.resolve(stack + ".template.json");
        ObjectNode template = (ObjectNode) JSON.readTree(file.toFile());
        template.get("Resources").properties().forEach(resource -> {
            String properties = resource.getValue().get("Properties").toString();
            if (properties.contains("${" + parameter + "}")
                    || properties.contains("\"Ref\":\"" + parameter + "\"")
                    || properties.contains("Fn::If")) {
                ((ObjectNode) resource.getValue()).putObject("Metadata").put("reads", parameter);
            }
        });
        String text = template.toString();
        for (Map.Entry<String, JsonNode> resource : template.get("Resources").properties()) {
            if (resource.getValue().path("Type").asText().equals("AWS::ECS::TaskDefinition")) {
                text = text.replace('"' + resource.getKey() + '"', '"' + resource.getKey() + "Anew\"");
            }
        }
        Files.writeString(file, text);
        // The command line uploads no file twice, going by the key that it has in S3.
        Path assets = assembly.resolve(stack + ".assets.json");
        for (JsonNode asset : JSON.readTree(assets.toFile()).path("files")) {
            if (asset.at("/source/path").asText().equals(file.getFileName().toString())) {
                String key = asset.findValue("objectKey").asText();
                for (Path naming : List.of(assets, assembly.resolve("manifest.json"))) {
                    Files.writeString(naming, Files.readString(naming).replace(key, "touched-" + key));
                }
            }
        }
    }

    private static Set<String> stackNames(Path assembly) throws IOException {
        return CloudAssembly.read(assembly).stacks().stream()
                .map(CloudAssembly.Stack::stackName)
                .collect(Collectors.toSet());
    }

    private static JsonNode withoutMetadata(JsonNode resource) {
        return resource instanceof ObjectNode object ? object.deepCopy().without("Metadata") : resource;
    }

    /** @return the logical ids of what was taken out of the templates in the folder */
    static Set<String> applyTo(Path assembly) throws IOException {
        Set<String> all = new TreeSet<>();
        Set<String> emptied = new TreeSet<>();
        for (Path file : templates(assembly)) {
            ObjectNode template = (ObjectNode) JSON.readTree(file.toFile());
            EngineLimits limits = new EngineLimits();
            limits.apply(template, emptied);
            JSON.writeValue(file.toFile(), template);
            all.addAll(limits.removed);
            if (template.get("Resources").isEmpty()) {
                emptied.add(file.getFileName().toString());
            }
        }
        return all;
    }

    /** Those of nested stacks first, since one that is left empty goes as well: moto describes it without an id. */
    private static List<Path> templates(Path assembly) throws IOException {
        try (Stream<Path> files = Files.list(assembly)) {
            return files.filter(file -> file.toString().endsWith(".template.json"))
                    .sorted(Comparator.comparing(file -> !file.toString().endsWith(".nested.template.json")))
                    .toList();
        }
    }

    private void apply(ObjectNode template, Set<String> emptied) {
        Iterator<Map.Entry<String, JsonNode>> resources =
                template.get("Resources").properties().iterator();
        while (resources.hasNext()) {
            Map.Entry<String, JsonNode> resource = resources.next();
            String nested =
                    resource.getValue().path("Metadata").path("aws:asset:path").asText();
            if (NOT_KNOWN.contains(resource.getValue().path("Type").asText()) || emptied.contains(nested)) {
                removed.add(resource.getKey());
                resources.remove();
            }
        }
        template.get("Resources")
                .properties()
                .forEach(resource -> adapt(resource.getKey(), (ObjectNode) resource.getValue()));
        template.properties().forEach(section -> section.setValue(withoutReferences(section.getValue())));
    }

    private void adapt(String id, ObjectNode resource) {
        if (resource.has("DependsOn")) {
            ArrayNode kept = JSON.createArrayNode();
            JsonNode before = resource.get("DependsOn");
            for (JsonNode other :
                    before.isArray() ? before : JSON.createArrayNode().add(before)) {
                if (!removed.contains(other.asText())) {
                    kept.add(other);
                }
            }
            resource.set("DependsOn", kept);
        }
        if (resource.path("Type").asText().equals("AWS::Events::Archive")) {
            // AWS makes a name of 48 characters at most, moto one that it then finds too long.
            ((ObjectNode) resource.get("Properties")).set("ArchiveName", ownName(id));
        }
    }

    /** Of 48 characters at most, and another one in each stack: with a part of the stack's id, which ends in a UUID. */
    private static JsonNode ownName(String id) {
        ArrayNode halves = JSON.createArrayNode().add(id.substring(0, Math.min(id.length(), LONGEST_START)));
        halves.add(selected(0, "-", selected(2, "/", JSON.createObjectNode().put("Ref", "AWS::StackId"))));
        ObjectNode name = JSON.createObjectNode();
        name.putArray("Fn::Join").add("-").add(halves);
        return name;
    }

    private static JsonNode selected(int index, String separator, JsonNode text) {
        ObjectNode split = JSON.createObjectNode();
        split.putArray("Fn::Split").add(separator).add(text);
        ObjectNode selected = JSON.createObjectNode();
        selected.putArray("Fn::Select").add(index).add(split);
        return selected;
    }

    /** Where something refers to what was removed stands a text. */
    private JsonNode withoutReferences(JsonNode json) {
        if (json.isObject() && json.size() == 1) {
            JsonNode attribute = json.path("Fn::GetAtt");
            String id = json.has("Ref")
                    ? json.get("Ref").asText()
                    : attribute.path(0).asText(attribute.asText());
            if (removed.contains(id.split("\\.")[0])) {
                return JSON.getNodeFactory().textNode("removed-" + id);
            }
            if (json.path("Fn::Sub").isTextual()) {
                return JSON.createObjectNode()
                        .put("Fn::Sub", substituted(json.get("Fn::Sub").asText()));
            }
        }
        if (json instanceof ObjectNode object) {
            object.properties().forEach(entry -> entry.setValue(withoutReferences(entry.getValue())));
        } else if (json instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, withoutReferences(array.get(i)));
            }
        }
        return json;
    }

    private String substituted(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(reference -> Matcher.quoteReplacement(
                        removed.contains(reference.group(1)) ? "removed-" + reference.group(1) : reference.group()));
    }
}
