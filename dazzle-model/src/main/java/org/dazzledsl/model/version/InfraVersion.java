package org.dazzledsl.model.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;
import org.dazzledsl.model.json.StableJson;

/**
 * The manifest of a generated infrastructure, kept beside it as {@value #FILE_NAME}.
 *
 * @param version of the cloud assembly, see {@link AssemblyVersion}
 * @param dazzleVersion of the plugin that generated it
 * @param generatedAt in whole seconds
 * @param environment {@code dev}, {@code staging} or {@code prod}
 * @param stacks in the order of deployment
 * @param data the resources that hold data
 * @param cluster what the TigerBeetle cluster keeps for life, where there is one
 * @param madeOf the checksum of what the templates were made of: the requirements, and the tools. From the same, no other
 *     templates come, which is so seen without making them. Manifests of earlier versions don't say
 */
public record InfraVersion(
        String version,
        String dazzleVersion,
        Instant generatedAt,
        String environment,
        List<StackVersion> stacks,
        List<DataResource> data,
        Optional<ClusterVersion> cluster,
        Optional<String> madeOf) {

    public static final String FILE_NAME = ".dazzle-infra-version.json";

    /** Raised when a reader of an older version could misread the manifest. */
    public static final int SCHEMA_VERSION = 1;

    public InfraVersion {
        Objects.requireNonNull(cluster, "cluster");
        Objects.requireNonNull(madeOf, "madeOf");
        if (!version.matches("[0-9a-f]{12}")) {
            throw new IllegalArgumentException("Not a version: " + version);
        }
        generatedAt = generatedAt.truncatedTo(ChronoUnit.SECONDS);
        stacks = List.copyOf(stacks);
        data = List.copyOf(data);
    }

    /**
     * @param name {@code Network}, {@code TigerBeetle}, …
     * @param stackName of the CloudFormation stack
     * @param template the file's name in the assembly
     * @param checksum SHA-256 of that file
     * @param environment where it is deployed to
     */
    public record StackVersion(
            String name, String stackName, String template, String checksum, StackEnvironment environment) {}

    /** Reads the stacks off an assembly and sums up their templates. */
    public static InfraVersion of(
            CloudAssembly assembly,
            String version,
            String dazzleVersion,
            Instant generatedAt,
            String environment,
            List<DataResource> data,
            Optional<ClusterIdentity> cluster,
            String madeOf)
            throws IOException {
        List<StackVersion> stacks = new ArrayList<>();
        for (CloudAssembly.Stack stack : assembly.stacks()) {
            stacks.add(new StackVersion(
                    stack.name(),
                    stack.stackName(),
                    stack.template(),
                    Sha256.ofFile(assembly.folder().resolve(stack.template())),
                    stack.environment()));
        }
        return new InfraVersion(
                version,
                dazzleVersion,
                generatedAt,
                environment,
                stacks,
                data,
                cluster.map(identity -> new ClusterVersion(identity, Optional.empty())),
                Optional.of(madeOf));
    }

    /** Whether two manifests say the same of what was generated, whenever that was. */
    public boolean sameInfrastructure(InfraVersion other) {
        return generatedAt(other.generatedAt).equals(other);
    }

    /**
     * As what follows on an earlier manifest. Of the same TigerBeetle stack it remembers what the cluster was before, so that a
     * cluster with data isn't forgotten by generating another one in its place.
     */
    public InfraVersion following(InfraVersion earlier) {
        Optional<ClusterVersion> before = earlier.cluster.filter(old -> sameStack(earlier, StackName.TIGERBEETLE));
        return before.isEmpty()
                ? this
                : new InfraVersion(
                        version,
                        dazzleVersion,
                        generatedAt,
                        environment,
                        stacks,
                        data,
                        cluster.map(now -> now.following(before.get())),
                        madeOf);
    }

    private boolean sameStack(InfraVersion other, StackName stack) {
        return stackName(stack).isPresent() && stackName(stack).equals(other.stackName(stack));
    }

    /** The name of the CloudFormation stack, where there is one. */
    public Optional<String> stackName(StackName stack) {
        return stacks.stream()
                .filter(version -> version.name().equals(stack.title()))
                .map(StackVersion::stackName)
                .findFirst();
    }

    public InfraVersion generatedAt(Instant time) {
        return new InfraVersion(version, dazzleVersion, time, environment, stacks, data, cluster, madeOf);
    }

    public String toJson() {
        ObjectNode json = StableJson.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("version", version);
        json.put("dazzle_version", dazzleVersion);
        json.put("generated_at", generatedAt.toString());
        json.put("environment", environment);
        madeOf.ifPresent(sum -> json.put("made_of", sum));
        cluster.ifPresent(generated -> {
            ObjectNode object = put(json.putObject("tigerbeetle"), generated.now());
            generated.former().ifPresent(former -> put(object.putObject("former"), former));
        });
        ArrayNode list = json.putArray("stacks");
        for (StackVersion stack : stacks) {
            list.addObject()
                    .put("name", stack.name)
                    .put("stack_name", stack.stackName)
                    .put("template", stack.template)
                    .put("checksum", stack.checksum)
                    .put("aws_environment", stack.environment.uri());
        }
        ArrayNode resources = json.putArray("data");
        data.forEach(resource -> resources.add(toJson(resource)));
        return StableJson.write(json);
    }

    private static ObjectNode put(ObjectNode json, ClusterIdentity identity) {
        return json.put("node_count", identity.replicaCount())
                .put("cluster_id", identity.id().toString());
    }

    private static ObjectNode toJson(DataResource resource) {
        ObjectNode json = StableJson.object();
        json.put("stack", resource.stack());
        if (!resource.part().isEmpty()) {
            json.put("nested_stack", resource.part());
        }
        json.put("logical_id", resource.logicalId()).put("type", resource.type());
        resource.deletionPolicy().ifPresent(policy -> json.put("deletion_policy", policy));
        if (!resource.createOnly().isEmpty()) {
            ObjectNode properties = json.putObject("create_only");
            resource.createOnly().forEach(properties::set);
        }
        return json;
    }

    private static DataResource dataResource(JsonNode json) {
        JsonNode policy = json.path("deletion_policy");
        SortedMap<String, JsonNode> properties = new TreeMap<>();
        json.path("create_only").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
        return new DataResource(
                json.path("stack").asText(),
                json.path("nested_stack").asText(),
                json.path("logical_id").asText(),
                json.path("type").asText(),
                policy.isTextual() ? Optional.of(policy.asText()) : Optional.empty(),
                properties);
    }

    /** The manifest in a file; nothing when there is none that can be read. */
    public static Optional<InfraVersion> readIfAny(Path file) {
        try {
            return Optional.of(fromJson(Files.readString(file)));
        } catch (IOException e) {
            // Missing or damaged comes to the same for those who ask so.
            return Optional.empty();
        }
    }

    /** Manifests of earlier versions name none. */
    private static Optional<ClusterVersion> cluster(JsonNode json) {
        return identity(json).map(now -> new ClusterVersion(now, identity(json.path("former"))));
    }

    private static Optional<ClusterIdentity> identity(JsonNode json) {
        return json.isObject()
                ? Optional.of(new ClusterIdentity(
                        new BigInteger(json.path("cluster_id").asText()),
                        json.path("node_count").asInt()))
                : Optional.empty();
    }

    /** @throws IOException when the text is not a manifest of this schema */
    public static InfraVersion fromJson(String text) throws IOException {
        JsonNode json = new JsonMapper().readTree(text);
        if (json.path("schemaVersion").asInt() != SCHEMA_VERSION) {
            throw new IOException("Not a manifest of schema " + SCHEMA_VERSION);
        }
        List<StackVersion> stacks = new ArrayList<>();
        for (JsonNode stack : json.path("stacks")) {
            stacks.add(new StackVersion(
                    stack.path("name").asText(),
                    stack.path("stack_name").asText(),
                    stack.path("template").asText(),
                    stack.path("checksum").asText(),
                    StackEnvironment.parse(stack.path("aws_environment").asText())));
        }
        List<DataResource> data = new ArrayList<>();
        json.path("data").forEach(resource -> data.add(dataResource(resource)));
        try {
            return new InfraVersion(
                    json.path("version").asText(),
                    json.path("dazzle_version").asText(),
                    Instant.parse(json.path("generated_at").asText()),
                    json.path("environment").asText(),
                    stacks,
                    data,
                    cluster(json.path("tigerbeetle")),
                    Optional.of(json.path("made_of"))
                            .filter(JsonNode::isTextual)
                            .map(JsonNode::asText));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IOException("Not a manifest: " + e.getMessage(), e);
        }
    }
}
