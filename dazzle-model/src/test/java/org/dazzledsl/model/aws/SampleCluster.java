package org.dazzledsl.model.aws;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.Architecture;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements;

/** An application with a TigerBeetle cluster that is configured in one way or another, for tests. */
public final class SampleCluster {

    /** The line of {@code node_count} in the configuration that is made here. */
    public static final Span NODE_COUNT = Span.at("dazzle.toml", 21, 1);

    private final DeployConfig config;

    private SampleCluster(DeployConfig config) {
        this.config = config;
    }

    public static SampleCluster in(Environment environment) {
        return new SampleCluster(SampleApplication.config(environment))
                .written("deploy.tigerbeetle", Span.at("dazzle.toml", 20, 1))
                .written("deploy.tigerbeetle.node_count", NODE_COUNT);
    }

    /** The key with the value that it has anyway. */
    public SampleCluster writing(String key) {
        return written(key, Span.at("dazzle.toml", 30, 1));
    }

    private SampleCluster written(String key, Span place) {
        TreeMap<String, Span> keys = new TreeMap<>(config.places().byKey());
        keys.put(key, place);
        return new SampleCluster(
                withPlaces(config, new ConfigPlaces(config.places().file(), keys)));
    }

    public PlanContext context() {
        return new PlanContext(
                needs(),
                config,
                ResourceNames.of(SampleApplication.project().name(), config.environment(), Optional.empty()));
    }

    public AwsPlan plan() {
        return AwsPlanner.plan(needs(), SampleApplication.project(), config);
    }

    /** A ledger and little else, so that there is not much to synthesize. */
    private static InfraRequirements needs() {
        InfraRequirements small = SampleApplication.smallNeeds();
        return new InfraRequirements(
                small.application(),
                small.database(),
                small.tables(),
                small.storage(),
                small.cache(),
                small.queue(),
                small.workers(),
                small.webhooks(),
                small.queues(),
                small.streams(),
                small.email(),
                small.schedules(),
                SampleApplication.needs().ledger(),
                small.secrets(),
                small.tenancy(),
                small.sensitiveFields());
    }

    public SampleCluster nodes(int count) {
        return with(c -> changed(c, c.size(), count, c.volumeIops(), c.backupEnabled()));
    }

    public SampleCluster size(String size) {
        return with(c -> changed(c, size, c.nodeCount(), c.volumeIops(), c.backupEnabled()));
    }

    public SampleCluster iops(int iops) {
        return with(c -> changed(c, c.size(), c.nodeCount(), iops, c.backupEnabled()));
    }

    public SampleCluster withoutBackup() {
        return with(c -> changed(c, c.size(), c.nodeCount(), c.volumeIops(), false));
    }

    public SampleCluster clusterId(BigInteger id) {
        return with(c -> installed(c, c.version(), c.sha256(), c.artifact(), id, c.ami()));
    }

    public SampleCluster version(String version) {
        return with(c -> installed(c, version, c.sha256(), c.artifact(), c.clusterId(), c.ami()));
    }

    public SampleCluster sha256(Architecture architecture, String sum) {
        return with(c -> installed(c, c.version(), Map.of(architecture, sum), c.artifact(), c.clusterId(), c.ami()));
    }

    public SampleCluster artifact(String address) {
        return with(c -> installed(c, c.version(), c.sha256(), Optional.of(address), c.clusterId(), c.ami()));
    }

    public SampleCluster ami(String id) {
        return with(c -> installed(c, c.version(), c.sha256(), c.artifact(), c.clusterId(), Optional.of(id)));
    }

    public SampleCluster adoptedVolumes(String... ids) {
        return with(
                c -> adopting(c, List.of(ids), c.adoptedNetworkInterfaceIds(), c.adoptedAddresses(), c.snapshotIds()));
    }

    public SampleCluster adoptedInterfaces(String... ids) {
        return with(c -> adopting(c, c.adoptedVolumeIds(), List.of(ids), c.adoptedAddresses(), c.snapshotIds()));
    }

    public SampleCluster adoptedAddresses(String... addresses) {
        return with(c ->
                adopting(c, c.adoptedVolumeIds(), c.adoptedNetworkInterfaceIds(), List.of(addresses), c.snapshotIds()));
    }

    public SampleCluster snapshot(int replica, String id) {
        return with(c -> adopting(
                c, c.adoptedVolumeIds(), c.adoptedNetworkInterfaceIds(), c.adoptedAddresses(), Map.of(replica, id)));
    }

    /** A VPC of the user's own whose private subnets stand in these zones. */
    public SampleCluster existingVpc(String... zones) {
        List<String> subnets = IntStream.range(0, zones.length)
                .mapToObj(index -> "subnet-0" + index)
                .toList();
        return network(
                config.network().availabilityZones(),
                Optional.of(new DeployConfig.ExistingVpc("vpc-01", subnets, subnets, List.of(zones), subnets)));
    }

    /** Of the application, not of the cluster. */
    public SampleCluster zones(int zones) {
        return network(zones, config.network().existing());
    }

    private SampleCluster network(int zones, Optional<DeployConfig.ExistingVpc> existing) {
        DeployConfig.Network network = config.network();
        return new SampleCluster(withNetwork(
                config, new DeployConfig.Network(network.vpcCidr(), zones, network.natGateways(), existing)));
    }

    public SampleCluster organization(DeployConfig.Organization organization) {
        return new SampleCluster(withOrganization(config, organization));
    }

    private SampleCluster with(UnaryOperator<DeployConfig.TigerBeetle> change) {
        return new SampleCluster(withTigerBeetle(config, change.apply(config.tigerbeetle())));
    }

    private static DeployConfig.TigerBeetle changed(
            DeployConfig.TigerBeetle c, String size, int nodeCount, int iops, boolean backup) {
        return new DeployConfig.TigerBeetle(
                c.enabled(),
                size,
                nodeCount,
                c.volumeSizeGb(),
                iops,
                c.volumeThroughputMbps(),
                backup,
                c.backupRetentionDays(),
                c.version(),
                c.sha256(),
                c.artifact(),
                c.clusterId(),
                c.ami(),
                c.adoptedVolumeIds(),
                c.adoptedNetworkInterfaceIds(),
                c.adoptedAddresses(),
                c.snapshotIds());
    }

    private static DeployConfig.TigerBeetle installed(
            DeployConfig.TigerBeetle c,
            String version,
            Map<Architecture, String> sha256,
            Optional<String> artifact,
            BigInteger clusterId,
            Optional<String> ami) {
        return new DeployConfig.TigerBeetle(
                c.enabled(),
                c.size(),
                c.nodeCount(),
                c.volumeSizeGb(),
                c.volumeIops(),
                c.volumeThroughputMbps(),
                c.backupEnabled(),
                c.backupRetentionDays(),
                version,
                sha256,
                artifact,
                clusterId,
                ami,
                c.adoptedVolumeIds(),
                c.adoptedNetworkInterfaceIds(),
                c.adoptedAddresses(),
                c.snapshotIds());
    }

    private static DeployConfig.TigerBeetle adopting(
            DeployConfig.TigerBeetle c,
            List<String> volumes,
            List<String> interfaces,
            List<String> addresses,
            Map<Integer, String> snapshots) {
        return new DeployConfig.TigerBeetle(
                c.enabled(),
                c.size(),
                c.nodeCount(),
                c.volumeSizeGb(),
                c.volumeIops(),
                c.volumeThroughputMbps(),
                c.backupEnabled(),
                c.backupRetentionDays(),
                c.version(),
                c.sha256(),
                c.artifact(),
                c.clusterId(),
                c.ami(),
                volumes,
                interfaces,
                addresses,
                snapshots);
    }

    private static DeployConfig withTigerBeetle(DeployConfig c, DeployConfig.TigerBeetle tigerBeetle) {
        return copy(c, c.organization(), c.network(), tigerBeetle, c.places());
    }

    private static DeployConfig withNetwork(DeployConfig c, DeployConfig.Network network) {
        return copy(c, c.organization(), network, c.tigerbeetle(), c.places());
    }

    private static DeployConfig withOrganization(DeployConfig c, DeployConfig.Organization organization) {
        return copy(c, organization, c.network(), c.tigerbeetle(), c.places());
    }

    private static DeployConfig withPlaces(DeployConfig c, ConfigPlaces places) {
        return copy(c, c.organization(), c.network(), c.tigerbeetle(), places);
    }

    private static DeployConfig copy(
            DeployConfig c,
            DeployConfig.Organization organization,
            DeployConfig.Network network,
            DeployConfig.TigerBeetle tigerBeetle,
            ConfigPlaces places) {
        return new DeployConfig(
                c.enabled(),
                c.environment(),
                c.region(),
                c.account(),
                c.tags(),
                organization,
                network,
                c.compute(),
                c.database(),
                c.storage(),
                c.messaging(),
                c.dns(),
                c.observability(),
                tigerBeetle,
                c.email(),
                c.secrets(),
                c.output(),
                c.preflight(),
                places);
    }
}
