package org.dazzledsl.model.aws.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.StackPlan;
import org.dazzledsl.model.aws.network.Vpc.NamedList;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.DeployConfig.ExistingVpc;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretPurpose;

/** Decides what the Network stack holds. */
public final class NetworkPlanner {

    /**
     * Where an account sees two zones and no third one (AWS global infrastructure, Regions and Availability Zones, which
     * lists three for this region and says that new accounts get two).
     */
    private static final Set<String> TWO_ZONE_REGIONS = Set.of("us-west-1");

    private final PlanContext context;
    private final DeployConfig.Network config;

    private NetworkPlanner(PlanContext context) {
        this.context = context;
        this.config = context.config().network();
    }

    public static StackPlan<NetworkStack> plan(PlanContext context) {
        return new NetworkPlanner(context).plan();
    }

    private StackPlan<NetworkStack> plan() {
        String name = context.names().stack(StackName.NETWORK);
        SecurityGroupPlanner groups = new SecurityGroupPlanner(context);
        // Interfaces that outlive the stack keep their subnet and their group from being deleted.
        boolean retained =
                context.hasTigerBeetle() && context.config().environment().keepsWhatHoldsData();
        if (config.existing().isPresent()) {
            ExistingVpc existing = config.existing().get();
            return new StackPlan<>(
                    new NetworkStack(name, named(existing), groups.groups(List.of(), retained)),
                    fewerPublicNote(existing).stream().toList(),
                    noPublicSubnets(existing).stream().toList());
        }
        EndpointPlanner endpoints = new EndpointPlanner(context);
        VpcPlanner vpc = new VpcPlanner(context, retained);
        List<Reason> whyEndpoints = hasGateways() ? List.of() : endpoints.reasons();
        return new StackPlan<>(
                new NetworkStack(
                        name,
                        vpc.vpc(hasGateways() ? List.of() : endpoints.endpoints(vpc.taskSubnetIds())),
                        groups.groups(whyEndpoints, retained)),
                Stream.concat(zoneNote(vpc.zones()).stream(), reachNote().stream())
                        .toList(),
                unreachableRelease().stream().toList());
    }

    private boolean hasGateways() {
        return config.natGateways() > 0;
    }

    private Vpc named(ExistingVpc vpc) {
        List<NamedList> lists = new ArrayList<>(List.of(
                new NamedList(NetworkWires.PUBLIC_SUBNET_IDS, vpc.publicSubnetIds()),
                new NamedList(NetworkWires.PRIVATE_SUBNET_IDS, taskSubnets(vpc)),
                new NamedList(
                        NetworkWires.ISOLATED_SUBNET_IDS,
                        vpc.isolatedSubnetIds().isEmpty() ? vpc.privateSubnetIds() : vpc.isolatedSubnetIds())));
        if (context.hasTigerBeetle()) {
            lists.add(new NamedList(NetworkWires.REPLICA_SUBNET_IDS, vpc.privateSubnetIds()));
            lists.add(new NamedList(NetworkWires.REPLICA_ZONES, vpc.privateSubnetZones()));
        }
        return new Vpc.Named(vpc.vpcId(), lists);
    }

    /** A load balancer doesn't reach a task in a zone that it has no subnet in. */
    private static List<String> taskSubnets(ExistingVpc vpc) {
        int zones =
                Math.min(vpc.privateSubnetIds().size(), vpc.publicSubnetIds().size());
        return vpc.privateSubnetIds().subList(0, zones);
    }

    private Optional<Note> fewerPublicNote(ExistingVpc vpc) {
        int zones = taskSubnets(vpc).size();
        int privateSubnets = vpc.privateSubnetIds().size();
        if (zones == 0 || zones == privateSubnets) {
            return Optional.empty();
        }
        return Optional.of(new Note(
                "Tasks stand in the first " + zones + " of " + privateSubnets
                        + " private subnets: the load balancer has " + zones
                        + " public ones, and reaches tasks in their zones alone",
                context.config()
                        .places()
                        .because("deploy.network.public_subnet_ids", "subnets are named in the order of their zones")));
    }

    private Optional<Problem> noPublicSubnets(ExistingVpc vpc) {
        if (!vpc.publicSubnetIds().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(
                        "no-public-subnets",
                        context.config().places().nearest("deploy.network.public_subnet_ids"),
                        "the load balancer stands in public subnets, and none of the VPC are named")
                .expecting("at least two public_subnet_ids, in the zones of private_subnet_ids and in their order"));
    }

    private Optional<Note> zoneNote(int zones) {
        String region = context.config().region();
        boolean tooMany = zones == Vpc.MOST_ZONES && TWO_ZONE_REGIONS.contains(region);
        return tooMany
                ? Optional.of(new Note(
                        "An account sees two availability zones in " + region
                                + ", and three are used: the deployment will fail there",
                        context.config().places().because("deploy.region", "zones are those of the region")))
                : Optional.empty();
    }

    /** Without NAT gateways, what is not AWS can't be reached: worth a word where the application asks for it. */
    private Optional<Note> reachNote() {
        List<String> outside = context.needs().secrets().stream()
                .filter(secret ->
                        secret.purpose() == SecretPurpose.EXTERNAL_API || secret.purpose() == SecretPurpose.LLM_KEY)
                .map(SecretNeed::name)
                .distinct()
                .toList();
        if (hasGateways() || outside.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Note(
                "Without NAT gateways the application reaches AWS alone, and not " + String.join(", ", outside),
                context.config()
                        .places()
                        .because("deploy.network.nat_gateways", "the way to the internet is a NAT gateway")));
    }

    /** A replica that can't fetch its server would wait for it until the deployment fails. */
    private Optional<Problem> unreachableRelease() {
        boolean fromInternet = context.config()
                .tigerbeetle()
                .artifact()
                .filter(artifact -> artifact.startsWith("s3://"))
                .isEmpty();
        if (!context.hasTigerBeetle() || hasGateways() || !fromInternet) {
            return Optional.empty();
        }
        return Optional.of(Problem.error(
                        "release-out-of-reach",
                        context.config().places().nearest("deploy.network.nat_gateways"),
                        "without NAT gateways no replica can fetch TigerBeetle's release from the internet")
                .expecting("nat_gateways of at least 1, or a copy in S3 as deploy.tigerbeetle.artifact"));
    }
}
