package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.allow;
import static org.dazzledsl.stacks.PolicyJson.document;
import static org.dazzledsl.stacks.PolicyJson.one;
import static org.dazzledsl.stacks.PolicyJson.sub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.network.NetworkWires;
import org.dazzledsl.model.aws.tigerbeetle.BootLimits;
import org.dazzledsl.model.aws.tigerbeetle.Cluster;
import org.dazzledsl.model.aws.tigerbeetle.LaunchTemplate;
import org.dazzledsl.model.aws.tigerbeetle.Plain;
import org.dazzledsl.model.aws.tigerbeetle.Replica;
import org.dazzledsl.model.aws.tigerbeetle.ReplicaGroup;
import org.dazzledsl.model.aws.tigerbeetle.ReplicaInterface;
import org.dazzledsl.model.aws.tigerbeetle.ReplicaVolume;
import org.dazzledsl.model.aws.tigerbeetle.SnapshotPolicy;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;
import software.amazon.awscdk.CfnAutoScalingRollingUpdate;
import software.amazon.awscdk.CfnCreationPolicy;
import software.amazon.awscdk.CfnResourceSignal;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.CfnUpdatePolicy;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroup;
import software.amazon.awscdk.services.autoscaling.CfnAutoScalingGroupProps;
import software.amazon.awscdk.services.dlm.CfnLifecyclePolicy;
import software.amazon.awscdk.services.dlm.CfnLifecyclePolicyProps;
import software.amazon.awscdk.services.ec2.CfnLaunchTemplate;
import software.amazon.awscdk.services.ec2.CfnLaunchTemplateProps;
import software.amazon.awscdk.services.ec2.CfnNetworkInterfaceProps;
import software.amazon.awscdk.services.ec2.CfnPlacementGroupProps;
import software.amazon.awscdk.services.ec2.CfnVolumeProps;
import software.amazon.awscdk.services.iam.CfnInstanceProfileProps;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRoleProps;
import software.amazon.awscdk.services.ssm.CfnParameterProps;

/** Builds what a {@link TigerBeetleStack} asks for. */
final class TigerBeetleBuilder {

    private static final String GP3 = "gp3";

    /** Of Amazon Linux's root disk. */
    private static final String ROOT_DEVICE = "/dev/xvda";

    /** What the mark of the formatting says before a node wrote it; the boot script knows it too. */
    private static final String NEVER_FORMATTED = "-";

    /** What would interfere with an update that replaces the one machine of a group. */
    private static final List<String> SUSPENDED_IN_UPDATES =
            List.of("HealthCheck", "ReplaceUnhealthy", "AZRebalance", "AlarmNotification", "ScheduledActions");

    private final StackScope scope;
    private final TigerBeetleStack tigerBeetle;
    private final Optional<String> kmsKeyArn;

    private TigerBeetleBuilder(StackScope scope, TigerBeetleStack tigerBeetle) {
        this.scope = scope;
        this.tigerBeetle = tigerBeetle;
        this.kmsKeyArn = scope.requirements().organization().kmsKeyArn();
    }

    static void build(StackScope scope, TigerBeetleStack tigerBeetle) {
        new TigerBeetleBuilder(scope, tigerBeetle).build();
    }

    /** What outlives a replica's machine. */
    private record Identity(Replica replica, String interfaceId, String address, String volumeId) {}

    private void build() {
        List<Identity> identities = new ArrayList<>();
        List<String> each = new ArrayList<>();
        for (Replica replica : tigerBeetle.replicas()) {
            Identity identity = identity(replica);
            identities.add(identity);
            each.add(identity.address() + ":" + tigerBeetle.cluster().port());
        }
        String addresses = scope.intrinsics().join(",", each);
        parameters(identities, addresses);
        StackResource log = scope.logGroup(tigerBeetle.log(), tigerBeetle.log().retentionDays());
        Plain placement = tigerBeetle.placementGroup();
        StackResource placementGroup = scope.planned(
                placement, CfnPlacementGroupProps.builder().strategy("spread").build());
        if (tigerBeetle.snapshots().isPresent()) {
            snapshots(tigerBeetle.snapshots().get());
        }
        // One after another: two replicas that stop at once take the quorum with them.
        List<StackResource> before = List.of();
        for (Identity identity : identities) {
            List<StackResource> marks = mark(identity.replica());
            StackResource group = group(identity.replica(), launchTemplate(identity, addresses, placementGroup));
            group.dependsOn(log);
            group.dependsOn(before);
            group.dependsOn(marks);
            before = List.of(group);
        }
    }

    private Identity identity(Replica replica) {
        String volumeId = replica.volume() instanceof ReplicaVolume.Created volume
                ? volume(replica, volume)
                : ((ReplicaVolume.Adopted) replica.volume()).id();
        if (replica.networkInterface() instanceof ReplicaInterface.Adopted adopted) {
            return new Identity(replica, adopted.id(), adopted.address(), volumeId);
        }
        StackResource created = networkInterface(replica, (ReplicaInterface.Created) replica.networkInterface());
        return new Identity(replica, created.ref(), created.attribute("PrimaryPrivateIpAddress"), volumeId);
    }

    private StackResource networkInterface(Replica replica, ReplicaInterface.Created planned) {
        StackResource construct = scope.planned(
                planned,
                CfnNetworkInterfaceProps.builder()
                        .description("The address of TigerBeetle replica " + replica.index())
                        .subnetId(scope.read(NetworkWires.REPLICA_SUBNET_IDS, replica.zone()))
                        .groupSet(List.of(scope.read(NetworkWires.TIGERBEETLE_SECURITY_GROUP_ID)))
                        .tags(name(planned))
                        .build());
        keep(construct, planned.retained());
        return construct;
    }

    private String volume(Replica replica, ReplicaVolume.Created planned) {
        List<CfnTag> tags = new ArrayList<>(name(planned));
        if (tigerBeetle.snapshots().isPresent()) {
            SnapshotPolicy policy = tigerBeetle.snapshots().get();
            tags.add(tag(policy.targetTag(), policy.targetValue()));
        }
        CfnVolumeProps.Builder props = CfnVolumeProps.builder()
                .availabilityZone(scope.read(NetworkWires.REPLICA_ZONES, replica.zone()))
                .volumeType(GP3)
                .size(planned.sizeGib())
                .iops(planned.iops())
                .throughput(planned.throughput())
                .encrypted(true)
                .tags(tags);
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyId(kmsKeyArn.get());
        }
        if (planned.snapshotId().isPresent()) {
            props.snapshotId(planned.snapshotId().get());
        }
        StackResource construct = scope.planned(planned, props.build());
        keep(construct, planned.retained());
        return construct.ref();
    }

    /** But not when its very creation fails: then there is nothing on it, and another attempt makes another. */
    private static void keep(StackResource construct, boolean retained) {
        construct.removalPolicy(retained ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY);
    }

    private void parameters(List<Identity> identities, String addresses) {
        Cluster cluster = tigerBeetle.cluster();
        parameter(tigerBeetle.parameters().clusterId(), "String", cluster.id().toString());
        parameter(tigerBeetle.parameters().replicaCount(), "String", Integer.toString(cluster.replicaCount()));
        parameter(tigerBeetle.parameters().addresses(), "String", addresses);
        List<String> volumeIds = new ArrayList<>();
        for (Identity identity : identities) {
            volumeIds.add(identity.volumeId());
        }
        parameter(
                tigerBeetle.parameters().volumeIds(),
                "StringList",
                scope.intrinsics().join(",", volumeIds));
    }

    private List<StackResource> mark(Replica replica) {
        return replica.formatted().isPresent()
                ? List.of(parameter(replica.formatted().get(), "String", NEVER_FORMATTED))
                : List.of();
    }

    private StackResource parameter(Plain planned, String type, String value) {
        return scope.planned(
                planned,
                CfnParameterProps.builder()
                        .name(planned.planned().name())
                        .type(type)
                        .value(value)
                        .build());
    }

    private StackResource launchTemplate(Identity identity, String addresses, StackResource placementGroup) {
        Replica replica = identity.replica();
        LaunchTemplate planned = replica.launchTemplate();
        CfnLaunchTemplate.LaunchTemplateDataProperty data = CfnLaunchTemplate.LaunchTemplateDataProperty.builder()
                .imageId(planned.imageId())
                .instanceType(planned.instanceType())
                .iamInstanceProfile(CfnLaunchTemplate.IamInstanceProfileProperty.builder()
                        .arn(instanceProfile(replica).attribute("Arn"))
                        .build())
                // The replica's own interface is the machine's first and only one. Auto Scaling launches a group of one
                // with
                // an interface that exists, as long as the group names a zone and no subnet:
                // https://docs.aws.amazon.com/autoscaling/ec2/userguide/examples-launch-templates-aws-cli.html
                // Attached at boot instead, it would be a second one, and the machine would need routes for each.
                .networkInterfaces(List.of(CfnLaunchTemplate.NetworkInterfaceProperty.builder()
                        .deviceIndex(0)
                        .networkInterfaceId(identity.interfaceId())
                        .build()))
                .metadataOptions(CfnLaunchTemplate.MetadataOptionsProperty.builder()
                        .httpEndpoint("enabled")
                        .httpTokens("required")
                        .httpPutResponseHopLimit(1)
                        .build())
                .monitoring(CfnLaunchTemplate.MonitoringProperty.builder()
                        .enabled(true)
                        .build())
                .ebsOptimized(true)
                .placement(CfnLaunchTemplate.PlacementProperty.builder()
                        .groupName(placementGroup.ref())
                        .build())
                .blockDeviceMappings(List.of(rootDisk(planned)))
                .tagSpecifications(List.of(CfnLaunchTemplate.TagSpecificationProperty.builder()
                        .resourceType("volume")
                        .tags(rootDiskTags(replica))
                        .build()))
                .userData(scope.intrinsics().base64(BootScript.with(variables(identity, addresses))))
                .build();
        return scope.planned(
                planned,
                CfnLaunchTemplateProps.builder().launchTemplateData(data).build());
    }

    private CfnLaunchTemplate.BlockDeviceMappingProperty rootDisk(LaunchTemplate planned) {
        CfnLaunchTemplate.EbsProperty.Builder disk = CfnLaunchTemplate.EbsProperty.builder()
                .volumeType(GP3)
                .volumeSize(planned.rootVolumeGib())
                .encrypted(true)
                .deleteOnTermination(true);
        if (kmsKeyArn.isPresent()) {
            disk.kmsKeyId(kmsKeyArn.get());
        }
        return CfnLaunchTemplate.BlockDeviceMappingProperty.builder()
                .deviceName(ROOT_DEVICE)
                .ebs(disk.build())
                .build();
    }

    /** A stack's tags reach everything but the disks that machines are launched with. */
    private List<CfnTag> rootDiskTags(Replica replica) {
        List<CfnTag> tags = new ArrayList<>(name(replica.group()));
        for (Map.Entry<String, String> tag : scope.requirements().tags().entrySet()) {
            tags.add(tag(tag.getKey(), tag.getValue()));
        }
        return tags;
    }

    private Map<String, String> variables(Identity identity, String addresses) {
        Replica replica = identity.replica();
        Cluster cluster = tigerBeetle.cluster();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("REPLICA", Integer.toString(replica.index()));
        variables.put("REPLICA_COUNT", Integer.toString(cluster.replicaCount()));
        variables.put("CLUSTER_ID", cluster.id().toString());
        variables.put("ADDRESSES", addresses);
        variables.put("VOLUME_ID", identity.volumeId());
        variables.put("MAY_FORMAT", Boolean.toString(cluster.mayFormat()));
        variables.put("VOLUME_TAG", volumeTag(replica));
        variables.put("VERSION", cluster.server().version());
        variables.put("ARCHIVE", cluster.server().archive());
        variables.put("SHA256", cluster.server().sha256().orElse(""));
        variables.put("LEAST_MEMORY_MIB", Integer.toString(cluster.leastMemoryMib()));
        variables.put("FORMATTED_PARAMETER", cluster.formattedPath() + "/" + replica.index());
        variables.put("NODES_PATH", cluster.nodesPath());
        variables.put("LOG_GROUP", tigerBeetle.log().planned().name());
        variables.put("METRIC_NAMESPACE", cluster.metricNamespace());
        variables.put("METRICS", String.join(",", cluster.serverMetrics()));
        variables.put("AWS_REGION", scope.intrinsics().ref("AWS::Region"));
        variables.put("STACK_ID", scope.intrinsics().ref("AWS::StackId"));
        variables.put("GROUP", replica.group().planned().id());
        for (Map.Entry<String, Integer> limit : limits(cluster.bootLimits()).entrySet()) {
            variables.put(limit.getKey(), Integer.toString(limit.getValue()));
        }
        return variables;
    }

    private static Map<String, Integer> limits(BootLimits limits) {
        Map<String, Integer> seconds = new LinkedHashMap<>();
        seconds.put("ANSWER_SECONDS", limits.answerSeconds());
        seconds.put("ATTACH_SECONDS", limits.attachSeconds());
        seconds.put("DEVICE_SECONDS", limits.deviceSeconds());
        seconds.put("DOWNLOAD_SECONDS", limits.downloadSeconds());
        seconds.put("RECOVER_SECONDS", limits.recoverSeconds());
        seconds.put("LISTEN_SECONDS", limits.listenSeconds());
        seconds.put("NORMAL_SECONDS", limits.normalSeconds());
        seconds.put("POLL_SECONDS", limits.pollSeconds());
        return seconds;
    }

    private String volumeTag(Replica replica) {
        Optional<SnapshotPolicy> snapshots = tigerBeetle.snapshotsToJoin(replica);
        return snapshots.isPresent()
                ? snapshots.get().targetTag() + "=" + snapshots.get().targetValue()
                : "";
    }

    private StackResource instanceProfile(Replica replica) {
        StackResource role = role(
                replica.role(),
                "What the machine of TigerBeetle replica " + replica.index() + " may do",
                // EC2 assumes a role for its machine; it names no account.
                document(List.of(service("ec2.amazonaws.com"))),
                new ReplicaPolicy(tigerBeetle, replica, kmsKeyArn).document());
        return scope.planned(
                replica.instanceProfile(),
                CfnInstanceProfileProps.builder().roles(List.of(role.ref())).build());
    }

    private static Map<String, Object> service(String name) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", one("Service", name));
        statement.put("Action", "sts:AssumeRole");
        return statement;
    }

    private StackResource role(
            Plain planned, String description, Map<String, Object> trust, Map<String, Object> policy) {
        CfnRoleProps.Builder props = CfnRoleProps.builder()
                .description(description)
                .assumeRolePolicyDocument(trust)
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("own")
                        .policyDocument(policy)
                        .build()));
        return scope.planned(planned, scope.bounded(props));
    }

    private StackResource group(Replica replica, StackResource launchTemplate) {
        ReplicaGroup planned = replica.group();
        StackResource construct = scope.planned(
                planned,
                CfnAutoScalingGroupProps.builder()
                        .autoScalingGroupName(planned.planned().name())
                        .availabilityZones(List.of(scope.read(NetworkWires.REPLICA_ZONES, replica.zone())))
                        // None while people work on the volume; never two, which would be the same replica.
                        .minSize("0")
                        .maxSize("1")
                        .desiredCapacity("1")
                        .healthCheckType("EC2")
                        .healthCheckGracePeriod(300)
                        .launchTemplate(CfnAutoScalingGroup.LaunchTemplateSpecificationProperty.builder()
                                .launchTemplateId(launchTemplate.ref())
                                .version(launchTemplate.attribute("LatestVersionNumber"))
                                .build())
                        // A machine is gone, and with it its hold on the interface, before the next one is launched.
                        .instanceMaintenancePolicy(CfnAutoScalingGroup.InstanceMaintenancePolicyProperty.builder()
                                .minHealthyPercentage(0)
                                .maxHealthyPercentage(100)
                                .build())
                        .tags(List.of(CfnAutoScalingGroup.TagPropertyProperty.builder()
                                .key("Name")
                                .value(planned.planned().name())
                                .propagateAtLaunch(true)
                                .build()))
                        .build());
        String patience = "PT" + planned.signalMinutes() + "M";
        construct.creationPolicy(CfnCreationPolicy.builder()
                .resourceSignal(
                        CfnResourceSignal.builder().count(1).timeout(patience).build())
                .build());
        construct.updatePolicy(CfnUpdatePolicy.builder()
                .autoScalingRollingUpdate(CfnAutoScalingRollingUpdate.builder()
                        .minInstancesInService(0)
                        .maxBatchSize(1)
                        .waitOnResourceSignals(true)
                        .pauseTime(patience)
                        .suspendProcesses(SUSPENDED_IN_UPDATES)
                        .build())
                .build());
        return construct;
    }

    private void snapshots(SnapshotPolicy planned) {
        StackResource role = role(
                planned.role(),
                "Takes and deletes the snapshots of the TigerBeetle volumes",
                PolicyJson.assumedBy("dlm.amazonaws.com"),
                document(snapshotStatements(planned)));
        CfnLifecyclePolicy.ScheduleProperty daily = CfnLifecyclePolicy.ScheduleProperty.builder()
                .name("daily")
                .copyTags(true)
                .createRule(CfnLifecyclePolicy.CreateRuleProperty.builder()
                        .interval(24)
                        .intervalUnit("HOURS")
                        .times(List.of(planned.time()))
                        .build())
                .retainRule(CfnLifecyclePolicy.RetainRuleProperty.builder()
                        .interval(planned.retentionDays())
                        .intervalUnit("DAYS")
                        .build())
                .build();
        scope.planned(
                planned,
                CfnLifecyclePolicyProps.builder()
                        .description("Daily snapshots of " + planned.targetValue())
                        .state("ENABLED")
                        .executionRoleArn(role.attribute("Arn"))
                        .policyDetails(CfnLifecyclePolicy.PolicyDetailsProperty.builder()
                                .policyType("EBS_SNAPSHOT_MANAGEMENT")
                                .resourceTypes(List.of("VOLUME"))
                                .targetTags(List.of(tag(planned.targetTag(), planned.targetValue())))
                                .schedules(List.of(daily))
                                .build())
                        .build());
    }

    /** Snapshots carry the tags of their volumes, the cluster's among them. */
    private static List<Map<String, Object>> snapshotStatements(SnapshotPolicy planned) {
        Map<String, Object> ofTheCluster =
                one("StringEquals", one("aws:ResourceTag/" + planned.targetTag(), planned.targetValue()));
        Object volumes = sub("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:volume/*");
        Object snapshots = sub("arn:${AWS::Partition}:ec2:${AWS::Region}::snapshot/*");
        Map<String, Object> read = allow(List.of("ec2:CreateSnapshot"), List.of(volumes));
        read.put("Condition", ofTheCluster);
        Map<String, Object> delete = allow(List.of("ec2:DeleteSnapshot"), List.of(snapshots));
        delete.put("Condition", ofTheCluster);
        return List.of(
                read,
                delete,
                // A snapshot that is made has neither an id nor a tag yet.
                allow(List.of("ec2:CreateSnapshot", "ec2:CreateTags"), List.of(snapshots)),
                // Describing can't be narrowed down to a resource.
                allow(
                        List.of(
                                "ec2:DescribeAvailabilityZones",
                                "ec2:DescribeInstances",
                                "ec2:DescribeSnapshots",
                                "ec2:DescribeVolumes"),
                        List.of("*")));
    }

    private static List<CfnTag> name(AwsResource resource) {
        return List.of(tag("Name", resource.planned().name()));
    }

    private static CfnTag tag(String key, String value) {
        return CfnTag.builder().key(key).value(value).build();
    }
}
