package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.amount;
import static org.dazzledsl.model.config.ConfigTypes.flag;
import static org.dazzledsl.model.config.ConfigTypes.listOf;
import static org.dazzledsl.model.config.ConfigTypes.tableOf;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;

/** The table {@code [deploy.tigerbeetle]}. */
final class TigerBeetleTable {

    /** TigerBeetle has at most six replicas. */
    private static final int MOST_NODES = 6;

    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    static final ConfigKey<Boolean> ENABLED = new ConfigKey<>(
            "deploy.tigerbeetle.enabled",
            flag(),
            Default.of(true),
            "with false there is no cluster, though the specification has ledgers");
    static final ConfigKey<String> SIZE = new ConfigKey<>(
            "deploy.tigerbeetle.size",
            text(
                    "an EC2 instance type, usually one of " + String.join(", ", DeployConfig.TigerBeetle.USUAL_SIZES),
                    "[a-z][a-z0-9-]*[0-9][a-z0-9-]*\\.(?:nano|micro|small|medium|large|[0-9]*xlarge|metal(?:-[0-9]+xl)?)"),
            Default.of("r6i.large"),
            "the EC2 instance type of each node; t3.medium is for development only");
    static final ConfigKey<Integer> NODE_COUNT = new ConfigKey<>(
            "deploy.tigerbeetle.node_count",
            amount(1, MOST_NODES, "nodes (1, 3 or 5 make a cluster)"),
            Default.of(3),
            "nodes of the cluster; an even count is read, and refused when a cluster is to be made of it");
    static final ConfigKey<Integer> VOLUME_SIZE_GB = new ConfigKey<>(
            "deploy.tigerbeetle.volume_size_gb", amount(50, 1000, "GB"), Default.of(100), "of each node's volume");
    static final ConfigKey<Integer> VOLUME_IOPS = new ConfigKey<>(
            "deploy.tigerbeetle.volume_iops",
            amount(100, 64_000, "IOPS"),
            Default.of(10_000),
            "of each node's volume; AWS gives at least 3000, and preflight reports what is too little");
    static final ConfigKey<Integer> VOLUME_THROUGHPUT_MBPS = new ConfigKey<>(
            "deploy.tigerbeetle.volume_throughput_mbps",
            amount(125, 1000, "MiB/s"),
            Default.of(500),
            "of each node's volume");
    static final ConfigKey<Boolean> BACKUP_ENABLED = new ConfigKey<>(
            "deploy.tigerbeetle.backup_enabled", flag(), Default.of(true), "daily snapshots of the volumes");
    static final ConfigKey<Integer> BACKUP_RETENTION_DAYS = new ConfigKey<>(
            "deploy.tigerbeetle.backup_retention_days",
            amount(1, 35, "days"),
            Default.of(7),
            "how long snapshots are kept");
    static final ConfigKey<String> VERSION = new ConfigKey<>(
            "deploy.tigerbeetle.version",
            text("a version such as \"" + TigerBeetleReleases.DEFAULT_VERSION + "\"", "[0-9]+\\.[0-9]+\\.[0-9]+"),
            Default.of(TigerBeetleReleases.DEFAULT_VERSION),
            "of the TigerBeetle server");
    static final ConfigKey<Map<Architecture, String>> SHA256 = new ConfigKey<>(
            "deploy.tigerbeetle.sha256",
            tableOf(
                    "a table by architecture such as { x86_64 = \"…\" }",
                    "x86_64 or arm64",
                    String.join("|", ComputeTable.architectures().keySet()),
                    word -> ComputeTable.architectures().get(word),
                    text("64 hexadecimal digits in lower case", "[0-9a-f]{64}")),
            Default.of(Map.of()),
            "the sum of the release's archive, for versions whose sum Dazzle doesn't know");
    static final ConfigKey<String> ARTIFACT = new ConfigKey<>(
            "deploy.tigerbeetle.artifact",
            text("an S3 object such as \"s3://bucket/tigerbeetle.zip\"", "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/\\S+"),
            Default.none(),
            "your own copy of the release's archive");
    static final ConfigKey<BigInteger> CLUSTER_ID = new ConfigKey<>(
            "deploy.tigerbeetle.cluster_id",
            new ClusterIdType(),
            Default.of(BigInteger.ZERO),
            "the cluster's number, which can't change later; 0 is meant for tests");
    static final ConfigKey<String> AMI = new ConfigKey<>(
            "deploy.tigerbeetle.ami",
            text("the id of a machine image such as \"ami-0123456789abcdef0\"", "ami-[0-9a-f]{8,17}"),
            Default.none(),
            "a machine image that stays; without it, the newest Amazon Linux when an instance is launched");
    static final ConfigKey<List<String>> ADOPTED_VOLUME_IDS = new ConfigKey<>(
            "deploy.tigerbeetle.adopted_volume_ids",
            listOf(
                    text("the id of a volume such as \"vol-0123456789abcdef0\"", "vol-[0-9a-f]{8,17}"),
                    1,
                    MOST_NODES,
                    "volume ids"),
            Default.of(List.of()),
            "volumes of an earlier cluster, in the order of its replicas");
    static final ConfigKey<List<String>> ADOPTED_NETWORK_INTERFACE_IDS = new ConfigKey<>(
            "deploy.tigerbeetle.adopted_network_interface_ids",
            listOf(
                    text("the id of a network interface such as \"eni-0123456789abcdef0\"", "eni-[0-9a-f]{8,17}"),
                    1,
                    MOST_NODES,
                    "network interface ids"),
            Default.of(List.of()),
            "network interfaces of an earlier cluster, in the order of its replicas");
    static final ConfigKey<List<String>> ADOPTED_ADDRESSES = new ConfigKey<>(
            "deploy.tigerbeetle.adopted_addresses",
            listOf(
                    text("an IPv4 address such as \"10.0.3.17\"", OCTET + "(?:\\." + OCTET + "){3}"),
                    1,
                    MOST_NODES,
                    "IPv4 addresses"),
            Default.of(List.of()),
            "the private addresses of the adopted network interfaces, in the order of the replicas");
    static final ConfigKey<Map<Integer, String>> SNAPSHOT_IDS = new ConfigKey<>(
            "deploy.tigerbeetle.snapshot_ids",
            tableOf(
                    "a table by replica such as { 0 = \"snap-0123456789abcdef0\" }",
                    "the number of a replica, from 0",
                    "[0-" + (MOST_NODES - 1) + "]",
                    Integer::valueOf,
                    text("the id of a snapshot such as \"snap-0123456789abcdef0\"", "snap-[0-9a-f]{8,17}")),
            Default.of(Map.of()),
            "snapshots from which lost volumes are restored");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.tigerbeetle",
            "The TigerBeetle cluster, if the specification has a ledger.",
            List.of(
                    ENABLED,
                    SIZE,
                    NODE_COUNT,
                    VOLUME_SIZE_GB,
                    VOLUME_IOPS,
                    VOLUME_THROUGHPUT_MBPS,
                    BACKUP_ENABLED,
                    BACKUP_RETENTION_DAYS,
                    VERSION,
                    SHA256,
                    ARTIFACT,
                    CLUSTER_ID,
                    AMI,
                    ADOPTED_VOLUME_IDS,
                    ADOPTED_NETWORK_INTERFACE_IDS,
                    ADOPTED_ADDRESSES,
                    SNAPSHOT_IDS),
            List.of(
                    new Rule(
                            "`volume_iops` is at most " + Gp3.IOPS_PER_GIB + " for each of `volume_size_gb`",
                            List.of(VOLUME_IOPS, VOLUME_SIZE_GB),
                            TigerBeetleTable::volumeCarriesIops),
                    new Rule(
                            "`volume_iops` is at least " + Gp3.IOPS_PER_MIBPS + " for each of `volume_throughput_mbps`",
                            List.of(VOLUME_IOPS, VOLUME_THROUGHPUT_MBPS),
                            TigerBeetleTable::iopsCarryThroughput),
                    new Rule(
                            "`adopted_volume_ids` and `adopted_network_interface_ids` have one id for each of `node_count`",
                            List.of(NODE_COUNT, ADOPTED_VOLUME_IDS, ADOPTED_NETWORK_INTERFACE_IDS),
                            TigerBeetleTable::eachNodeAdopts),
                    new Rule(
                            "`adopted_addresses` has one address for each of `adopted_network_interface_ids`",
                            List.of(ADOPTED_NETWORK_INTERFACE_IDS, ADOPTED_ADDRESSES),
                            TigerBeetleTable::adoptedInterfacesHaveAddresses),
                    new Rule(
                            "`snapshot_ids` are of replicas below `node_count`",
                            List.of(NODE_COUNT, SNAPSHOT_IDS),
                            TigerBeetleTable::snapshotsAreOfReplicas)));

    private TigerBeetleTable() {}

    private static void volumeCarriesIops(Settings settings, Consumer<Problem> problems) {
        int iops = settings.get(VOLUME_IOPS);
        int size = settings.get(VOLUME_SIZE_GB);
        if (iops > size * Gp3.IOPS_PER_GIB) {
            int needed = (iops + Gp3.IOPS_PER_GIB - 1) / Gp3.IOPS_PER_GIB;
            problems.accept(ConfigProblems.contradiction(
                            settings.place(VOLUME_IOPS, VOLUME_SIZE_GB),
                            "a gp3 volume of " + size + " GB has no " + iops + " IOPS")
                    .expecting("'volume_iops' of at most " + size * Gp3.IOPS_PER_GIB
                            + ", or 'volume_size_gb' of at least " + needed));
        }
    }

    private static void iopsCarryThroughput(Settings settings, Consumer<Problem> problems) {
        int iops = Math.max(settings.get(VOLUME_IOPS), Gp3.BASELINE_IOPS);
        int throughput = settings.get(VOLUME_THROUGHPUT_MBPS);
        if (throughput * Gp3.IOPS_PER_MIBPS > iops) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(VOLUME_THROUGHPUT_MBPS, VOLUME_IOPS),
                            "a gp3 volume of " + iops + " IOPS does no " + throughput + " MiB/s")
                    .expecting("'volume_throughput_mbps' of at most " + iops / Gp3.IOPS_PER_MIBPS
                            + ", or 'volume_iops' of at least " + throughput * Gp3.IOPS_PER_MIBPS));
        }
    }

    private static void eachNodeAdopts(Settings settings, Consumer<Problem> problems) {
        int nodes = settings.get(NODE_COUNT);
        for (ConfigKey<List<String>> key : List.of(ADOPTED_VOLUME_IDS, ADOPTED_NETWORK_INTERFACE_IDS)) {
            int ids = settings.get(key).size();
            if (ids > 0 && ids != nodes) {
                problems.accept(ConfigProblems.contradiction(
                                settings.place(key),
                                "'" + key.name() + "' has " + ids + " of them, and 'node_count' is " + nodes)
                        .expecting("one id for each node"));
            }
        }
    }

    private static void adoptedInterfacesHaveAddresses(Settings settings, Consumer<Problem> problems) {
        int interfaces = settings.get(ADOPTED_NETWORK_INTERFACE_IDS).size();
        int addresses = settings.get(ADOPTED_ADDRESSES).size();
        if (interfaces != addresses) {
            problems.accept(ConfigProblems.contradiction(
                            settings.place(ADOPTED_ADDRESSES, ADOPTED_NETWORK_INTERFACE_IDS),
                            "'adopted_addresses' has " + addresses + " of them, and 'adopted_network_interface_ids' "
                                    + interfaces)
                    .expecting("the address of each adopted network interface"));
        }
    }

    private static void snapshotsAreOfReplicas(Settings settings, Consumer<Problem> problems) {
        int nodes = settings.get(NODE_COUNT);
        settings.get(SNAPSHOT_IDS).keySet().stream()
                .filter(replica -> replica >= nodes)
                .forEach(replica -> {
                    Span place = settings.places().nearest(SNAPSHOT_IDS.path() + "." + replica);
                    problems.accept(ConfigProblems.contradiction(
                                    place,
                                    "there is no replica " + replica + " in a cluster whose 'node_count' is " + nodes)
                            .expecting("replicas from 0 to " + (nodes - 1)));
                });
    }

    static DeployConfig.TigerBeetle read(Settings settings) {
        return new DeployConfig.TigerBeetle(
                settings.get(ENABLED),
                settings.get(SIZE),
                settings.get(NODE_COUNT),
                settings.get(VOLUME_SIZE_GB),
                settings.get(VOLUME_IOPS),
                settings.get(VOLUME_THROUGHPUT_MBPS),
                settings.get(BACKUP_ENABLED),
                settings.get(BACKUP_RETENTION_DAYS),
                settings.get(VERSION),
                settings.get(SHA256),
                settings.find(ARTIFACT),
                settings.get(CLUSTER_ID),
                settings.find(AMI),
                settings.get(ADOPTED_VOLUME_IDS),
                settings.get(ADOPTED_NETWORK_INTERFACE_IDS),
                settings.get(ADOPTED_ADDRESSES),
                settings.get(SNAPSHOT_IDS));
    }
}
