package org.dazzledsl.model.aws.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.RecordChange;
import org.dazzledsl.model.aws.ResourceNames;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.StackPlan;
import org.dazzledsl.model.aws.network.SecurityGroup.Anyone;
import org.dazzledsl.model.aws.network.SecurityGroup.Member;
import org.dazzledsl.model.aws.network.SecurityGroup.Rule;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.DeployConfig.ExistingVpc;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.Need;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NetworkPlannerTest {

    private static final InfraRequirements EVERYTHING = SampleApplication.needs();
    private static final InfraRequirements ENTITIES = SampleApplication.smallNeeds();
    private static final DeployConfig DEV = SampleApplication.config(Environment.DEV);
    private static final DeployConfig PROD = SampleApplication.config(Environment.PROD);

    private static final ExistingVpc NAMED = new ExistingVpc(
            "vpc-1",
            List.of("subnet-p0", "subnet-p1"),
            List.of("subnet-a", "subnet-b", "subnet-c"),
            List.of("eu-west-1a", "eu-west-1b", "eu-west-1c"),
            List.of("subnet-i0", "subnet-i1"));

    @Test
    void aThirdZoneRenumbersNothing() {
        List<String> two = addresses(created(ENTITIES, DEV));
        List<String> three = addresses(created(ENTITIES, change(DEV, "network.availabilityZones", 3)));
        assertEquals(
                List.of(
                        "PublicSubnetZone0 10.0.0.0/20",
                        "PublicSubnetZone1 10.0.16.0/20",
                        "PrivateSubnetZone0 10.0.64.0/20",
                        "PrivateSubnetZone1 10.0.80.0/20",
                        "IsolatedSubnetZone0 10.0.128.0/20",
                        "IsolatedSubnetZone1 10.0.144.0/20"),
                two);
        assertEquals(9, three.size());
        assertTrue(three.containsAll(two), three.toString());
    }

    private static List<String> addresses(Vpc.Created vpc) {
        return vpc.subnets().stream()
                .map(subnet -> subnet.planned().id() + " " + subnet.cidr())
                .toList();
    }

    @Test
    void aClusterHasPrivateSubnetsInThreeZonesHoweverManyAreConfigured() {
        Vpc.Created vpc = created(EVERYTHING, DEV);
        assertEquals(2, vpc.subnets(Subnet.Kind.PUBLIC).size());
        assertEquals(
                List.of(0, 1, 2),
                vpc.subnets(Subnet.Kind.PRIVATE).stream().map(Subnet::zone).toList());
        assertEquals(2, vpc.subnets(Subnet.Kind.ISOLATED).size());
        // A load balancer in two zones doesn't reach a task in a third.
        assertEquals(
                List.of("PrivateSubnetZone0", "PrivateSubnetZone1"), list(vpc, NetworkWires.PRIVATE_SUBNET_IDS.key()));
        assertEquals(
                List.of("PrivateSubnetZone0", "PrivateSubnetZone1", "PrivateSubnetZone2"),
                list(vpc, NetworkWires.REPLICA_SUBNET_IDS.key()));
        assertEquals(list(vpc, NetworkWires.REPLICA_SUBNET_IDS.key()), list(vpc, NetworkWires.REPLICA_ZONES.key()));
        assertEquals(List.of(), list(created(ENTITIES, DEV), NetworkWires.REPLICA_SUBNET_IDS.key()));
    }

    private static List<String> list(Vpc.Created vpc, String key) {
        return vpc.lists().stream()
                .filter(list -> list.wire().key().equals(key))
                .flatMap(list -> list.subnets().stream())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "1, NatGatewayZone0, NatGatewayZone0, NatGatewayZone0",
        "2, NatGatewayZone0, NatGatewayZone1, NatGatewayZone0",
        // One for each configured zone at most.
        "3, NatGatewayZone0, NatGatewayZone1, NatGatewayZone0"
    })
    void everyPrivateSubnetHasAWayOut(int gateways, String zone0, String zone1, String zone2) {
        Vpc.Created vpc = created(EVERYTHING, change(DEV, "network.natGateways", gateways));
        assertEquals(
                List.of(Optional.of(zone0), Optional.of(zone1), Optional.of(zone2)),
                vpc.subnets(Subnet.Kind.PRIVATE).stream()
                        .map(Subnet::natGateway)
                        .toList());
        assertEquals(Math.min(gateways, 2), vpc.natGateways().size());
        assertEquals(List.of(), vpc.interfaceEndpoints());
    }

    @Test
    void withoutGatewaysThereAreEndpointsForWhatExists() {
        DeployConfig config = change(DEV, "network.natGateways", 0);
        assertEquals(
                new TreeSet<>(List.of("ecr.api", "ecr.dkr", "logs", "secretsmanager", "ssm")),
                services(created(ENTITIES, config)));
        assertEquals(
                new TreeSet<>(List.of("ecr.api", "ecr.dkr", "logs", "secretsmanager")),
                services(created(ENTITIES, change(config, "secrets", List.of()))));
        assertEquals(
                new TreeSet<>(List.of(
                        "cloudformation",
                        "ec2",
                        "ec2messages",
                        "ecr.api",
                        "ecr.dkr",
                        "email",
                        "events",
                        "logs",
                        "monitoring",
                        "secretsmanager",
                        "sqs",
                        "ssm",
                        "ssmmessages",
                        "xray")),
                services(created(EVERYTHING, change(config, "observability.enableXray", true))));
    }

    private static TreeSet<String> services(Vpc.Created vpc) {
        vpc.interfaceEndpoints()
                .forEach(endpoint ->
                        assertEquals(List.of("PrivateSubnetZone0", "PrivateSubnetZone1"), endpoint.subnets()));
        return new TreeSet<>(vpc.interfaceEndpoints().stream()
                .map(Vpc.InterfaceEndpoint::service)
                .toList());
    }

    @Test
    void withoutGatewaysAReplicaNeedsACopyOfTheRelease() {
        DeployConfig config = written(change(DEV, "network.natGateways", 0), "deploy.network.nat_gateways", 9);
        assertEquals(
                List.of(
                        "dazzle.toml:9:1 without NAT gateways no replica can fetch TigerBeetle's release from the internet;"
                                + " expected nat_gateways of at least 1, or a copy in S3 as deploy.tigerbeetle.artifact"),
                lines(plan(EVERYTHING, config).refusals()));
        assertEquals(List.of(), plan(ENTITIES, config).refusals());
        assertEquals(
                List.of(),
                plan(EVERYTHING, change(config, "tigerbeetle.artifact", Optional.of("s3://own/tigerbeetle.zip")))
                        .refusals());
        assertEquals(List.of(), plan(EVERYTHING, DEV).refusals());
    }

    @Test
    void withoutGatewaysThePlanSaysWhatIsOutOfReach() {
        DeployConfig config = change(DEV, "network.natGateways", 0);
        assertEquals(
                List.of("Without NAT gateways the application reaches AWS alone, and not crm"),
                texts(plan(EVERYTHING, config)));
        assertEquals(List.of(), texts(plan(ENTITIES, config)));
    }

    @Test
    void aRegionOfTwoZonesIsNoPlaceForThree() {
        DeployConfig config = change(DEV, "region", "us-west-1");
        assertEquals(
                List.of("An account sees two availability zones in us-west-1, and three are used: the deployment will"
                        + " fail there"),
                texts(plan(EVERYTHING, config)));
        assertEquals(List.of(), texts(plan(ENTITIES, config)));
    }

    private static List<String> lines(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.span().file() + ":" + problem.span().line() + ":"
                        + problem.span().column() + " " + problem.sentence())
                .toList();
    }

    private static List<String> texts(StackPlan<NetworkStack> plan) {
        return plan.notes().stream().map(Note::text).toList();
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void whatKeptInterfacesStandInIsKeptToo(Environment environment) {
        NetworkStack network =
                plan(EVERYTHING, SampleApplication.config(environment)).stack();
        Vpc.Created vpc = (Vpc.Created) network.vpc();
        boolean kept = environment != Environment.DEV;
        assertEquals(kept, vpc.retained());
        vpc.subnets()
                .forEach(subnet -> assertEquals(
                        kept && subnet.kind() == Subnet.Kind.PRIVATE,
                        subnet.retained(),
                        subnet.planned().id()));
        network.securityGroups()
                .forEach(group -> assertEquals(
                        kept && group.planned().id().equals("TigerBeetleSecurityGroup"), group.retained()));
        assertFalse(created(ENTITIES, PROD).retained());
    }

    @Test
    void onlyTheGroupsOfWhatExists() {
        assertEquals(
                List.of(
                        "EcsSecurityGroup",
                        "AlbSecurityGroup",
                        "DatabaseSecurityGroup",
                        "CacheSecurityGroup",
                        "TigerBeetleSecurityGroup"),
                groupIds(EVERYTHING, DEV));
        assertEquals(List.of("EcsSecurityGroup", "AlbSecurityGroup", "DatabaseSecurityGroup"), groupIds(ENTITIES, DEV));
        assertEquals(
                List.of("EcsSecurityGroup", "AlbSecurityGroup"),
                groupIds(RecordChange.with(ENTITIES, "database", Need.NONE), DEV));
        assertEquals(
                List.of("EcsSecurityGroup", "AlbSecurityGroup", "DatabaseSecurityGroup", "CacheSecurityGroup"),
                groupIds(EVERYTHING, change(DEV, "tigerbeetle.enabled", false)));
        assertEquals(
                List.of("EcsSecurityGroup", "AlbSecurityGroup", "DatabaseSecurityGroup", "EndpointSecurityGroup"),
                groupIds(ENTITIES, change(DEV, "network.natGateways", 0)));
    }

    private static List<String> groupIds(InfraRequirements needs, DeployConfig config) {
        return plan(needs, config).stack().securityGroups().stream()
                .map(group -> group.planned().id())
                .toList();
    }

    @Test
    void aReplicaIsReachedByTasksAndByReplicasAndByNobodyElse() {
        SecurityGroup group = group("TigerBeetleSecurityGroup", DEV);
        assertEquals(
                List.of("TigerBeetleSecurityGroup 3000", "TigerBeetleSecurityGroup 3001", "EcsSecurityGroup 3000"),
                words(group.ingress()));
        assertEquals(
                List.of("TigerBeetleSecurityGroup 3000", "TigerBeetleSecurityGroup 3001", "anyone 443"),
                words(group.egress()));
    }

    @ParameterizedTest
    @CsvSource({"DatabaseSecurityGroup, 5432", "CacheSecurityGroup, 6379"})
    void dataIsReachedByTasksAlone(String id, int port) {
        assertEquals(List.of("EcsSecurityGroup " + port), words(group(id, DEV).ingress()));
        assertEquals(List.of(), words(group(id, DEV).egress()));
    }

    @Test
    void aTaskIsReachedThroughTheLoadBalancerOnThePortOfItsContainer() {
        DeployConfig config = change(DEV, "compute.containerPort", 9000);
        assertEquals(
                List.of("AlbSecurityGroup 9000"),
                words(group("EcsSecurityGroup", config).ingress()));
        assertEquals(
                List.of("anyone every"), words(group("EcsSecurityGroup", config).egress()));
        assertEquals(
                List.of("EcsSecurityGroup 9000"),
                words(group("AlbSecurityGroup", config).egress()));
    }

    @Test
    void theLoadBalancerIsReachedWhereItListens() {
        DeployConfig domain = change(DEV, "dns.domainName", Optional.of("bank.example"));
        assertEquals(List.of("anyone 80"), words(group("AlbSecurityGroup", DEV).ingress()));
        assertEquals(
                List.of("anyone 443", "anyone 80"),
                words(group("AlbSecurityGroup", domain).ingress()));
        assertEquals(
                List.of("anyone 443"),
                words(group("AlbSecurityGroup", change(domain, "dns.redirectHttpToHttps", false))
                        .ingress()));
        assertEquals(
                List.of("anyone 80"),
                words(group("AlbSecurityGroup", change(domain, "dns.createCertificate", false))
                        .ingress()));
    }

    private static SecurityGroup group(String id, DeployConfig config) {
        return plan(EVERYTHING, config).stack().securityGroups().stream()
                .filter(group -> group.planned().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> words(List<Rule> rules) {
        return rules.stream()
                .map(rule -> peer(rule) + " "
                        + (rule.port().isPresent() ? rule.port().getAsInt() : "every"))
                .toList();
    }

    private static String peer(Rule rule) {
        if (rule.peer() instanceof Member member) {
            return member.group();
        }
        return rule.peer() instanceof Anyone ? "anyone" : "?";
    }

    @Test
    void aNamedVpcGetsSecurityGroupsAndNothingElse() {
        NetworkStack network = plan(EVERYTHING, change(DEV, "network.existing", Optional.of(NAMED)))
                .stack();
        assertTrue(network.resources().stream()
                .map(AwsResource::planned)
                .allMatch(planned -> planned.type().equals("AWS::EC2::SecurityGroup")));
        Vpc.Named vpc = (Vpc.Named) network.vpc();
        assertEquals("vpc-1", vpc.id());
        TreeMap<String, List<String>> published = new TreeMap<>();
        vpc.lists().forEach(list -> published.put(list.wire().key(), list.values()));
        assertEquals(
                new TreeMap<>(Map.of(
                        "public_subnet_ids", NAMED.publicSubnetIds(),
                        "private_subnet_ids", List.of("subnet-a", "subnet-b"),
                        "isolated_subnet_ids", NAMED.isolatedSubnetIds(),
                        "replica_subnet_ids", NAMED.privateSubnetIds(),
                        "replica_zones", NAMED.privateSubnetZones())),
                published);
    }

    @Test
    void tasksStandWhereTheLoadBalancerReachesThemAndThePlanSaysSo() {
        assertEquals(
                List.of(
                        "Tasks stand in the first 2 of 3 private subnets: the load balancer has 2 public ones, and reaches"
                                + " tasks in their zones alone"),
                texts(plan(ENTITIES, change(DEV, "network.existing", Optional.of(NAMED)))));
        ExistingVpc even = RecordChange.with(NAMED, "publicSubnetIds", List.of("subnet-p0", "subnet-p1", "subnet-p2"));
        assertEquals(List.of(), texts(plan(ENTITIES, change(DEV, "network.existing", Optional.of(even)))));
    }

    @Test
    void theLoadBalancerNeedsPublicSubnetsOfANamedVpc() {
        ExistingVpc vpc = RecordChange.with(NAMED, "publicSubnetIds", List.of());
        DeployConfig config = written(change(DEV, "network.existing", Optional.of(vpc)), "deploy.network", 7);
        assertEquals(
                List.of("dazzle.toml:7:1 the load balancer stands in public subnets, and none of the VPC are named;"
                        + " expected at least two public_subnet_ids, in the zones of private_subnet_ids and in their"
                        + " order"),
                lines(plan(ENTITIES, config).refusals()));
        assertEquals(List.of(), texts(plan(ENTITIES, config)));
        assertEquals(
                List.of(),
                plan(ENTITIES, change(DEV, "network.existing", Optional.of(NAMED)))
                        .refusals());
    }

    @Test
    void dataStandsInPrivateSubnetsOfANamedVpcWithoutIsolatedOnes() {
        ExistingVpc vpc = RecordChange.with(NAMED, "isolatedSubnetIds", List.of());
        Vpc.Named named = (Vpc.Named) plan(ENTITIES, change(DEV, "network.existing", Optional.of(vpc)))
                .stack()
                .vpc();
        assertEquals(
                List.of(NAMED.privateSubnetIds()),
                named.lists().stream()
                        .filter(list -> list.wire().equals(NetworkWires.ISOLATED_SUBNET_IDS))
                        .map(Vpc.NamedList::values)
                        .toList());
    }

    @Test
    void theReasonsAreWhatAskedForAResourceAndWhatShapedIt() {
        Vpc.Created vpc = created(EVERYTHING, DEV);
        assertEquals(List.of("app bank", "deploy.network.vpc_cidr"), elements(vpc));
        List<Subnet> subnets = vpc.subnets(Subnet.Kind.PRIVATE);
        assertEquals(
                List.of("app bank", "deploy.network.availability_zones", "ledger CustomerWallet"),
                elements(subnets.get(0)));
        assertEquals(List.of("ledger CustomerWallet"), elements(subnets.get(2)));
        assertEquals(
                List.of("app bank", "deploy.network.nat_gateways"),
                elements(vpc.natGateways().get(0)));
        assertEquals(List.of("entity Customer"), elements(group("DatabaseSecurityGroup", DEV)));
        Vpc.InterfaceEndpoint events =
                created(EVERYTHING, change(DEV, "network.natGateways", 0)).interfaceEndpoints().stream()
                        .filter(endpoint -> endpoint.service().equals("events"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(List.of("channel audit", "deploy.network.nat_gateways"), elements(events));
    }

    private static List<String> elements(AwsResource resource) {
        return resource.planned().reasons().stream().map(Reason::element).toList();
    }

    @Test
    void withoutGatewaysManyChannelsAreFoundThroughAnEndpointOfSsm() {
        DeployConfig config = change(change(DEV, "network.natGateways", 0), "secrets", List.of());
        assertFalse(
                services(withQueues(PlanContext.MOST_CHANNELS_BY_NAME), config).contains("ssm"));
        assertTrue(services(withQueues(PlanContext.MOST_CHANNELS_BY_NAME + 1), config)
                .contains("ssm"));
    }

    private static InfraRequirements withQueues(int count) {
        QueueNeed queue = EVERYTHING.queues().get(0);
        return RecordChange.with(ENTITIES, "queues", Collections.nCopies(count, queue));
    }

    private static List<String> services(InfraRequirements needs, DeployConfig config) {
        return created(needs, config).interfaceEndpoints().stream()
                .map(Vpc.InterfaceEndpoint::service)
                .toList();
    }

    @Test
    void notesAndRefusalsReachThePlan() {
        DeployConfig config = change(DEV, "network.natGateways", 0);
        var plan = AwsPlanner.plan(EVERYTHING, SampleApplication.project(), config);
        assertTrue(plan.refusals().containsAll(plan(EVERYTHING, config).refusals()));
        assertTrue(
                plan.requirements().notes().containsAll(plan(EVERYTHING, config).notes()));
    }

    private static Vpc.Created created(InfraRequirements needs, DeployConfig config) {
        return (Vpc.Created) plan(needs, config).stack().vpc();
    }

    private static StackPlan<NetworkStack> plan(InfraRequirements needs, DeployConfig config) {
        return NetworkPlanner.plan(
                new PlanContext(needs, config, ResourceNames.of("bank", config.environment(), Optional.empty())));
    }

    private static DeployConfig change(DeployConfig config, String path, Object value) {
        return RecordChange.with(config, path, value);
    }

    private static DeployConfig written(DeployConfig config, String key, int line) {
        TreeMap<String, Span> keys = new TreeMap<>(config.places().byKey());
        keys.put(key, Span.at("dazzle.toml", line, 1));
        return RecordChange.with(
                config, "places", new ConfigPlaces(config.places().file(), keys));
    }
}
