package org.dazzledsl.model.aws.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.Wire;
import org.dazzledsl.model.aws.network.Vpc.Attribute;
import org.dazzledsl.model.aws.network.Vpc.DefaultGroupLock;
import org.dazzledsl.model.aws.network.Vpc.Direction;
import org.dazzledsl.model.aws.network.Vpc.FlowLog;
import org.dazzledsl.model.aws.network.Vpc.FlowLogGroup;
import org.dazzledsl.model.aws.network.Vpc.InterfaceEndpoint;
import org.dazzledsl.model.aws.network.Vpc.InternetGateway;
import org.dazzledsl.model.aws.network.Vpc.NatGateway;
import org.dazzledsl.model.aws.network.Vpc.S3Endpoint;
import org.dazzledsl.model.aws.network.Vpc.SubnetList;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;

/** Decides a VPC of ours: its addresses, zones, subnets and ways out. */
final class VpcPlanner {

    /** A VPC is divided into sixteen equal parts: four for each kind of subnet, of which three are for zones, and a spare. */
    private static final int PART_BITS = 4;

    private static final int PARTS_PER_KIND = 4;

    /** Nobody but a person by hand puts a rule back, so a day is soon enough. */
    private static final String LOCK_RATE = "rate(1 day)";

    private static final int LOCK_RETRY_ATTEMPTS = 5;

    private final PlanContext context;
    private final DeployConfig.Network config;
    private final boolean retained;
    private final Reason zonesConfigured;

    /** @param retained whether the VPC and the replicas' subnets outlive the stack */
    VpcPlanner(PlanContext context, boolean retained) {
        this.context = context;
        this.config = context.config().network();
        this.retained = retained;
        this.zonesConfigured = because(
                "deploy.network.availability_zones",
                "the application stands in " + config.availabilityZones() + " availability zones");
    }

    Vpc.Created vpc(List<InterfaceEndpoint> endpoints) {
        Reason addresses = because("deploy.network.vpc_cidr", "the VPC's addresses are " + config.vpcCidr());
        return new Vpc.Created(
                new PlannedResource("Vpc", Vpc.Created.TYPE, context.names().base(), context.applicationAnd(addresses)),
                config.vpcCidr(),
                retained,
                new InternetGateway(new PlannedResource(
                        "InternetGateway",
                        "AWS::EC2::InternetGateway",
                        context.names().base(),
                        context.applicationAnd())),
                subnets(),
                gateways(),
                new S3Endpoint(planned("S3Endpoint", "AWS::EC2::VPCEndpoint")),
                endpoints,
                flowLog(),
                List.of(
                        lock("DefaultGroupIngressLock", Direction.INGRESS),
                        lock("DefaultGroupEgressLock", Direction.EGRESS)),
                lists());
    }

    /** How many zones are used by anything. */
    int zones() {
        return Math.max(config.availabilityZones(), replicaZones());
    }

    List<String> taskSubnetIds() {
        return ids(Subnet.Kind.PRIVATE, config.availabilityZones());
    }

    private int replicaZones() {
        return context.hasTigerBeetle() ? Vpc.MOST_ZONES : 0;
    }

    private List<Subnet> subnets() {
        List<Subnet> subnets = new ArrayList<>();
        for (int zone = 0; zone < config.availabilityZones(); zone++) {
            subnets.add(subnet(Subnet.Kind.PUBLIC, zone));
        }
        for (int zone = 0; zone < zones(); zone++) {
            subnets.add(subnet(Subnet.Kind.PRIVATE, zone));
        }
        for (int zone = 0; zone < config.availabilityZones(); zone++) {
            subnets.add(subnet(Subnet.Kind.ISOLATED, zone));
        }
        return subnets;
    }

    private Subnet subnet(Subnet.Kind kind, int zone) {
        boolean ofReplicas = kind == Subnet.Kind.PRIVATE && zone < replicaZones();
        return new Subnet(
                new PlannedResource(
                        id(kind, zone),
                        Subnet.TYPE,
                        name(kind.name().toLowerCase(Locale.ROOT), zone),
                        reasons(zone, ofReplicas)),
                kind,
                zone,
                AddressBlock.of(config.vpcCidr())
                        .part(kind.ordinal() * PARTS_PER_KIND + zone, PART_BITS)
                        .cidr(),
                kind == Subnet.Kind.PRIVATE ? gatewayOf(zone) : Optional.empty(),
                retained && ofReplicas);
    }

    private List<Reason> reasons(int zone, boolean ofReplicas) {
        List<Reason> reasons = new ArrayList<>();
        if (zone < config.availabilityZones()) {
            reasons.addAll(context.applicationAnd(zonesConfigured));
        }
        if (ofReplicas) {
            context.needs()
                    .ledger()
                    .ifPresent(ledger -> reasons.addAll(ledger.need().reasons()));
        }
        return reasons;
    }

    private static String id(Subnet.Kind kind, int zone) {
        String name = switch (kind) {
            case PUBLIC -> "PublicSubnet";
            case PRIVATE -> "PrivateSubnet";
            case ISOLATED -> "IsolatedSubnet";
        };
        return LogicalId.of(name, zoneName(zone));
    }

    /** A zone's own name, since the region's names for it are only known at deployment. */
    private static String zoneName(int zone) {
        return "zone" + zone;
    }

    /** What people see: {@code bank-prod-private-0}. */
    private String name(String what, int zone) {
        return context.names().base() + "-" + what + "-" + zone;
    }

    private static List<String> ids(Subnet.Kind kind, int zones) {
        return IntStream.range(0, zones).mapToObj(zone -> id(kind, zone)).toList();
    }

    private int gatewayCount() {
        return Math.min(config.natGateways(), config.availabilityZones());
    }

    private List<NatGateway> gateways() {
        Reason configured = because(
                "deploy.network.nat_gateways",
                gatewayCount() + (gatewayCount() == 1 ? " NAT gateway leads" : " NAT gateways lead")
                        + " from private subnets to the internet");
        return IntStream.range(0, gatewayCount())
                .mapToObj(zone -> new NatGateway(
                        new PlannedResource(
                                gatewayId(zone), "AWS::EC2::NatGateway", context.applicationAnd(configured)),
                        id(Subnet.Kind.PUBLIC, zone)))
                .toList();
    }

    /** The gateway of its own zone; without one there, that of another. */
    private Optional<String> gatewayOf(int zone) {
        return gatewayCount() == 0 ? Optional.empty() : Optional.of(gatewayId(zone % gatewayCount()));
    }

    private static String gatewayId(int zone) {
        return LogicalId.of("NatGateway", zoneName(zone));
    }

    private FlowLog flowLog() {
        int days = context.config().observability().logRetentionDays();
        Reason retention = because("deploy.observability.log_retention_days", "logs are kept for " + days + " days");
        String name = context.names().path(StackName.NETWORK.pathSegment(), "flow-logs");
        return new FlowLog(
                planned("FlowLog", "AWS::EC2::FlowLog"),
                new FlowLogGroup(
                        new PlannedResource(
                                "FlowLogGroup", "AWS::Logs::LogGroup", name, context.applicationAnd(retention)),
                        days));
    }

    private DefaultGroupLock lock(String id, Direction direction) {
        return new DefaultGroupLock(planned(id, "AWS::Scheduler::Schedule"), direction, LOCK_RATE, LOCK_RETRY_ATTEMPTS);
    }

    private List<SubnetList> lists() {
        List<SubnetList> lists = new ArrayList<>(List.of(
                list(NetworkWires.PUBLIC_SUBNET_IDS, Subnet.Kind.PUBLIC, config.availabilityZones()),
                list(NetworkWires.PRIVATE_SUBNET_IDS, Subnet.Kind.PRIVATE, config.availabilityZones()),
                list(NetworkWires.ISOLATED_SUBNET_IDS, Subnet.Kind.ISOLATED, config.availabilityZones())));
        if (context.hasDatabase()) {
            lists.add(zones(NetworkWires.ISOLATED_ZONES, Subnet.Kind.ISOLATED, config.availabilityZones()));
        }
        if (context.hasTigerBeetle()) {
            lists.add(list(NetworkWires.REPLICA_SUBNET_IDS, Subnet.Kind.PRIVATE, replicaZones()));
            lists.add(zones(NetworkWires.REPLICA_ZONES, Subnet.Kind.PRIVATE, replicaZones()));
        }
        return lists;
    }

    private static SubnetList list(Wire wire, Subnet.Kind kind, int zones) {
        return new SubnetList(wire, Attribute.ID, ids(kind, zones));
    }

    private static SubnetList zones(Wire wire, Subnet.Kind kind, int zones) {
        return new SubnetList(wire, Attribute.ZONE, ids(kind, zones));
    }

    private PlannedResource planned(String id, String type) {
        return new PlannedResource(id, type, context.applicationAnd());
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(key, rule);
    }
}
