package org.dazzledsl.model.aws.tigerbeetle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.ResourceNames;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.StackPlan;
import org.dazzledsl.model.aws.Wire;
import org.dazzledsl.model.aws.network.Ports;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.Architecture;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Gp3;
import org.dazzledsl.model.config.TigerBeetleReleases;

/** Decides what the TigerBeetle stack holds. Only asked where {@link PlanContext#hasTigerBeetle()}. */
public final class TigerBeetlePlanner {

    private static final String KEYS = "deploy.tigerbeetle.";

    /** Of Amazon Linux 2023, whose kernel has io_uring and which brings the AWS command line and Session Manager's agent. */
    private static final String IMAGE_PARAMETER = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";

    private static final int ROOT_VOLUME_GIB = 16;

    /** The longest for which CloudFormation waits; all that a machine may wait for itself fits into it. */
    static final int SIGNAL_MINUTES = 60;

    private static final String SNAPSHOT_TAG = "dazzle-snapshots";
    private static final String SNAPSHOT_TIME = "03:00";

    private static final int MIB_PER_GIB = 1024;

    private final PlanContext context;
    private final DeployConfig.TigerBeetle config;
    private final Architecture architecture;
    private final boolean retained;

    private TigerBeetlePlanner(PlanContext context) {
        this.context = context;
        this.config = context.config().tigerbeetle();
        this.architecture = MachineType.architectureOf(config.size());
        this.retained = context.config().environment().keepsWhatHoldsData();
    }

    public static StackPlan<TigerBeetleStack> plan(PlanContext context) {
        TigerBeetlePlanner planner = new TigerBeetlePlanner(context);
        return new StackPlan<>(planner.stack(), planner.notes(), TigerBeetleRefusals.of(context.config()));
    }

    private List<Note> notes() {
        return Stream.of(
                        noBackupNote(),
                        restoredAloneNote(),
                        iopsNote(),
                        baselineNote(),
                        memoryNote(),
                        unusualSizeNote(),
                        clusterIdNote(),
                        unknownSumNote())
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Note> noBackupNote() {
        boolean asked =
                context.config().places().written(KEYS + "backup_enabled").isPresent();
        return note(
                config.backupEnabled() && asked && !retained,
                "The cluster's volumes are not backed up in dev, where a teardown leaves nothing",
                "backup_enabled",
                "snapshots would outlive their volumes");
    }

    private Optional<Note> restoredAloneNote() {
        int restored = config.snapshotIds().size();
        return note(
                restored > 0 && restored < replicaCount(),
                "Only " + restored + " of " + replicaCount()
                        + " replicas are restored from a snapshot: beside others that"
                        + " went on, a replica of yesterday can make the cluster lose what it had committed",
                "snapshot_ids",
                "a replica that is alone in having lost its data recovers it from the others");
    }

    private Optional<Note> iopsNote() {
        return note(
                config.volumeIops() < Gp3.BASELINE_IOPS,
                "The volumes have " + Gp3.BASELINE_IOPS + " IOPS and not " + config.volumeIops()
                        + ", which is less than AWS gives",
                "volume_iops",
                "a gp3 volume has at least " + Gp3.BASELINE_IOPS + " IOPS");
    }

    private Optional<Note> baselineNote() {
        return MachineType.named(config.size())
                .filter(machine -> config.volumeIops() > machine.baselineIops())
                .flatMap(machine -> note(
                        true,
                        config.size() + " sustains " + machine.baselineIops() + " IOPS, and the volumes' "
                                + config.volumeIops() + " only in bursts",
                        "volume_iops",
                        "what an instance sustains bounds what its volume does"));
    }

    private Optional<Note> memoryNote() {
        return MachineType.named(config.size())
                .filter(machine -> !machine.hasEnoughMemory())
                .flatMap(machine -> note(
                        true,
                        config.size() + " has " + machine.memoryGib() + " GiB of memory, and TigerBeetle needs "
                                + MachineType.LEAST_MEMORY_GIB + ": it runs in its development mode",
                        "size",
                        "with less memory TigerBeetle only runs for development"));
    }

    private Optional<Note> unusualSizeNote() {
        String known = MachineType.named(config.size()).isPresent()
                ? ""
                : ", and neither its memory nor what it sustains is known here";
        return note(
                !DeployConfig.TigerBeetle.USUAL_SIZES.contains(config.size()),
                config.size() + " is none of the usual " + String.join(", ", DeployConfig.TigerBeetle.USUAL_SIZES)
                        + known,
                "size",
                "a replica runs on any machine of EC2's Nitro system");
    }

    private Optional<Note> clusterIdNote() {
        return note(
                config.clusterId().signum() == 0
                        && context.names().environment().isProduction(),
                "The cluster's id is 0, which TigerBeetle reserves for tests: set cluster_id to a random number below"
                        + " 2^128 before the first deployment, for it can't change later",
                "cluster_id",
                "a cluster in production has an id of its own");
    }

    private Optional<Note> unknownSumNote() {
        boolean known = config.sha256().containsKey(architecture)
                || TigerBeetleReleases.sha256(config.version(), architecture).isPresent();
        return note(
                !known,
                "No SHA-256 is known for TigerBeetle " + config.version() + " on " + architecture.word()
                        + ": without sha256 no replica starts",
                "version",
                "a server is only installed when its archive has the sum that is expected");
    }

    private Optional<Note> note(boolean worthwhile, String text, String key, String rule) {
        return worthwhile ? Optional.of(new Note(text, because(key, rule))) : Optional.empty();
    }

    private TigerBeetleStack stack() {
        return new TigerBeetleStack(
                context.names().stack(StackName.TIGERBEETLE),
                cluster(),
                new Parameters(
                        parameter(TigerBeetleWires.CLUSTER_ID, because("cluster_id", "the cluster's id")),
                        parameter(TigerBeetleWires.REPLICA_COUNT, because("node_count", "the number of replicas")),
                        parameter(TigerBeetleWires.ADDRESSES),
                        parameter(TigerBeetleWires.VOLUME_IDS)),
                log(),
                new Plain(new PlannedResource("PlacementGroup", "AWS::EC2::PlacementGroup", reasons())),
                IntStream.range(0, replicaCount()).mapToObj(this::replica).toList(),
                snapshots());
    }

    /** A count that makes no sense is refused; the plan shows none rather than fail. */
    private int replicaCount() {
        return Math.max(0, config.nodeCount());
    }

    private Cluster cluster() {
        ResourceNames names = context.names();
        Optional<String> known = TigerBeetleReleases.sha256(config.version(), architecture);
        Server server = new Server(
                config.version(),
                config.artifact().orElseGet(() -> TigerBeetleReleases.archive(config.version(), architecture)),
                Optional.ofNullable(config.sha256().get(architecture)).or(() -> known));
        return new Cluster(
                config.clusterId(),
                replicaCount(),
                Ports.TIGERBEETLE_CLIENT,
                config.adoptedVolumeIds().isEmpty() && config.snapshotIds().isEmpty(),
                server,
                BootLimits.DEFAULT,
                MachineType.LEAST_MEMORY_GIB * MIB_PER_GIB,
                names.path(StackName.TIGERBEETLE.pathSegment(), "nodes"),
                names.path(StackName.TIGERBEETLE.pathSegment(), "formatted"),
                TigerBeetleMetrics.namespace(names),
                TigerBeetleMetrics.FROM_SERVER);
    }

    private ClusterLog log() {
        String name = context.names().path(StackName.TIGERBEETLE.pathSegment());
        int days = context.config().observability().logRetentionDays();
        Reason retention = context.config()
                .places()
                .because("deploy.observability.log_retention_days", "logs are kept for " + days + " days");
        return new ClusterLog(new PlannedResource("LogGroup", "AWS::Logs::LogGroup", name, reasons(retention)), days);
    }

    private Plain parameter(Wire wire, Reason... more) {
        String id = LogicalId.of("Parameter", wire.key());
        return new Plain(
                new PlannedResource(id, "AWS::SSM::Parameter", context.names().path(wire), reasons(more)));
    }

    private Replica replica(int index) {
        Reason count = because("node_count", "the cluster has " + replicaCount() + " replicas");
        return new Replica(
                index,
                index % Replica.ZONES,
                networkInterface(index, count),
                volume(index, count),
                formatted(index, count),
                new Plain(planned("Role", "AWS::IAM::Role", index, count)),
                new Plain(planned("InstanceProfile", "AWS::IAM::InstanceProfile", index, count)),
                launchTemplate(index, count),
                new ReplicaGroup(
                        named("Group", "AWS::AutoScaling::AutoScalingGroup", index, reasons(count)), SIGNAL_MINUTES));
    }

    private ReplicaInterface networkInterface(int index, Reason count) {
        if (index < config.adoptedNetworkInterfaceIds().size()) {
            return new ReplicaInterface.Adopted(
                    config.adoptedNetworkInterfaceIds().get(index),
                    config.adoptedAddresses().get(index));
        }
        return new ReplicaInterface.Created(
                named("NetworkInterface", "AWS::EC2::NetworkInterface", index, reasons(count)), retained);
    }

    private ReplicaVolume volume(int index, Reason count) {
        int iops = Math.max(config.volumeIops(), Gp3.BASELINE_IOPS);
        if (index < config.adoptedVolumeIds().size()) {
            return new ReplicaVolume.Adopted(config.adoptedVolumeIds().get(index));
        }
        Optional<String> snapshot = Optional.ofNullable(config.snapshotIds().get(index));
        List<Reason> reasons = new ArrayList<>(reasons(
                count,
                because("volume_size_gb", "a volume has " + config.volumeSizeGb() + " GiB"),
                because("volume_iops", "a volume has " + iops + " IOPS"),
                because("volume_throughput_mbps", "a volume has " + config.volumeThroughputMbps() + " MiB/s")));
        snapshot.ifPresent(id -> reasons.add(because("snapshot_ids", "the volume is restored from " + id)));
        PlannedResource planned =
                new PlannedResource(volumeId(index, snapshot), "AWS::EC2::Volume", name(index), reasons);
        return new ReplicaVolume.Created(
                planned, config.volumeSizeGb(), iops, config.volumeThroughputMbps(), snapshot, retained);
    }

    /**
     * CloudFormation can't change what a volume was restored from, so a volume from a snapshot is another volume than the
     * lost one, and one from another snapshot another again.
     */
    private static String volumeId(int index, Optional<String> snapshot) {
        String id = LogicalId.of("Volume", own(index));
        return snapshot.map(from -> LogicalId.of(id + "From", from)).orElse(id);
    }

    /** Where a teardown leaves nothing, the mark is the stack's; elsewhere it must outlive it, as the volume does. */
    private Optional<Plain> formatted(int index, Reason count) {
        if (retained) {
            return Optional.empty();
        }
        String path = context.names().path(StackName.TIGERBEETLE.pathSegment(), "formatted", Integer.toString(index));
        return Optional.of(new Plain(new PlannedResource(
                LogicalId.of("Formatted", own(index)), "AWS::SSM::Parameter", path, reasons(count))));
    }

    private LaunchTemplate launchTemplate(int index, Reason count) {
        return new LaunchTemplate(
                planned(
                        "LaunchTemplate",
                        "AWS::EC2::LaunchTemplate",
                        index,
                        count,
                        because("size", "a replica runs on " + config.size()),
                        because("version", "the server is TigerBeetle " + config.version())),
                config.size(),
                config.ami().orElse("resolve:ssm:" + IMAGE_PARAMETER + architecture.word()),
                ROOT_VOLUME_GIB);
    }

    private Optional<SnapshotPolicy> snapshots() {
        if (!config.backupEnabled() || !retained) {
            return Optional.empty();
        }
        Reason enabled = because("backup_enabled", "the volumes are backed up");
        Reason retention =
                because("backup_retention_days", "a snapshot is kept for " + config.backupRetentionDays() + " days");
        return Optional.of(new SnapshotPolicy(
                new PlannedResource("SnapshotPolicy", "AWS::DLM::LifecyclePolicy", reasons(enabled, retention)),
                new Plain(new PlannedResource("SnapshotRole", "AWS::IAM::Role", reasons(enabled))),
                SNAPSHOT_TAG,
                clusterName(),
                SNAPSHOT_TIME,
                config.backupRetentionDays()));
    }

    private PlannedResource planned(String kind, String type, int index, Reason... more) {
        return new PlannedResource(LogicalId.of(kind, own(index)), type, reasons(more));
    }

    private PlannedResource named(String kind, String type, int index, List<Reason> reasons) {
        return new PlannedResource(LogicalId.of(kind, own(index)), type, name(index), reasons);
    }

    /** A replica's own name within its cluster. */
    private static String own(int index) {
        return "replica" + index;
    }

    /** What people see: {@code bank-prod-tigerbeetle-0}. */
    private String name(int index) {
        return clusterName() + "-" + index;
    }

    private String clusterName() {
        return context.names().base() + "-" + StackName.TIGERBEETLE.pathSegment();
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(KEYS + key, rule);
    }

    private List<Reason> reasons(Reason... more) {
        List<Reason> reasons =
                new ArrayList<>(context.needs().ledger().orElseThrow().need().reasons());
        reasons.addAll(List.of(more));
        return reasons;
    }
}
