package org.dazzledsl.maven.picture;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.compute.AutoScaling;
import org.dazzledsl.model.aws.compute.Listener;
import org.dazzledsl.model.aws.compute.LoadBalancer;
import org.dazzledsl.model.aws.compute.Service;
import org.dazzledsl.model.aws.compute.TaskDefinition;
import org.dazzledsl.model.aws.data.Bucket;
import org.dazzledsl.model.aws.data.Cache;
import org.dazzledsl.model.aws.data.Database;
import org.dazzledsl.model.aws.data.DatabaseSettings;
import org.dazzledsl.model.aws.messaging.DeadLetterQueue;
import org.dazzledsl.model.aws.messaging.EventStream;
import org.dazzledsl.model.aws.messaging.Queue;
import org.dazzledsl.model.aws.messaging.Scheduling;
import org.dazzledsl.model.aws.network.SecurityGroup;
import org.dazzledsl.model.aws.network.Subnet;
import org.dazzledsl.model.aws.network.Vpc;
import org.dazzledsl.model.aws.tigerbeetle.LaunchTemplate;
import org.dazzledsl.model.aws.tigerbeetle.ReplicaVolume;
import org.dazzledsl.model.aws.tigerbeetle.SnapshotPolicy;

/** How large a resource is, in a few words. */
public final class Sizes {

    private static final int CPU_UNITS = 1024;
    private static final int MIB_PER_GIB = 1024;
    private static final int SECONDS_PER_DAY = 86_400;

    private Sizes() {}

    /** Nothing for what has no size. */
    public static Optional<String> of(AwsResource resource) {
        if (resource instanceof Database.AuroraCluster cluster) {
            return Optional.of(aurora(cluster));
        }
        if (resource instanceof Database.AuroraInstance instance) {
            return Optional.of(instance.instanceClass());
        }
        if (resource instanceof Database.RdsInstance instance) {
            return Optional.of(instance.instanceClass() + ", " + instance.storageGb() + " GB"
                    + (instance.multiAz() ? ", with a standby" : ""));
        }
        if (resource instanceof Cache cache) {
            return Optional.of(times(cache.nodes(), cache.nodeType()));
        }
        if (resource instanceof ReplicaVolume.Created volume) {
            return Optional.of(of((ReplicaVolume) volume));
        }
        if (resource instanceof LaunchTemplate template) {
            return Optional.of(template.instanceType());
        }
        if (resource instanceof TaskDefinition task) {
            return Optional.of(
                    decimal(task.cpu(), CPU_UNITS) + " vCPU, " + decimal(task.memory(), MIB_PER_GIB) + " GiB");
        }
        if (resource instanceof Service service) {
            return Optional.of(Words.counted(service.desiredCount(), "task"));
        }
        if (resource instanceof AutoScaling scaling) {
            return Optional.of(scaling.min() + " to " + Words.counted(scaling.max(), "task"));
        }
        return ofOthers(resource);
    }

    private static Optional<String> ofOthers(AwsResource resource) {
        if (resource instanceof Vpc.Created vpc) {
            return Optional.of(vpc.cidr());
        }
        if (resource instanceof Subnet subnet) {
            return Optional.of(subnet.cidr());
        }
        if (resource instanceof SecurityGroup group) {
            return Optional.of(Words.counted(group.ingress().size(), "rule") + " in, "
                    + group.egress().size() + " out");
        }
        if (resource instanceof LoadBalancer balancer) {
            return Optional.of(Words.counted(balancer.listeners().size(), "listener"));
        }
        if (resource instanceof Listener.Https listener) {
            return Optional.of("HTTPS " + listener.port());
        }
        if (resource instanceof Listener.Http listener) {
            return Optional.of("HTTP " + listener.port());
        }
        if (resource instanceof Bucket bucket) {
            return bucket.expirationDays().isPresent()
                    ? Optional.of(
                            "kept " + Words.counted(bucket.expirationDays().getAsInt(), "day"))
                    : Optional.empty();
        }
        if (resource instanceof Queue queue) {
            return Optional.of(
                    "kept " + days(queue.retentionSeconds()) + ", " + Words.counted(queue.maxReceives(), "try"));
        }
        if (resource instanceof DeadLetterQueue queue) {
            return Optional.of("kept " + days(queue.retentionSeconds()));
        }
        if (resource instanceof EventStream.Archive archive) {
            return Optional.of("kept " + Words.counted(archive.retentionDays(), "day"));
        }
        if (resource instanceof Scheduling.Schedule schedule) {
            return Optional.of(schedule.expression() + ", " + schedule.timezone());
        }
        if (resource instanceof SnapshotPolicy policy) {
            return Optional.of("daily at " + policy.time() + ", kept " + Words.counted(policy.retentionDays(), "day"));
        }
        if (resource instanceof DatabaseSettings.LogExport log) {
            return Optional.of("kept " + Words.counted(log.retentionDays(), "day"));
        }
        if (resource instanceof Vpc.FlowLogGroup log) {
            return Optional.of("kept " + Words.counted(log.retentionDays(), "day"));
        }
        return Optional.empty();
    }

    static String of(ReplicaVolume volume) {
        return volume instanceof ReplicaVolume.Created created
                ? created.sizeGib() + " GiB, " + String.format(Locale.ROOT, "%,d", created.iops()) + " IOPS"
                : ((ReplicaVolume.Adopted) volume).id() + ", adopted";
    }

    private static String aurora(Database.AuroraCluster cluster) {
        String classes = cluster.instances().stream()
                .map(Database.AuroraInstance::instanceClass)
                .distinct()
                .collect(Collectors.joining(", "));
        return cluster.scaling()
                .map(range ->
                        times(cluster.instances().size(), number(range.min()) + "–" + number(range.max()) + " ACU"))
                .orElseGet(() -> times(cluster.instances().size(), classes));
    }

    private static String times(int count, String what) {
        return count == 1 ? what : count + " × " + what;
    }

    private static String days(int seconds) {
        return seconds % SECONDS_PER_DAY == 0
                ? Words.counted(seconds / SECONDS_PER_DAY, "day")
                : Words.counted(seconds, "second");
    }

    private static String decimal(int value, int unit) {
        return BigDecimal.valueOf(value)
                .divide(BigDecimal.valueOf(unit))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
