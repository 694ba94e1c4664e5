package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.RecordChange;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a deployment does to a cluster that exists: the templates of two configurations are compared as CloudFormation does
 * it.
 */
class TigerBeetleUpdateTest {

    private static final String ENI = "AWS::EC2::NetworkInterface";
    private static final String VOLUME = "AWS::EC2::Volume";
    private static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";
    private static final String TEMPLATE = "AWS::EC2::LaunchTemplate";

    /**
     * What CloudFormation changes in place, from "Update requires" in its reference of each type:
     * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-volume.html and its neighbours.
     */
    private static final Map<String, Set<String>> IN_PLACE = Map.of(
            VOLUME, Set.of("Iops", "Size", "Tags", "Throughput", "VolumeType"),
            ENI, Set.of("Description", "GroupSet", "Tags"));

    private static final String KEY = "arn:aws:kms:us-east-1:111122223333:key/own";

    private static final DeployConfig BEFORE = SampleApplication.config(Environment.PROD);

    private static DeployConfig with(String path, Object value) {
        return RecordChange.with(BEFORE, path, value);
    }

    private static Synthesized synthesized(DeployConfig config) {
        return Synthesized.of(AwsPlanner.plan(SampleApplication.needs(), SampleApplication.project(), config)
                .requirements());
    }

    private static Map<String, JsonNode> resources(DeployConfig config) {
        Map<String, JsonNode> resources = new TreeMap<>();
        for (Map.Entry<String, JsonNode> resource : synthesized(config)
                .template(StackName.TIGERBEETLE)
                .path("Resources")
                .properties()) {
            resources.put(resource.getKey(), resource.getValue());
        }
        return resources;
    }

    private static Map<String, JsonNode> ofType(Map<String, JsonNode> resources, String type) {
        Map<String, JsonNode> found = new TreeMap<>(resources);
        found.values().removeIf(resource -> !resource.path("Type").asText().equals(type));
        return found;
    }

    private static Set<String> changed(JsonNode before, JsonNode after) {
        Set<String> names = new TreeSet<>();
        for (JsonNode one : List.of(before, after)) {
            one.path("Properties").properties().forEach(property -> names.add(property.getKey()));
        }
        names.removeIf(name -> before.path("Properties")
                .path(name)
                .equals(after.path("Properties").path(name)));
        return names;
    }

    /** A configuration later on, and whether it is one with other machines. */
    static Stream<Arguments> later() {
        DeployConfig.TigerBeetle now = BEFORE.tigerbeetle();
        return Stream.of(
                Arguments.of("volume_size_gb", with("tigerbeetle.volumeSizeGb", 500), false),
                Arguments.of("volume_iops", with("tigerbeetle.volumeIops", 3000), false),
                Arguments.of("volume_throughput_mbps", with("tigerbeetle.volumeThroughputMbps", 250), false),
                Arguments.of("version", with("tigerbeetle.version", "0.17.0"), true),
                Arguments.of("size", with("tigerbeetle.size", "r6i.2xlarge"), true),
                Arguments.of("size, of another architecture", with("tigerbeetle.size", "r7g.large"), true),
                Arguments.of("ami", with("tigerbeetle.ami", Optional.of("ami-0123456789abcdef0")), true),
                Arguments.of("artifact", with("tigerbeetle.artifact", Optional.of("s3://own/tigerbeetle.zip")), true),
                Arguments.of("backup_enabled", with("tigerbeetle.backupEnabled", !now.backupEnabled()), false),
                Arguments.of("backup_retention_days", with("tigerbeetle.backupRetentionDays", 35), false),
                Arguments.of("availability_zones", with("network.availabilityZones", 2), false),
                Arguments.of("nat_gateways", with("network.natGateways", 1), false),
                Arguments.of("log_retention_days", with("observability.logRetentionDays", 90), false),
                Arguments.of(
                        "alarm_email", with("observability.alarmEmail", Optional.of("oncall@bank.example")), false),
                Arguments.of("desired_count", with("compute.desiredCount", 4), false),
                Arguments.of("tags", with("tags", new TreeMap<>(Map.of("team", "ledger"))), true));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("later")
    void noVolumeAndNoAddressIsReplaced(String key, DeployConfig later, boolean otherMachines) {
        Map<String, JsonNode> before = resources(BEFORE);
        Map<String, JsonNode> after = resources(later);
        for (String type : IN_PLACE.keySet()) {
            Map<String, JsonNode> old = ofType(before, type);
            Map<String, JsonNode> now = ofType(after, type);
            assertEquals(old.keySet(), now.keySet());
            old.forEach((id, resource) -> {
                Set<String> changed = changed(resource, now.get(id));
                assertTrue(IN_PLACE.get(type).containsAll(changed), id + ": " + changed);
            });
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("later")
    void machinesAreOnlyReplacedForAReasonAndOneAfterAnother(String key, DeployConfig later, boolean otherMachines) {
        Map<String, JsonNode> before = resources(BEFORE);
        Map<String, JsonNode> after = resources(later);
        Set<String> replaced = new LinkedHashSet<>();
        ofType(after, TEMPLATE).forEach((id, template) -> {
            if (!changed(before.get(id), template).isEmpty()) {
                replaced.add(id);
            }
        });
        assertEquals(otherMachines ? ofType(before, TEMPLATE).keySet() : Set.of(), replaced);
        oneAfterAnother(after);
    }

    /** The next one begins when the one before has signalled, and it is the same chain before and after. */
    private static void oneAfterAnother(Map<String, JsonNode> resources) {
        String previous = "";
        for (Map.Entry<String, JsonNode> group : ofType(resources, GROUP).entrySet()) {
            JsonNode update = group.getValue().path("UpdatePolicy").path("AutoScalingRollingUpdate");
            assertEquals(1, update.path("MaxBatchSize").asInt());
            assertTrue(update.path("WaitOnResourceSignals").asBoolean());
            if (!previous.isEmpty()) {
                Set<String> first = new TreeSet<>();
                group.getValue().path("DependsOn").forEach(id -> first.add(id.asText()));
                assertTrue(first.contains(previous), group.getKey() + " after " + first);
            }
            previous = group.getKey();
        }
    }

    @Test
    void nothingOfAGroupIsChangedButWhichMachineItLaunches() {
        Map<String, JsonNode> before = ofType(resources(BEFORE), GROUP);
        Map<String, JsonNode> after = ofType(resources(with("tigerbeetle.size", "r6i.2xlarge")), GROUP);
        // The version of the launch template is an attribute of it, and follows it.
        before.forEach((id, group) -> assertEquals(Set.of(), changed(group, after.get(id))));
        before.forEach((id, group) ->
                assertTrue(group.toString().contains("\"LatestVersionNumber\""), group.path("Properties")::toString));
    }

    /** CloudFormation changes no key of a volume: it refuses the update, and does nothing to the volume. */
    @Test
    void anotherKeyIsRefusedByCloudFormationAndReplacesNothing() {
        DeployConfig later = with("organization.kmsKeyArn", Optional.of(KEY));
        Map<String, JsonNode> before = resources(BEFORE);
        Map<String, JsonNode> after = resources(later);
        ofType(before, VOLUME).forEach((id, volume) -> {
            assertEquals(Set.of("KmsKeyId"), changed(volume, after.get(id)));
            assertEquals("Retain", after.get(id).path("UpdateReplacePolicy").asText());
        });
        ofType(before, ENI).forEach((id, eni) -> assertEquals(Set.of(), changed(eni, after.get(id))));
    }

    /** The way out of that: the volumes that are there stay as they are, under their ids. */
    @Test
    void volumesThatAreAdoptedLaterStayWhereTheyAre() {
        DeployConfig later = RecordChange.with(
                with("organization.kmsKeyArn", Optional.of(KEY)),
                "tigerbeetle.adoptedVolumeIds",
                List.of("vol-0a", "vol-0b", "vol-0c"));
        Map<String, JsonNode> before = resources(BEFORE);
        Map<String, JsonNode> after = resources(later);
        assertTrue(ofType(after, VOLUME).isEmpty());
        ofType(before, VOLUME)
                .forEach((id, volume) -> assertEquals(
                        "RetainExceptOnCreate", volume.path("DeletionPolicy").asText(), id));
        assertEquals(ofType(before, ENI).keySet(), ofType(after, ENI).keySet());
        oneAfterAnother(after);
    }

    @Test
    void aRestoredVolumeIsAnotherOneAndTheLostOneIsKept() {
        Map<String, JsonNode> before = ofType(resources(BEFORE), VOLUME);
        Map<String, JsonNode> after =
                ofType(resources(with("tigerbeetle.snapshotIds", Map.of(1, "snap-0123456789abcdef0"))), VOLUME);
        assertFalse(after.containsKey("VolumeReplica1"));
        assertEquals(
                "RetainExceptOnCreate",
                before.get("VolumeReplica1").path("DeletionPolicy").asText());
        for (String id : List.of("VolumeReplica0", "VolumeReplica2")) {
            assertEquals(Set.of(), changed(before.get(id), after.get(id)));
        }
    }

    /** Part of every data file: the machines would refuse the volumes, which stay as they are. */
    @Test
    void anotherClusterIdTouchesNoVolume() {
        DeployConfig later = with("tigerbeetle.clusterId", BigInteger.TEN);
        assertEquals(ofType(resources(BEFORE), VOLUME), ofType(resources(later), VOLUME));
        assertEquals(ofType(resources(BEFORE), ENI), ofType(resources(later), ENI));
    }
}
