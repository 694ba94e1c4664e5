package org.dazzledsl.model.preflight.rules;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.network.Ports;
import org.dazzledsl.model.aws.network.SecurityGroup;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;
import org.dazzledsl.model.aws.tigerbeetle.FixedAtFormat;
import org.dazzledsl.model.aws.tigerbeetle.MachineType;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.preflight.PlanFindings;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.version.InfraVersion;

/** The TigerBeetle cluster. */
final class TigerBeetleRules {

    /** The refusal that {@code TB_EVEN_NODE_COUNT} reports. */
    static final String EVEN_NODE_COUNT = "even-node-count";

    /** Below it a ledger is slow; from the user's guide. */
    private static final int LEAST_IOPS = 5000;

    /** From it on a ledger does what it can; from the user's guide. */
    private static final int GOOD_IOPS = 10_000;

    private static final int LEAST_NODES_IN_PRODUCTION = 3;

    private static final int LEAST_BACKUP_DAYS = 7;

    private static final String KEYS = "deploy.tigerbeetle.";

    private static final String FORGET =
            "remove the output folder, and the manifest where it is kept, and generate anew.";

    private static final String ONLY_BURSTS =
            "The volume is paid for, but beyond its baseline the machine's connection to EBS only bursts, "
                    + "for half an hour a day.";

    private static final List<Integer> PORTS = List.of(Ports.TIGERBEETLE_CLIENT, Ports.TIGERBEETLE_REPLICATION);

    /**
     * The rules' functions, told apart by a switch: to link each of them takes the virtual machine longer than to call them
     * all. Most are called where there is a cluster.
     */
    private enum Look implements Rule.PlanCheck {
        EVEN_NODE_COUNT,
        NODE_COUNT_CHANGED,
        CLUSTER_ID_CHANGED,
        TOO_FEW_NODES,
        TOO_FEW_IOPS,
        FEW_IOPS,
        PUBLIC_ACCESS,
        IOPS_ABOVE_INSTANCE,
        THROUGHPUT_ABOVE_INSTANCE,
        LOW_MEMORY,
        LOW_MEMORY_IN_PRODUCTION,
        CLUSTER_ID_ZERO,
        UNKNOWN_CHECKSUM,
        VERSION_NOT_PINNED,
        AMI_NOT_PINNED,
        NO_BACKUP,
        SHORT_BACKUP;

        @Override
        public void look(PlanView plan, PlanFindings findings) {
            switch (this) {
                case EVEN_NODE_COUNT -> evenNodeCount(plan, findings);
                case PUBLIC_ACCESS -> publicInPlan(plan, findings);
                default -> {
                    if (plan.requirements().tigerBeetle().isPresent()) {
                        look(plan, plan.config().tigerbeetle(), findings);
                    }
                }
            }
        }

        private void look(PlanView plan, DeployConfig.TigerBeetle config, PlanFindings findings) {
            switch (this) {
                case NODE_COUNT_CHANGED -> changed(plan, FixedAtFormat.REPLICA_COUNT, "node_count", findings);
                case CLUSTER_ID_CHANGED -> changed(plan, FixedAtFormat.CLUSTER_ID, "cluster_id", findings);
                case TOO_FEW_NODES -> tooFewNodes(plan, config, findings);
                case TOO_FEW_IOPS -> tooFewIops(config, findings);
                case FEW_IOPS -> fewIops(config, findings);
                case IOPS_ABOVE_INSTANCE -> iopsAboveInstance(config, findings);
                case THROUGHPUT_ABOVE_INSTANCE -> throughputAboveInstance(config, findings);
                case LOW_MEMORY -> lowMemory(plan, config, findings, false);
                case LOW_MEMORY_IN_PRODUCTION -> lowMemory(plan, config, findings, true);
                case CLUSTER_ID_ZERO -> clusterIdZero(plan, config, findings);
                case UNKNOWN_CHECKSUM -> unknownChecksum(plan, findings);
                case VERSION_NOT_PINNED -> versionNotPinned(plan, config, findings);
                case AMI_NOT_PINNED -> amiNotPinned(config, findings);
                case NO_BACKUP -> noBackup(plan, config, findings);
                case SHORT_BACKUP -> shortBackup(config, findings);
                default -> throw new IllegalStateException("Nothing is called for " + this);
            }
        }
    }

    static final List<Rule> RULES = List.of(
            Rule.critical("TB_EVEN_NODE_COUNT", "The TigerBeetle cluster has an even node count")
                    .because("The node more costs a machine and survives no further loss.")
                    .mend("Set node_count to 1, 3 or 5 under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "node_count")
                    .onPlan(Look.EVEN_NODE_COUNT)
                    .rule(),
            Rule.critical("TB_NODE_COUNT_CHANGED", "The node count of an existing TigerBeetle cluster is another one")
                    .because("Its data files name the number of replicas. Those of another number start none of them.")
                    .mend("Set node_count back to what the cluster has. Where that was never deployed, " + FORGET)
                    .decidedBy(KEYS + "node_count")
                    .onPlan(Look.NODE_COUNT_CHANGED)
                    .rule(),
            Rule.critical("TB_CLUSTER_ID_CHANGED", "The id of an existing TigerBeetle cluster is another one")
                    .because("Its data files name the id. Clients with another one wait without a word.")
                    .mend("Set cluster_id back to what the cluster has. Where that was never deployed, " + FORGET)
                    .decidedBy(KEYS + "cluster_id")
                    .onPlan(Look.CLUSTER_ID_CHANGED)
                    .rule(),
            Rule.high("TB_INSUFFICIENT_NODES_PROD", "The TigerBeetle cluster of production is too small")
                    .because("Below " + LEAST_NODES_IN_PRODUCTION
                            + " nodes the loss of one stops the ledger, and with a single node loses it.")
                    .mend("Set node_count to 3 or 5 under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "node_count")
                    .onPlan(Look.TOO_FEW_NODES)
                    .rule(),
            Rule.high("TB_LOW_IOPS", "The TigerBeetle volumes have too few IOPS")
                    .because("Every transfer waits for the disk of most replicas.")
                    .mend("Set volume_iops to " + LEAST_IOPS + " or, better, " + GOOD_IOPS
                            + " or more under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "volume_iops")
                    .onPlan(Look.TOO_FEW_IOPS)
                    .rule(),
            Rule.warn("TB_SUBOPTIMAL_IOPS", "The TigerBeetle volumes have fewer IOPS than recommended")
                    .because("Every transfer waits for the disk of most replicas.")
                    .mend("Set volume_iops to " + GOOD_IOPS + " or more under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "volume_iops")
                    .onPlan(Look.FEW_IOPS)
                    .rule(),
            Rule.critical("TB_PUBLIC_ACCESS", "TigerBeetle is open to the internet")
                    .because("It has no authentication of its own: whoever reaches its port can move money.")
                    .mend("Let only security groups reach the ports " + Ports.TIGERBEETLE_CLIENT + " and "
                            + Ports.TIGERBEETLE_REPLICATION + ".")
                    .onPlan(Look.PUBLIC_ACCESS)
                    .on(SecurityGroupRules.INGRESS_TYPES, TigerBeetleRules::publicInTemplate)
                    .rule(),
            Rule.warn("TB_IOPS_ABOVE_INSTANCE", "The TigerBeetle volumes have more IOPS than their machines")
                    .because(ONLY_BURSTS)
                    .mend("Choose a larger size, or less volume_iops, under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "size")
                    .onPlan(Look.IOPS_ABOVE_INSTANCE)
                    .rule(),
            Rule.warn("TB_THROUGHPUT_ABOVE_INSTANCE", "The TigerBeetle volumes move more than their machines")
                    .because(ONLY_BURSTS)
                    .mend("Choose a larger size, or less volume_throughput_mbps, under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "size")
                    .onPlan(Look.THROUGHPUT_ABOVE_INSTANCE)
                    .rule(),
            Rule.warn("TB_DEVELOPMENT_INSTANCE", "The TigerBeetle machines have too little memory")
                    .because("Below " + MachineType.LEAST_MEMORY_GIB
                            + " GiB the server only starts with --development, which keeps no promises about speed.")
                    .mend("Set size to r6i.large or larger under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "size")
                    .onPlan(Look.LOW_MEMORY)
                    .rule(),
            Rule.high("TB_DEVELOPMENT_INSTANCE_PROD", "The TigerBeetle machines of production have too little memory")
                    .because("Below " + MachineType.LEAST_MEMORY_GIB
                            + " GiB the server only starts with --development, which is not meant for real money.")
                    .mend("Set size to r6i.large or larger under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "size")
                    .onPlan(Look.LOW_MEMORY_IN_PRODUCTION)
                    .rule(),
            Rule.high("TB_CLUSTER_ID_ZERO_PROD", "The TigerBeetle cluster of production has the id 0")
                    .because(
                            "0 is reserved for tests, and the id can't be changed once there is data: a client of a test "
                                    + "could reach production.")
                    .mend(
                            "Set cluster_id to a random number of up to 128 bits under [deploy.environments.prod.tigerbeetle].")
                    .decidedBy(KEYS + "cluster_id")
                    .onPlan(Look.CLUSTER_ID_ZERO)
                    .rule(),
            Rule.high("TB_UNKNOWN_CHECKSUM", "The TigerBeetle release can't be checked")
                    .because("A node installs nothing whose SHA-256 it doesn't know, so the cluster would never start.")
                    .mend(
                            "Set sha256 to the archive's sum under [deploy.tigerbeetle], or choose a version that Dazzle knows.")
                    .decidedBy(KEYS + "sha256")
                    .onPlan(Look.UNKNOWN_CHECKSUM)
                    .rule(),
            Rule.info("TB_VERSION_NOT_PINNED", "The TigerBeetle version is not pinned")
                    .because(
                            "An upgrade of this plugin may bring another default, and with it a rolling update of the cluster.")
                    .mend("Set version under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "version")
                    .onPlan(Look.VERSION_NOT_PINNED)
                    .rule(),
            Rule.info("TB_AMI_NOT_PINNED", "The TigerBeetle machine image is not pinned")
                    .because(
                            "A node that is replaced starts with the newest Amazon Linux, not with the one its neighbours run.")
                    .mend("Set ami under [deploy.tigerbeetle] where nodes must be alike.")
                    .decidedBy(KEYS + "ami")
                    .onPlan(Look.AMI_NOT_PINNED)
                    .rule(),
            Rule.high("TB_NO_BACKUP_PROD", "The TigerBeetle volumes of production are not backed up")
                    .because("A mistake in the application reaches every replica; only a snapshot goes back.")
                    .mend("Set backup_enabled = true under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "backup_enabled")
                    .onPlan(Look.NO_BACKUP)
                    .rule(),
            Rule.warn("TB_SHORT_BACKUP", "The TigerBeetle snapshots are kept for a short time")
                    .because("A mistake is often found later than " + LEAST_BACKUP_DAYS + " days after it was made.")
                    .mend("Set backup_retention_days to " + LEAST_BACKUP_DAYS + " or more under [deploy.tigerbeetle].")
                    .decidedBy(KEYS + "backup_retention_days")
                    .onPlan(Look.SHORT_BACKUP)
                    .rule());

    private TigerBeetleRules() {}

    private static void tooFewNodes(PlanView plan, DeployConfig.TigerBeetle config, PlanFindings findings) {
        if (plan.isProduction() && config.nodeCount() < LEAST_NODES_IN_PRODUCTION) {
            findings.found(
                    KEYS + "node_count",
                    "node_count is " + config.nodeCount()
                            + " in production, where it should be at least "
                            + LEAST_NODES_IN_PRODUCTION);
        }
    }

    private static void tooFewIops(DeployConfig.TigerBeetle config, PlanFindings findings) {
        if (config.volumeIops() < LEAST_IOPS) {
            findings.found(
                    KEYS + "volume_iops",
                    "IOPS below minimum: volume_iops is " + config.volumeIops() + ", and a ledger needs at least "
                            + LEAST_IOPS);
        }
    }

    private static void fewIops(DeployConfig.TigerBeetle config, PlanFindings findings) {
        if (config.volumeIops() >= LEAST_IOPS && config.volumeIops() < GOOD_IOPS) {
            findings.found(
                    KEYS + "volume_iops",
                    "volume_iops is " + config.volumeIops() + ", and " + GOOD_IOPS + " are recommended");
        }
    }

    private static void clusterIdZero(PlanView plan, DeployConfig.TigerBeetle config, PlanFindings findings) {
        if (plan.isProduction() && config.clusterId().equals(BigInteger.ZERO)) {
            findings.found(KEYS + "cluster_id", "cluster_id is 0, which is reserved for tests");
        }
    }

    private static void versionNotPinned(PlanView plan, DeployConfig.TigerBeetle config, PlanFindings findings) {
        if (plan.config().places().written(KEYS + "version").isEmpty()) {
            findings.found(KEYS + "version", "version is not set, and " + config.version() + " is the default");
        }
    }

    private static void amiNotPinned(DeployConfig.TigerBeetle config, PlanFindings findings) {
        if (config.ami().isEmpty()) {
            findings.found(KEYS + "ami", "ami is not set, so each node starts with the newest image");
        }
    }

    private static void noBackup(PlanView plan, DeployConfig.TigerBeetle config, PlanFindings findings) {
        if (plan.isProduction() && !config.backupEnabled()) {
            findings.found(KEYS + "backup_enabled", "backup_enabled is false in production");
        }
    }

    private static void shortBackup(DeployConfig.TigerBeetle config, PlanFindings findings) {
        if (config.backupEnabled() && config.backupRetentionDays() < LEAST_BACKUP_DAYS) {
            findings.found(
                    KEYS + "backup_retention_days", "snapshots are kept for " + config.backupRetentionDays() + " days");
        }
    }

    private static void evenNodeCount(PlanView plan, PlanFindings findings) {
        for (Problem refusal : plan.plan().refusals()) {
            if (refusal.code().equals(EVEN_NODE_COUNT)) {
                findings.found(KEYS + "node_count", refusal.sentence());
            }
        }
    }

    private static void publicInPlan(PlanView plan, PlanFindings findings) {
        for (SecurityGroup group : plan.requirements().network().securityGroups()) {
            for (SecurityGroup.Rule rule : group.ingress()) {
                boolean covered =
                        rule.port().isEmpty() || PORTS.contains(rule.port().getAsInt());
                if (covered && rule.peer() instanceof SecurityGroup.Anyone) {
                    findings.found(
                            plan.requirements().network(),
                            group.planned(),
                            "SecurityGroupIngress",
                            publicAccess("0.0.0.0/0"));
                }
            }
        }
    }

    private static void publicInTemplate(ResourceView resource, ResourceFindings findings) {
        for (IngressRule rule : IngressRule.of(resource)) {
            for (int port : PORTS) {
                if (rule.reported(rule.isPublic().and(rule.covers(port)), findings, publicAccess(rule.peer()))) {
                    break;
                }
            }
        }
    }

    private static String publicAccess(String peer) {
        return "public access: " + peer + " reaches TigerBeetle's ports";
    }

    /** What was generated last counts as deployed, if it is the same stack. */
    private static void changed(PlanView plan, FixedAtFormat fixed, String key, PlanFindings findings) {
        Optional<InfraVersion> generated = plan.surroundings().generated();
        Optional<ClusterIdentity> now = ClusterIdentity.in(plan.requirements());
        if (generated.isEmpty() || generated.get().cluster().isEmpty() || now.isEmpty()) {
            return;
        }
        String stack = plan.requirements().tigerBeetle().orElseThrow().stackName();
        String was = fixed.of(generated.get().cluster().get().first());
        String is = fixed.of(now.get());
        if (generated.get().stackName(StackName.TIGERBEETLE).equals(Optional.of(stack)) && !was.equals(is)) {
            findings.found(KEYS + key, fixed.whyNot(was, is));
        }
    }

    private static void iopsAboveInstance(DeployConfig.TigerBeetle config, PlanFindings findings) {
        Optional<MachineType> machine = MachineType.named(config.size());
        if (machine.isPresent() && config.volumeIops() > machine.get().baselineIops()) {
            findings.found(
                    KEYS + "size",
                    "a " + config.size() + " sustains " + machine.get().baselineIops() + " IOPS, less than the "
                            + config.volumeIops() + " of its volume");
        }
    }

    private static void throughputAboveInstance(DeployConfig.TigerBeetle config, PlanFindings findings) {
        Optional<MachineType> machine = MachineType.named(config.size());
        if (machine.isPresent() && config.volumeThroughputMbps() > machine.get().baselineMibPerSecond()) {
            findings.found(
                    KEYS + "size",
                    "a " + config.size() + " sustains " + machine.get().baselineMibPerSecond()
                            + " MiB/s, less than the " + config.volumeThroughputMbps() + " of its volume");
        }
    }

    private static void lowMemory(
            PlanView plan, DeployConfig.TigerBeetle config, PlanFindings findings, boolean production) {
        Optional<MachineType> machine = MachineType.named(config.size());
        if (plan.isProduction() == production
                && machine.isPresent()
                && !machine.get().hasEnoughMemory()) {
            findings.found(
                    KEYS + "size",
                    "a " + config.size() + " has " + machine.get().memoryGib()
                            + " GiB of memory, and TigerBeetle needs " + MachineType.LEAST_MEMORY_GIB);
        }
    }

    private static void unknownChecksum(PlanView plan, PlanFindings findings) {
        Optional<TigerBeetleStack> stack = plan.requirements().tigerBeetle();
        if (stack.isPresent() && stack.get().cluster().server().sha256().isEmpty()) {
            findings.found(
                    KEYS + "sha256",
                    "the sum of TigerBeetle " + stack.get().cluster().server().version()
                            + " is not known, so no node would install it");
        }
    }
}
