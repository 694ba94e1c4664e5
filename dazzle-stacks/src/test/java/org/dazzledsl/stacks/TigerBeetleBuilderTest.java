package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dazzledsl.model.aws.SampleCluster;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.stacks.Synthesized.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each promise about the TigerBeetle stack. */
class TigerBeetleBuilderTest {

    private static final String ENI = "AWS::EC2::NetworkInterface";
    private static final String VOLUME = "AWS::EC2::Volume";
    private static final String GROUP = "AWS::AutoScaling::AutoScalingGroup";
    private static final String TEMPLATE = "AWS::EC2::LaunchTemplate";
    private static final String PARAMETER = "AWS::SSM::Parameter";
    private static final int USER_DATA_BYTES = 16 * 1024;

    private static Synthesized synthesized(SampleCluster cluster) {
        return Synthesized.of(cluster.plan().requirements());
    }

    private static Synthesized in(Environment environment) {
        return synthesized(SampleCluster.in(environment));
    }

    private static List<Resource> cluster(Synthesized synthesized) {
        return synthesized.resources().stream()
                .filter(resource -> resource.stack().equals(StackName.TIGERBEETLE.title()))
                .toList();
    }

    private static List<Resource> cluster(Synthesized synthesized, String type) {
        return cluster(synthesized).stream()
                .filter(resource -> resource.type().equals(type))
                .toList();
    }

    private static Resource one(Synthesized synthesized, String type, int replica) {
        return cluster(synthesized, type).get(replica);
    }

    private static JsonNode launchData(Synthesized synthesized, int replica) {
        return one(synthesized, TEMPLATE, replica).properties().path("LaunchTemplateData");
    }

    private static JsonNode parameter(Synthesized synthesized, String name) {
        return cluster(synthesized, PARAMETER).stream()
                .filter(resource -> resource.properties().path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .properties();
    }

    /** The parts that CloudFormation joins; what only it knows stands there as JSON. */
    private static String userData(Synthesized synthesized, int replica) {
        JsonNode joined = launchData(synthesized, replica)
                .path("UserData")
                .path("Fn::Base64")
                .path("Fn::Join");
        assertEquals("", joined.path(0).asText());
        StringBuilder text = new StringBuilder();
        joined.path(1).forEach(part -> text.append(part.isTextual() ? part.asText() : part.toString()));
        return text.toString();
    }

    private static String variable(String userData, String name) {
        Matcher line = Pattern.compile("(?m)^" + name + "='(.*)'$").matcher(userData);
        assertTrue(line.find(), name);
        return line.group(1);
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    // --- each replica has its own

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5})
    void eachReplicaHasAnInterfaceAVolumeAndAGroup(int replicas) {
        Synthesized synthesized = synthesized(SampleCluster.in(Environment.PROD).nodes(replicas));
        for (String type : List.of(ENI, VOLUME, GROUP, TEMPLATE, "AWS::IAM::InstanceProfile")) {
            assertEquals(replicas, cluster(synthesized, type).size(), type);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Environment.class,
            names = {"STAGING", "PROD"})
    void volumesAndInterfacesOutliveTheStackAndTheirReplacement(Environment environment) {
        Synthesized synthesized = in(environment);
        for (String type : List.of(ENI, VOLUME)) {
            for (Resource resource : cluster(synthesized, type)) {
                assertEquals(
                        "RetainExceptOnCreate",
                        resource.json().path("DeletionPolicy").asText());
                assertEquals(
                        "Retain", resource.json().path("UpdateReplacePolicy").asText());
            }
        }
    }

    @Test
    void inDevATeardownLeavesNothing() {
        Synthesized synthesized = in(Environment.DEV);
        for (Resource resource : cluster(synthesized)) {
            assertTrue(
                    List.of("", "Delete")
                            .contains(resource.json().path("DeletionPolicy").asText()),
                    resource.id());
        }
        assertTrue(cluster(synthesized, "AWS::DLM::LifecyclePolicy").isEmpty());
        assertEquals(
                "-",
                parameter(synthesized, "/bank/dev/tigerbeetle/formatted/2")
                        .path("Value")
                        .asText());
    }

    @Test
    void outsideDevTheMarkOfTheFormattingIsNotTheStacks() {
        assertFalse(in(Environment.PROD)
                .template(StackName.TIGERBEETLE)
                .path("Resources")
                .has("FormattedReplica0"));
    }

    @Test
    void volumesAreEncryptedGp3OfTheConfiguredSize() {
        for (Resource volume : cluster(in(Environment.PROD), VOLUME)) {
            JsonNode properties = volume.properties();
            assertEquals("gp3", properties.path("VolumeType").asText());
            assertTrue(properties.path("Encrypted").asBoolean());
            assertEquals(100, properties.path("Size").asInt());
            assertEquals(10_000, properties.path("Iops").asInt());
            assertEquals(500, properties.path("Throughput").asInt());
        }
    }

    // --- zones

    @Test
    void aReplicasInterfaceVolumeAndMachineStandInTheZoneOfItsIndex() {
        Synthesized synthesized = synthesized(SampleCluster.in(Environment.PROD).nodes(5));
        for (int replica = 0; replica < 5; replica++) {
            String subnet = selected(replica, "WireNetworkReplicaSubnetIds");
            String zone = selected(replica, "WireNetworkReplicaZones");
            assertEquals(
                    subnet,
                    one(synthesized, ENI, replica).properties().path("SubnetId").toString());
            assertEquals(
                    zone,
                    one(synthesized, VOLUME, replica)
                            .properties()
                            .path("AvailabilityZone")
                            .toString());
            JsonNode group = one(synthesized, GROUP, replica).properties();
            assertEquals("[" + zone + "]", group.path("AvailabilityZones").toString());
            // A group that names a subnet can't launch with an interface that exists.
            assertTrue(group.path("VPCZoneIdentifier").isMissingNode());
        }
    }

    private static String selected(int replica, String wire) {
        return "{\"Fn::Select\":[" + replica % 3 + ",{\"Ref\":\"" + wire + "\"}]}";
    }

    @Test
    void anotherZoneForTheApplicationMovesNoReplica() {
        SampleCluster cluster = SampleCluster.in(Environment.STAGING);
        assertEquals(
                synthesized(cluster.zones(2)).template(StackName.TIGERBEETLE),
                synthesized(cluster.zones(3)).template(StackName.TIGERBEETLE));
    }

    // --- updates

    @Test
    void replicasComeUpAndAreUpdatedOneAfterAnother() {
        Synthesized synthesized = in(Environment.PROD);
        for (int replica = 0; replica < 3; replica++) {
            List<String> after = elements(
                            one(synthesized, GROUP, replica).json().path("DependsOn"))
                    .map(JsonNode::asText)
                    .filter(id -> id.startsWith("Group"))
                    .toList();
            assertEquals(replica == 0 ? List.of() : List.of("GroupReplica" + (replica - 1)), after);
        }
    }

    @Test
    void aGroupHoldsOneMachineAndWaitsForItsSignalForSoLong() {
        for (Resource group : cluster(in(Environment.PROD), GROUP)) {
            assertEquals("1", group.properties().path("MaxSize").asText());
            assertEquals("1", group.properties().path("DesiredCapacity").asText());
            assertEquals(
                    "{\"ResourceSignal\":{\"Count\":1,\"Timeout\":\"PT60M\"}}",
                    group.json().path("CreationPolicy").toString());
            JsonNode update = group.json().path("UpdatePolicy").path("AutoScalingRollingUpdate");
            assertEquals(0, update.path("MinInstancesInService").asInt(-1));
            assertEquals(1, update.path("MaxBatchSize").asInt());
            assertTrue(update.path("WaitOnResourceSignals").asBoolean());
            assertEquals("PT60M", update.path("PauseTime").asText());
            // The old machine holds the interface and the volume.
            JsonNode maintenance = group.properties().path("InstanceMaintenancePolicy");
            assertEquals(0, maintenance.path("MinHealthyPercentage").asInt(-1));
            assertEquals(100, maintenance.path("MaxHealthyPercentage").asInt());
        }
    }

    @Test
    void anUpdateOfMachinesTouchesNoVolumeAndNoInterface() {
        SampleCluster before = SampleCluster.in(Environment.PROD);
        SampleCluster after = before.size("r6i.2xlarge").version("0.17.0").ami("ami-0123");
        assertNotEquals(
                one(synthesized(before), TEMPLATE, 0).json(),
                one(synthesized(after), TEMPLATE, 0).json());
        for (String type : List.of(ENI, VOLUME)) {
            assertEquals(jsonById(cluster(synthesized(before), type)), jsonById(cluster(synthesized(after), type)));
        }
    }

    private static Map<String, JsonNode> jsonById(List<Resource> resources) {
        Map<String, JsonNode> byId = new TreeMap<>();
        resources.forEach(resource -> byId.put(resource.id(), resource.properties()));
        return byId;
    }

    @Test
    void theImageIsResolvedWhenAMachineIsLaunchedOrPinned() {
        assertEquals(
                "resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64",
                launchData(in(Environment.PROD), 0).path("ImageId").asText());
        assertEquals(
                "ami-0123456789abcdef0",
                launchData(synthesized(SampleCluster.in(Environment.PROD).ami("ami-0123456789abcdef0")), 2)
                        .path("ImageId")
                        .asText());
    }

    // --- machines

    @Test
    void aMachineHasTheReplicasInterfaceAndNoOther() {
        Synthesized synthesized = in(Environment.PROD);
        for (int replica = 0; replica < 3; replica++) {
            assertEquals(
                    "[{\"DeviceIndex\":0,\"NetworkInterfaceId\":{\"Ref\":\"NetworkInterfaceReplica" + replica + "\"}}]",
                    launchData(synthesized, replica).path("NetworkInterfaces").toString());
        }
    }

    @Test
    void aMachineIsClosedAndWatched() {
        JsonNode data = launchData(in(Environment.PROD), 0);
        assertEquals("required", data.path("MetadataOptions").path("HttpTokens").asText());
        assertEquals(
                1, data.path("MetadataOptions").path("HttpPutResponseHopLimit").asInt());
        assertTrue(data.path("Monitoring").path("Enabled").asBoolean());
        assertTrue(data.path("KeyName").isMissingNode());
        JsonNode disk = data.path("BlockDeviceMappings").path(0).path("Ebs");
        assertTrue(disk.path("Encrypted").asBoolean());
        assertTrue(disk.path("DeleteOnTermination").asBoolean());
    }

    @Test
    void replicasShareNoRack() {
        Synthesized synthesized = in(Environment.PROD);
        assertEquals(
                "spread",
                synthesized
                        .resource("PlacementGroup")
                        .properties()
                        .path("Strategy")
                        .asText());
        assertEquals(
                "{\"GroupName\":{\"Ref\":\"PlacementGroup\"}}",
                launchData(synthesized, 1).path("Placement").toString());
    }

    @Test
    void theDiskOfAMachineCarriesTheTagsToo() {
        JsonNode tags = launchData(in(Environment.PROD), 0)
                .path("TagSpecifications")
                .path(0)
                .path("Tags");
        Map<String, String> byKey = new TreeMap<>();
        tags.forEach(
                tag -> byKey.put(tag.path("Key").asText(), tag.path("Value").asText()));
        assertEquals(
                Map.of(
                        "Name", "bank-prod-tigerbeetle-0",
                        "app", "bank",
                        "environment", "prod",
                        "managed-by", "dazzle",
                        "team", "payments"),
                byKey);
    }

    // --- the boot script's variables

    @Test
    void theScriptGetsEveryVariableThatItNeedsAndNoOther() {
        String userData = userData(in(Environment.PROD), 0);
        List<String> needed = Pattern.compile("\"\\$\\{([A-Z0-9_]+):?\\?}\"")
                .matcher(BootScript.text())
                .results()
                .map(match -> match.group(1))
                .sorted()
                .toList();
        List<String> given = Pattern.compile("(?m)^([A-Z0-9_]+)='")
                .matcher(userData.substring(0, userData.indexOf("set -Eeuo")))
                .results()
                .map(match -> match.group(1))
                .sorted()
                .toList();
        assertEquals(needed, given);
    }

    @Test
    void theScriptIsToldOfItsOwnVolumeAndOfAllAddresses() {
        Synthesized synthesized = in(Environment.PROD);
        String addresses = parameter(synthesized, "/bank/prod/tigerbeetle/addresses")
                .path("Value")
                .toString();
        for (int replica = 0; replica < 3; replica++) {
            String userData = userData(synthesized, replica);
            assertEquals(Integer.toString(replica), variable(userData, "REPLICA"));
            assertEquals("{\"Ref\":\"VolumeReplica" + replica + "\"}", variable(userData, "VOLUME_ID"));
            assertEquals(addresses, variable(userData, "ADDRESSES"));
            assertEquals("GroupReplica" + replica, variable(userData, "GROUP"));
            assertEquals("/bank/prod/tigerbeetle/formatted/" + replica, variable(userData, "FORMATTED_PARAMETER"));
            assertEquals("/bank/prod/tigerbeetle/nodes", variable(userData, "NODES_PATH"));
            assertEquals("/bank/prod/tigerbeetle", variable(userData, "LOG_GROUP"));
            assertEquals("bank-prod/tigerbeetle", variable(userData, "METRIC_NAMESPACE"));
            assertEquals("6144", variable(userData, "LEAST_MEMORY_MIB"));
            assertEquals("true", variable(userData, "MAY_FORMAT"));
            assertEquals("", variable(userData, "VOLUME_TAG"));
        }
    }

    @Test
    void aVersionWithoutASumIsToldWithNone() {
        String userData =
                userData(synthesized(SampleCluster.in(Environment.PROD).version("0.16.60")), 0);
        assertEquals("", variable(userData, "SHA256"));
        assertEquals("0.16.60", variable(userData, "VERSION"));
    }

    @Test
    void theLargestUserDataFits() {
        SampleCluster largest = SampleCluster.in(Environment.STAGING)
                .nodes(5)
                .clusterId(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE))
                .adoptedVolumes(
                        "vol-0123456789abcdef0",
                        "vol-0123456789abcdef1",
                        "vol-0123456789abcdef2",
                        "vol-0123456789abcdef3",
                        "vol-0123456789abcdef4")
                .artifact("s3://" + "b".repeat(63) + "/" + "k".repeat(200));
        String userData = userData(synthesized(largest), 4)
                // What CloudFormation puts in instead, at its longest.
                .replaceAll("\\{\"Fn::GetAtt\":\\[\"[A-Za-z0-9]+\",\"PrimaryPrivateIpAddress\"]}", "255.255.255.255")
                .replace("{\"Ref\":\"AWS::StackId\"}", "s".repeat(250));
        assertTrue(
                userData.getBytes(StandardCharsets.UTF_8).length < USER_DATA_BYTES,
                userData.getBytes(StandardCharsets.UTF_8).length + " bytes");
    }

    // --- parameters

    @Test
    void theClusterIsFoundUnderItsParameters() {
        BigInteger id = BigInteger.ONE.shiftLeft(127);
        Synthesized synthesized = synthesized(SampleCluster.in(Environment.PROD).clusterId(id));
        assertEquals(
                "170141183460469231731687303715884105728",
                parameter(synthesized, "/bank/prod/tigerbeetle/cluster_id")
                        .path("Value")
                        .asText());
        assertEquals(
                "3",
                parameter(synthesized, "/bank/prod/tigerbeetle/replica_count")
                        .path("Value")
                        .asText());
        assertEquals(
                "{\"Fn::Join\":[\",\",[" + address(0) + "," + address(1) + "," + address(2) + "]]}",
                parameter(synthesized, "/bank/prod/tigerbeetle/addresses")
                        .path("Value")
                        .toString());
        JsonNode volumes = parameter(synthesized, "/bank/prod/tigerbeetle/volume_ids");
        assertEquals("StringList", volumes.path("Type").asText());
        assertEquals(
                "{\"Fn::Join\":[\",\",[{\"Ref\":\"VolumeReplica0\"},{\"Ref\":\"VolumeReplica1\"},{\"Ref\":\"VolumeReplica2\"}]]}",
                volumes.path("Value").toString());
    }

    @Test
    void machinesTheWebServiceAndTheWorkersGetTheSameAddressesInTheSameOrder() {
        Synthesized synthesized = Synthesized.sample(Environment.PROD);
        Map<String, String> values = new TreeMap<>(Map.of("AWS::Region", "us-east-1", "AWS::StackId", "arn:stack"));
        for (int replica = 0; replica < 3; replica++) {
            values.put("VolumeReplica" + replica, "vol-" + replica);
            // In another order than that of the numbers.
            values.put("NetworkInterfaceReplica" + replica + ".PrimaryPrivateIpAddress", "10.0.0." + (30 - replica));
        }
        String expected = "10.0.0.30:3000,10.0.0.29:3000,10.0.0.28:3000";
        for (int replica = 0; replica < 3; replica++) {
            assertEquals(expected, UserData.of(synthesized, replica, values).variable("ADDRESSES"));
        }
        Map<String, String> tasks = TaskVariables.of(synthesized, "TIGERBEETLE_ADDRESSES", values);
        assertEquals(2, tasks.size(), tasks.toString());
        assertEquals(Set.of(expected), Set.copyOf(tasks.values()));
    }

    private static String address(int replica) {
        return "{\"Fn::Join\":[\"\",[{\"Fn::GetAtt\":[\"NetworkInterfaceReplica" + replica
                + "\",\"PrimaryPrivateIpAddress\"]},\":3000\"]]}";
    }

    @Test
    void logsAreKeptForAsLongAsConfigured() {
        JsonNode log = in(Environment.PROD)
                .template(StackName.TIGERBEETLE)
                .path("Resources")
                .path("LogGroup")
                .path("Properties");
        assertEquals("/bank/prod/tigerbeetle", log.path("LogGroupName").asText());
        assertEquals(30, log.path("RetentionInDays").asInt());
    }

    // --- backups

    @Test
    void volumesAreBackedUpByTheirTag() {
        Synthesized synthesized = in(Environment.PROD);
        JsonNode policy = synthesized.resource("SnapshotPolicy").properties().path("PolicyDetails");
        String tag = "{\"Key\":\"dazzle-snapshots\",\"Value\":\"bank-prod-tigerbeetle\"}";
        assertEquals("[" + tag + "]", policy.path("TargetTags").toString());
        JsonNode schedule = policy.path("Schedules").path(0);
        assertEquals(7, schedule.path("RetainRule").path("Interval").asInt());
        assertEquals("DAYS", schedule.path("RetainRule").path("IntervalUnit").asText());
        // The role may only delete snapshots that carry the volume's tag.
        assertTrue(schedule.path("CopyTags").asBoolean());
        for (Resource volume : cluster(synthesized, VOLUME)) {
            assertTrue(volume.properties().path("Tags").toString().contains(tag), volume.id());
        }
    }

    @Test
    void withoutBackupThereIsNoPolicyAndNoTag() {
        Synthesized synthesized = synthesized(SampleCluster.in(Environment.PROD).withoutBackup());
        assertFalse(synthesized.template(StackName.TIGERBEETLE).toString().contains("dazzle-snapshots"));
        assertTrue(cluster(synthesized, "AWS::DLM::LifecyclePolicy").isEmpty());
    }

    // --- what was there before

    private static SampleCluster adopting() {
        return SampleCluster.in(Environment.PROD)
                .adoptedVolumes("vol-0a", "vol-0b", "vol-0c")
                .adoptedInterfaces("eni-0a", "eni-0b", "eni-0c")
                .adoptedAddresses("10.0.64.4", "10.0.80.4", "10.0.96.4");
    }

    @Test
    void adoptedVolumesAndInterfacesAreUsedByTheirIds() {
        Synthesized synthesized = synthesized(adopting());
        assertTrue(cluster(synthesized, VOLUME).isEmpty());
        assertTrue(cluster(synthesized, ENI).isEmpty());
        String userData = userData(synthesized, 1);
        assertEquals("vol-0b", variable(userData, "VOLUME_ID"));
        assertEquals("10.0.64.4:3000,10.0.80.4:3000,10.0.96.4:3000", variable(userData, "ADDRESSES"));
        assertEquals(
                "10.0.64.4:3000,10.0.80.4:3000,10.0.96.4:3000",
                parameter(synthesized, "/bank/prod/tigerbeetle/addresses")
                        .path("Value")
                        .asText());
        assertEquals(
                "eni-0b",
                launchData(synthesized, 1)
                        .path("NetworkInterfaces")
                        .path(0)
                        .path("NetworkInterfaceId")
                        .asText());
        assertTrue(role(synthesized, 1).toString().contains(":volume/vol-0b\""));
    }

    @Test
    void anAdoptedVolumeMustHoldDataAndIsTaggedForItsBackup() {
        Synthesized synthesized = synthesized(adopting());
        String userData = userData(synthesized, 0);
        assertEquals("false", variable(userData, "MAY_FORMAT"));
        assertEquals("dazzle-snapshots=bank-prod-tigerbeetle", variable(userData, "VOLUME_TAG"));
        JsonNode tagging = statement(synthesized, 0, "ec2:CreateTags").get(0);
        assertTrue(tagging.path("Resource").toString().endsWith(":volume/vol-0a\"}]"));
        assertEquals(
                "{\"ForAllValues:StringEquals\":{\"aws:TagKeys\":[\"dazzle-snapshots\"]}}",
                tagging.path("Condition").toString());
    }

    @Test
    void aLostVolumeIsRestoredAndNeverBegunAnew() {
        Synthesized synthesized = synthesized(SampleCluster.in(Environment.PROD).snapshot(1, "snap-0a"));
        List<String> snapshots = cluster(synthesized, VOLUME).stream()
                .map(volume -> volume.properties().path("SnapshotId").asText())
                .toList();
        assertEquals(List.of("", "snap-0a", ""), snapshots);
        for (int replica = 0; replica < 3; replica++) {
            assertEquals("false", variable(userData(synthesized, replica), "MAY_FORMAT"));
        }
    }

    // --- least privilege

    private static JsonNode role(Synthesized synthesized, int replica) {
        return synthesized.resource("RoleReplica" + replica).properties();
    }

    private static List<JsonNode> statement(Synthesized synthesized, int replica, String action) {
        return role(synthesized, replica).findValues("Statement").stream()
                .flatMap(TigerBeetleBuilderTest::elements)
                .filter(statement -> elements(statement.path("Action"))
                        .anyMatch(allowed -> allowed.asText().equals(action)))
                .toList();
    }

    @Test
    void aMachineAttachesItsOwnVolumeToItselfAlone() {
        List<JsonNode> statements = statement(in(Environment.PROD), 1, "ec2:AttachVolume");
        assertEquals(2, statements.size());
        assertTrue(statements.get(0).path("Resource").toString().endsWith(":volume/${VolumeReplica1}\"}]"));
        assertEquals(
                "{\"StringEquals\":{\"aws:ResourceTag/aws:autoscaling:groupName\":\"bank-prod-tigerbeetle-1\"}}",
                statements.get(1).path("Condition").toString());
    }

    @Test
    void aMachineWritesItsOwnMarkAndTheNodesAlone() {
        List<String> writable = new ArrayList<>();
        for (JsonNode statement : statement(in(Environment.PROD), 1, "ssm:PutParameter")) {
            elements(statement.path("Resource"))
                    .forEach(resource -> writable.add(resource.path("Fn::Sub").asText()));
        }
        String parameters =
                "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/bank/prod/tigerbeetle/";
        assertEquals(List.of(parameters + "formatted/1", parameters + "nodes/*"), writable);
    }

    @Test
    void everyResourceIsNamedWhereAwsAllowsIt() {
        List<String> everywhere = new ArrayList<>();
        for (Resource role : cluster(synthesized(adopting()), "AWS::IAM::Role")) {
            for (JsonNode statements : role.json().findValues("Statement")) {
                elements(statements)
                        .filter(statement ->
                                statement.path("Resource").toString().equals("[\"*\"]"))
                        .flatMap(statement -> elements(statement.path("Action")))
                        .forEach(action -> everywhere.add(action.asText()));
            }
        }
        assertEquals(
                List.of(
                        "cloudwatch:PutMetricData",
                        "ec2:DescribeAvailabilityZones",
                        "ec2:DescribeInstances",
                        "ec2:DescribeSnapshots",
                        "ec2:DescribeVolumes",
                        "ssmmessages:CreateControlChannel",
                        "ssmmessages:CreateDataChannel",
                        "ssmmessages:OpenControlChannel",
                        "ssmmessages:OpenDataChannel"),
                everywhere.stream().distinct().sorted().toList());
    }

    @Test
    void aServerOfOnesOwnIsReadFromItsObjectAlone() {
        Synthesized synthesized =
                synthesized(SampleCluster.in(Environment.PROD).artifact("s3://own/tigerbeetle/0.17.6.zip"));
        assertEquals(
                "[{\"Fn::Sub\":\"arn:${AWS::Partition}:s3:::own/tigerbeetle/0.17.6.zip\"}]",
                statement(synthesized, 0, "s3:GetObject")
                        .get(0)
                        .path("Resource")
                        .toString());
        assertEquals(List.of(), statement(in(Environment.PROD), 0, "s3:GetObject"));
    }

    @Test
    void anOrganisationsBoundaryAndKeyAreEverywhere() {
        String boundary = "arn:aws:iam::123456789012:policy/boundary";
        String key = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d";
        Synthesized synthesized = synthesized(SampleCluster.in(Environment.PROD)
                .organization(
                        new DeployConfig.Organization(Optional.of(boundary), Optional.of(key), Optional.empty())));
        for (Resource role : cluster(synthesized, "AWS::IAM::Role")) {
            assertEquals(boundary, role.properties().path("PermissionsBoundary").asText(), role.id());
        }
        for (Resource volume : cluster(synthesized, VOLUME)) {
            assertEquals(key, volume.properties().path("KmsKeyId").asText());
        }
        assertEquals(
                key,
                launchData(synthesized, 0)
                        .path("BlockDeviceMappings")
                        .path(0)
                        .path("Ebs")
                        .path("KmsKeyId")
                        .asText());
        assertEquals(
                "[\"" + key + "\"]",
                statement(synthesized, 0, "kms:CreateGrant")
                        .get(0)
                        .path("Resource")
                        .toString());
    }

    // --- the templates of what the sample application doesn't have

    static Stream<SampleCluster> unusual() {
        String key = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f";
        return Stream.of(
                SampleCluster.in(Environment.PROD).nodes(1).withoutBackup(),
                SampleCluster.in(Environment.STAGING).nodes(5).iops(2000),
                SampleCluster.in(Environment.PROD).snapshot(1, "snap-0123456789abcdef0"),
                SampleCluster.in(Environment.PROD)
                        .adoptedVolumes("vol-0123456789abcdef0", "vol-0123456789abcdef1", "vol-0123456789abcdef2")
                        .artifact("s3://own/tigerbeetle.zip"),
                SampleCluster.in(Environment.PROD)
                        .organization(new DeployConfig.Organization(
                                Optional.of("arn:aws:iam::123456789012:policy/boundary"),
                                Optional.of(key),
                                Optional.empty())));
    }

    @Test
    void cfnLintFindsNothing() throws IOException, InterruptedException {
        CfnLint.assertNoFindings(unusual()
                .map(cluster -> synthesized(cluster).folder().resolve("TigerBeetle.template.json"))
                .toList());
    }
}
