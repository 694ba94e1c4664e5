package org.dazzledsl.model.aws.observability;

import static org.dazzledsl.model.aws.observability.Condition.MissingData.BREACHING;
import static org.dazzledsl.model.aws.observability.Condition.MissingData.UNCHANGED;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.observability.Condition.MissingData;
import org.dazzledsl.model.aws.observability.Condition.Window;
import org.dazzledsl.model.aws.observability.Dashboard.Graph;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Dashboard.Mark;
import org.dazzledsl.model.aws.observability.Measure.Dimension;
import org.dazzledsl.model.aws.observability.Measure.Formula;
import org.dazzledsl.model.aws.observability.Measure.Term;
import org.dazzledsl.model.aws.tigerbeetle.MachineType;
import org.dazzledsl.model.aws.tigerbeetle.Replica;
import org.dazzledsl.model.aws.tigerbeetle.ReplicaVolume;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleMetrics;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleWires;

/**
 * Watches the replicas. A cluster works on while most of them do, so each is watched by itself: the loss of one must be
 * known before that of the next.
 */
final class TigerBeetleWatch {

    /** Percent of the file system of the data file: time to plan a larger volume, and time to act. */
    private static final double DISK_FILLING = 70;

    private static final double DISK_NEARLY_FULL = 85;

    /** Percent. */
    private static final double HIGH_CPU = 85;

    /** Percent; TigerBeetle takes its memory when it starts, so more means that something else grows. */
    private static final double HIGH_MEMORY = 95;

    /** Of what the volume and its machine can do. */
    private static final double NEAR_LIMIT = 0.9;

    /** Percent left of the time for which the machine may use its volume faster than it can for good. */
    private static final double LITTLE_BURST = 20;

    private static final double BYTES_PER_MIB = 1L << 20;

    private final TigerBeetleStack stack;
    private final Alarms factory;

    private TigerBeetleWatch(TigerBeetleStack stack, Alarms factory) {
        this.stack = stack;
        this.factory = factory;
    }

    static Watch of(TigerBeetleStack stack, Alarms factory) {
        TigerBeetleWatch watch = new TigerBeetleWatch(stack, factory);
        List<Alarm> alarms = new ArrayList<>();
        for (Replica replica : stack.replicas()) {
            alarms.addAll(watch.machine(replica));
            alarms.addAll(watch.server(replica));
            alarms.addAll(watch.disk(replica));
            alarms.addAll(watch.volume(replica));
        }
        return new Watch(alarms, watch.row());
    }

    private List<Alarm> machine(Replica replica) {
        List<Alarm> alarms = new ArrayList<>();
        alarms.add(alarm(
                "Status",
                replica,
                "its machine has failed EC2's status checks for five minutes, or there is none.",
                ec2(replica).most("StatusCheckFailed"),
                Condition.atLeast(1, Window.FIVE_MINUTES, BREACHING)));
        alarms.add(alarm(
                "Cpu",
                replica,
                "its machine has used more than 85 % of its CPU for a quarter of an hour.",
                ec2(replica).average("CPUUtilization"),
                Condition.above(HIGH_CPU, Window.A_QUARTER_OF_AN_HOUR, UNCHANGED)));
        alarms.add(alarm(
                "Memory",
                replica,
                "more than 95 % of its machine's memory is in use.",
                own(replica).average(TigerBeetleMetrics.MEMORY_USED_PERCENT),
                Condition.above(HIGH_MEMORY, Window.A_QUARTER_OF_AN_HOUR, UNCHANGED)));
        if (bursts(replica)) {
            alarms.add(alarm(
                    "Burst",
                    replica,
                    "its machine soon reaches its volume only as fast as its type sustains: see deploy.tigerbeetle.size.",
                    new Formula(
                            "MIN([operations, bytes])",
                            List.of(
                                    new Term("operations", ec2(replica).least("EBSIOBalance%")),
                                    new Term("bytes", ec2(replica).least("EBSByteBalance%")))),
                    Condition.below(LITTLE_BURST, Window.A_QUARTER_OF_AN_HOUR, UNCHANGED)));
        }
        return alarms;
    }

    private static boolean bursts(Replica replica) {
        return type(replica)
                .filter(type -> type.burstIops() > type.baselineIops())
                .isPresent();
    }

    private static Optional<MachineType> type(Replica replica) {
        return MachineType.named(replica.launchTemplate().instanceType());
    }

    private List<Alarm> server(Replica replica) {
        return List.of(
                alarm(
                        "Replica",
                        replica,
                        "it has not had its normal status for five minutes, or says nothing.",
                        own(replica).most(TigerBeetleMetrics.REPLICA_STATUS),
                        Condition.atLeast(1, Window.FIVE_MINUTES, BREACHING)),
                alarm(
                        "Sync",
                        replica,
                        "it has been fetching the cluster's state from the others for a quarter of an hour.",
                        own(replica).least(TigerBeetleMetrics.REPLICA_SYNC_STAGE),
                        Condition.atLeast(1, Window.A_QUARTER_OF_AN_HOUR, UNCHANGED)));
    }

    private List<Alarm> disk(Replica replica) {
        return List.of(
                full("DiskFilling", replica, "is filling", DISK_FILLING),
                full("DiskNearlyFull", replica, "is nearly full", DISK_NEARLY_FULL));
    }

    private Alarm full(String about, Replica replica, String what, double percent) {
        return alarm(
                about,
                replica,
                "its volume " + what + ": more than " + (int) percent
                        + " % are used; see deploy.tigerbeetle.volume_size_gb.",
                own(replica).most(TigerBeetleMetrics.DISK_USED_PERCENT),
                Condition.above(percent, Window.FIVE_MINUTES, UNCHANGED));
    }

    /** Against the lesser of what the volume can do and what its machine can, as far as they are known. */
    private List<Alarm> volume(Replica replica) {
        List<Alarm> alarms = new ArrayList<>();
        least(replica, ReplicaVolume.Created::iops, MachineType::mostIops)
                .ifPresent(most -> alarms.add(alarm(
                        "Iops",
                        replica,
                        "its volume has done more than 90 % of the " + most
                                + " IOPS that it and its machine can for a quarter of an hour: see"
                                + " deploy.tigerbeetle.volume_iops.",
                        operationsPerSecond(replica),
                        Condition.above(most * NEAR_LIMIT, Window.A_QUARTER_OF_AN_HOUR, MissingData.NOT_BREACHING))));
        least(replica, ReplicaVolume.Created::throughput, MachineType::mostMibPerSecond)
                .ifPresent(most -> alarms.add(alarm(
                        "Throughput",
                        replica,
                        "its volume has moved more than 90 % of the " + most
                                + " MiB/s that it and its machine can for a quarter of an hour: see"
                                + " deploy.tigerbeetle.volume_throughput_mbps.",
                        mibPerSecond(replica),
                        Condition.above(most * NEAR_LIMIT, Window.A_QUARTER_OF_AN_HOUR, MissingData.NOT_BREACHING))));
        return alarms;
    }

    /** The limits of a volume that was adopted are not known, nor are those of an unusual machine. */
    private static Optional<Integer> least(
            Replica replica,
            Function<ReplicaVolume.Created, Integer> ofVolume,
            Function<MachineType, Integer> ofMachine) {
        return Stream.concat(created(replica).map(ofVolume).stream(), type(replica).map(ofMachine).stream())
                .min(Comparator.naturalOrder());
    }

    private static Optional<ReplicaVolume.Created> created(Replica replica) {
        return Optional.of(replica.volume())
                .filter(ReplicaVolume.Created.class::isInstance)
                .map(ReplicaVolume.Created.class::cast);
    }

    private Alarm alarm(String about, Replica replica, String what, Measure measure, Condition condition) {
        return factory.alarm(
                "TigerBeetle" + about + "Replica" + replica.index(),
                replica.group(),
                "TigerBeetle, replica " + replica.index() + ": " + what,
                measure,
                condition);
    }

    private static Metrics ec2(Replica replica) {
        return Metrics.of(
                "AWS/EC2",
                Metrics.dimension(
                        "AutoScalingGroupName", replica.group().planned().name()));
    }

    private Metrics own(Replica replica) {
        return Metrics.of(
                stack.cluster().metricNamespace(),
                Metrics.dimension(TigerBeetleMetrics.REPLICA, Integer.toString(replica.index())));
    }

    private static Metrics ebs(Replica replica) {
        return Metrics.of(
                "AWS/EBS", new Dimension("VolumeId", Value.element(TigerBeetleWires.VOLUME_IDS, replica.index())));
    }

    private static Formula operationsPerSecond(Replica replica) {
        return perSecond(replica, "VolumeReadOps", "VolumeWriteOps", "");
    }

    private static Formula mibPerSecond(Replica replica) {
        return perSecond(replica, "VolumeReadBytes", "VolumeWriteBytes", " / " + (int) BYTES_PER_MIB);
    }

    private static Formula perSecond(Replica replica, String read, String written, String unit) {
        String reads = "reads" + replica.index();
        String writes = "writes" + replica.index();
        return new Formula(
                "(" + reads + " + " + writes + ") / PERIOD(" + reads + ")" + unit,
                List.of(
                        new Term(reads, ebs(replica).sum(read)),
                        new Term(writes, ebs(replica).sum(written))));
    }

    private Dashboard.Row row() {
        return new Dashboard.Row(
                "TigerBeetle",
                List.of(
                        graph(
                                "Status: 0 is normal",
                                replica -> own(replica).most(TigerBeetleMetrics.REPLICA_STATUS),
                                List.of()),
                        graph(
                                "Volume used, percent",
                                replica -> own(replica).most(TigerBeetleMetrics.DISK_USED_PERCENT),
                                List.of(new Mark("filling", DISK_FILLING), new Mark("nearly full", DISK_NEARLY_FULL))),
                        graph(
                                "Requests that wait",
                                replica -> own(replica).most(TigerBeetleMetrics.PIPELINE_QUEUE_LENGTH),
                                List.of()),
                        graph("IOPS", TigerBeetleWatch::operationsPerSecond, operationLimits()),
                        graph("Throughput, MiB/s", TigerBeetleWatch::mibPerSecond, throughputLimits()),
                        graph(
                                "CPU, percent",
                                replica -> ec2(replica).average("CPUUtilization"),
                                List.of(new Mark("high", HIGH_CPU)))));
    }

    private Graph graph(String title, Function<Replica, Measure> measure, List<Mark> marks) {
        List<Line> lines = stack.replicas().stream()
                .map(replica -> new Line("replica " + replica.index(), measure.apply(replica)))
                .toList();
        return new Graph(title, lines, marks);
    }

    private List<Mark> operationLimits() {
        return limits(ReplicaVolume.Created::iops, MachineType::baselineIops);
    }

    private List<Mark> throughputLimits() {
        return limits(ReplicaVolume.Created::throughput, MachineType::baselineMibPerSecond);
    }

    private List<Mark> limits(
            Function<ReplicaVolume.Created, Integer> ofVolume, Function<MachineType, Integer> ofMachine) {
        List<Mark> marks = new ArrayList<>();
        stack.replicas().stream()
                .map(TigerBeetleWatch::created)
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(volume -> marks.add(new Mark("the volume's most", ofVolume.apply(volume))));
        stack.replicas().stream()
                .findFirst()
                .flatMap(TigerBeetleWatch::type)
                .ifPresent(type -> marks.add(new Mark("what the machine sustains", ofMachine.apply(type))));
        return marks;
    }
}
