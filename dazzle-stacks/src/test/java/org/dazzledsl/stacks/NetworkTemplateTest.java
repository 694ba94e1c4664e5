package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.stacks.Synthesized.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the template of the Network stack promises. */
class NetworkTemplateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"DEV, 2, 3", "STAGING, 2, 3", "PROD, 3, 3"})
    void subnetsOfEachKindInEachZone(Environment environment, int zones, int privateZones) {
        Synthesized application = Synthesized.sample(environment);
        TreeMap<String, String> found = new TreeMap<>();
        for (Resource subnet : application.resources("AWS::EC2::Subnet")) {
            JsonNode zone = subnet.properties().path("AvailabilityZone").path("Fn::Select");
            assertEquals("", zone.path(1).path("Fn::GetAZs").asText("missing"));
            assertFalse(subnet.properties().path("MapPublicIpOnLaunch").asBoolean(true), subnet.id());
            found.put(
                    subnet.id(),
                    zone.path(0).asInt() + " "
                            + subnet.properties().path("CidrBlock").asText());
        }
        TreeMap<String, String> expected = new TreeMap<>();
        for (int zone = 0; zone < zones; zone++) {
            expected.put("PublicSubnetZone" + zone, zone + " 10.0." + 16 * zone + ".0/20");
            expected.put("IsolatedSubnetZone" + zone, zone + " 10.0." + (128 + 16 * zone) + ".0/20");
        }
        for (int zone = 0; zone < privateZones; zone++) {
            expected.put("PrivateSubnetZone" + zone, zone + " 10.0." + (64 + 16 * zone) + ".0/20");
        }
        assertEquals(expected, found);
    }

    @Test
    void withoutAClusterThereAreNoSubnetsBeyondTheConfiguredZones() {
        assertEquals(
                6,
                Synthesized.small(Environment.DEV).resources("AWS::EC2::Subnet").size());
    }

    @ParameterizedTest
    @CsvSource({"STAGING, 1", "PROD, 3"})
    void privateSubnetsReachTheInternetThroughTheConfiguredGateways(Environment environment, int gateways) {
        Synthesized application = Synthesized.sample(environment);
        assertEquals(gateways, application.resources("AWS::EC2::NatGateway").size());
        for (int zone = 0; zone < 3; zone++) {
            Resource route = application.resource("PrivateSubnetZone" + zone + "Route");
            assertEquals(
                    "0.0.0.0/0", route.properties().path("DestinationCidrBlock").asText());
            assertEquals(
                    "NatGatewayZone" + zone % gateways,
                    route.properties().path("NatGatewayId").path("Ref").asText());
            assertEquals(
                    ref("PrivateSubnetZone" + zone + "RouteTable"),
                    route.properties().path("RouteTableId"));
        }
        JsonNode gateway = application.resource("NatGatewayZone0").properties();
        assertEquals(ref("PublicSubnetZone0"), gateway.path("SubnetId"));
        assertEquals(
                "NatGatewayZone0Address",
                gateway.path("AllocationId").path("Fn::GetAtt").path(0).asText());
    }

    @Test
    void isolatedSubnetsReachS3AndNothingElse() {
        Synthesized application = Synthesized.sample(Environment.PROD);
        List<String> tablesWithRoutes = application.resources("AWS::EC2::Route").stream()
                .map(route ->
                        route.properties().path("RouteTableId").path("Ref").asText())
                .toList();
        assertTrue(tablesWithRoutes.contains("PublicRouteTable"));
        assertFalse(tablesWithRoutes.contains("IsolatedRouteTable"));
        for (int zone = 0; zone < 3; zone++) {
            JsonNode association = application
                    .resource("IsolatedSubnetZone" + zone + "RouteTableAssociation")
                    .properties();
            assertEquals(ref("IsolatedRouteTable"), association.path("RouteTableId"));
        }
        JsonNode endpoint = application.resource("S3Endpoint").properties();
        assertEquals("Gateway", endpoint.path("VpcEndpointType").asText());
        assertEquals(
                "com.amazonaws.${AWS::Region}.s3",
                endpoint.path("ServiceName").path("Fn::Sub").asText());
        assertEquals(
                List.of(
                        ref("PrivateSubnetZone0RouteTable"),
                        ref("PrivateSubnetZone1RouteTable"),
                        ref("PrivateSubnetZone2RouteTable"),
                        ref("IsolatedRouteTable")),
                list(endpoint.path("RouteTableIds")));
    }

    @Test
    void withoutGatewaysServicesAreReachedThroughEndpoints() {
        Synthesized application = Variants.cutOff();
        assertEquals(List.of(), application.resources("AWS::EC2::NatGateway"));
        assertEquals(
                List.of("PublicRoute"),
                application.resources("AWS::EC2::Route").stream()
                        .map(Resource::id)
                        .toList());
        TreeSet<String> services = new TreeSet<>();
        for (Resource endpoint : application.resources("AWS::EC2::VPCEndpoint")) {
            if (endpoint.properties().path("VpcEndpointType").asText().equals("Interface")) {
                services.add(endpoint.properties().path("ServiceName").asText());
                assertTrue(endpoint.properties().path("PrivateDnsEnabled").asBoolean());
                assertEquals(
                        List.of(ref("PrivateSubnetZone0"), ref("PrivateSubnetZone1")),
                        list(endpoint.properties().path("SubnetIds")));
                assertEquals(
                        List.of(groupId("EndpointSecurityGroup")),
                        list(endpoint.properties().path("SecurityGroupIds")));
            }
        }
        TreeSet<String> expected = new TreeSet<>();
        for (String service : List.of(
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
                "ssmmessages")) {
            expected.add("com.amazonaws.us-east-1." + service);
        }
        assertEquals(expected, services);
    }

    /** Every rule of every group, in words; what is not listed is not let through. */
    @ParameterizedTest
    @EnumSource(Environment.class)
    void whoMayTalkToWhom(Environment environment) {
        assertEquals(
                new TreeSet<>(List.of(
                        "AlbSecurityGroup <- 0.0.0.0/0 tcp 80",
                        "AlbSecurityGroup -> EcsSecurityGroup tcp 8000",
                        "EcsSecurityGroup <- AlbSecurityGroup tcp 8000",
                        "EcsSecurityGroup -> 0.0.0.0/0 -1 every",
                        "DatabaseSecurityGroup <- EcsSecurityGroup tcp 5432",
                        "CacheSecurityGroup <- EcsSecurityGroup tcp 6379",
                        "TigerBeetleSecurityGroup <- EcsSecurityGroup tcp 3000",
                        "TigerBeetleSecurityGroup <- TigerBeetleSecurityGroup tcp 3000",
                        "TigerBeetleSecurityGroup <- TigerBeetleSecurityGroup tcp 3001",
                        "TigerBeetleSecurityGroup -> TigerBeetleSecurityGroup tcp 3000",
                        "TigerBeetleSecurityGroup -> TigerBeetleSecurityGroup tcp 3001",
                        "TigerBeetleSecurityGroup -> 0.0.0.0/0 tcp 443")),
                rules(Synthesized.sample(environment)));
    }

    @Test
    void whoMayTalkToWhomWithADomainAndEndpoints() {
        TreeSet<String> rules = rules(Variants.cutOff());
        assertTrue(
                rules.containsAll(List.of(
                        "AlbSecurityGroup <- 0.0.0.0/0 tcp 443",
                        "AlbSecurityGroup <- 0.0.0.0/0 tcp 80",
                        "EndpointSecurityGroup <- EcsSecurityGroup tcp 443",
                        "EndpointSecurityGroup <- TigerBeetleSecurityGroup tcp 443")),
                rules.toString());
        assertFalse(rules.stream().anyMatch(rule -> rule.startsWith("EndpointSecurityGroup ->")), rules.toString());
    }

    private static TreeSet<String> rules(Synthesized application) {
        TreeSet<String> rules = new TreeSet<>();
        for (Resource group : application.resources("AWS::EC2::SecurityGroup")) {
            JsonNode egress = group.properties().path("SecurityGroupEgress");
            assertFalse(egress.isEmpty(), group.id() + " would be given a rule that lets everything out");
            group.properties()
                    .path("SecurityGroupIngress")
                    .forEach(rule -> rules.add(group.id() + " <- " + words(rule, "SourceSecurityGroupId")));
            egress.forEach(rule -> {
                if (!rule.path("CidrIp").asText().equals("127.0.0.1/32")) {
                    rules.add(group.id() + " -> " + words(rule, "DestinationSecurityGroupId"));
                }
            });
        }
        for (Resource rule : application.resources("AWS::EC2::SecurityGroupIngress")) {
            rules.add(owner(rule) + " <- " + words(rule.properties(), "SourceSecurityGroupId"));
        }
        for (Resource rule : application.resources("AWS::EC2::SecurityGroupEgress")) {
            rules.add(owner(rule) + " -> " + words(rule.properties(), "DestinationSecurityGroupId"));
        }
        return rules;
    }

    private static String owner(Resource rule) {
        return rule.properties().path("GroupId").path("Fn::GetAtt").path(0).asText();
    }

    private static String words(JsonNode rule, String peerGroup) {
        String peer = rule.has("CidrIp")
                ? rule.path("CidrIp").asText()
                : rule.path(peerGroup).path("Fn::GetAtt").path(0).asText();
        assertEquals(rule.path("FromPort"), rule.path("ToPort"));
        return peer + " " + rule.path("IpProtocol").asText() + " "
                + (rule.has("FromPort") ? rule.path("FromPort").asText() : "every");
    }

    @Test
    void everyFlowIsLogged() throws IOException {
        Synthesized application = Synthesized.sample(Environment.PROD);
        assertEquals(json("""
                        {
                          "ResourceType": "VPC",
                          "ResourceId": {"Ref": "Vpc"},
                          "TrafficType": "ALL",
                          "LogDestinationType": "cloud-watch-logs",
                          "LogDestination": {"Fn::GetAtt": ["FlowLogGroup", "Arn"]},
                          "DeliverLogsPermissionArn": {"Fn::GetAtt": ["FlowLogRole", "Arn"]}
                        }"""), application.resource("FlowLog").properties());
        JsonNode group = application.resource("FlowLogGroup").properties();
        assertEquals("/bank/prod/network/flow-logs", group.path("LogGroupName").asText());
        assertEquals(30, group.path("RetentionInDays").asInt());
        JsonNode statement = statement(application.resource("FlowLogRole"));
        assertEquals(json("[{\"Fn::GetAtt\": [\"FlowLogGroup\", \"Arn\"]}]"), statement.path("Resource"));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void theDefaultSecurityGroupIsEmptiedOfBothItsRules(Environment environment) throws IOException {
        Synthesized application = Synthesized.sample(environment);
        assertLock(
                application,
                "DefaultGroupIngressLock",
                "evokeSecurityGroupIngress",
                "{\"IpProtocol\":\"-1\",\"UserIdGroupPairs\":[{\"GroupId\":\"sg-1\",\"UserId\":\"111122223333\"}]}");
        assertLock(
                application,
                "DefaultGroupEgressLock",
                "evokeSecurityGroupEgress",
                "{\"IpProtocol\":\"-1\",\"IpRanges\":[{\"CidrIp\":\"0.0.0.0/0\"}]}");
    }

    private static void assertLock(Synthesized application, String id, String call, String permission)
            throws IOException {
        JsonNode schedule = application.resource(id).properties();
        assertEquals("rate(1 day)", schedule.path("ScheduleExpression").asText());
        assertFalse(schedule.has("StartDate"), "without a start, a schedule by rate runs at once");
        JsonNode target = schedule.path("Target");
        assertEquals(
                "arn:${AWS::Partition}:scheduler:::aws-sdk:ec2:r" + call,
                target.path("Arn").path("Fn::Sub").asText());
        JsonNode input = target.path("Input").path("Fn::Sub");
        assertEquals(json("{\"Group\": {\"Fn::GetAtt\": [\"Vpc\", \"DefaultSecurityGroup\"]}}"), input.path(1));
        String filled = input.path(0).asText().replace("${Group}", "sg-1").replace("${AWS::AccountId}", "111122223333");
        assertEquals(json("{\"GroupId\": \"sg-1\", \"IpPermissions\": [" + permission + "]}"), json(filled));
        JsonNode statement = statement(application.resource(id + "Role"));
        assertEquals(List.of("ec2:R" + call), texts(statement.path("Action")));
        assertEquals(
                "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:security-group/${Group}",
                statement.path("Resource").path(0).path("Fn::Sub").path(0).asText());
    }

    @Test
    void laterStacksAreToldInZoneOrder() {
        Synthesized application = Synthesized.sample(Environment.STAGING);
        assertEquals(subnets("PublicSubnet", 2), published(application, "PublicSubnetIds"));
        assertEquals(subnets("PrivateSubnet", 2), published(application, "PrivateSubnetIds"));
        assertEquals(subnets("PrivateSubnet", 3), published(application, "ReplicaSubnetIds"));
        assertEquals(subnets("IsolatedSubnet", 2), published(application, "IsolatedSubnetIds"));
        assertEquals(zones(application, "PrivateSubnet", 3), published(application, "ReplicaZones"));
        assertEquals(zones(application, "IsolatedSubnet", 2), published(application, "IsolatedZones"));
        assertEquals(
                "/bank/staging/network/vpc_id",
                application
                        .resource("PublishedNetworkVpcId")
                        .properties()
                        .path("Name")
                        .asText());
    }

    private static List<JsonNode> subnets(String kind, int zones) {
        return IntStream.range(0, zones)
                .mapToObj(zone -> ref(kind + "Zone" + zone))
                .toList();
    }

    /** Those that the subnets themselves are given. */
    private static List<JsonNode> zones(Synthesized application, String kind, int zones) {
        return IntStream.range(0, zones)
                .mapToObj(zone ->
                        application.resource(kind + "Zone" + zone).properties().path("AvailabilityZone"))
                .toList();
    }

    private static List<JsonNode> published(Synthesized application, String wire) {
        JsonNode properties = application.resource("PublishedNetwork" + wire).properties();
        assertEquals("StringList", properties.path("Type").asText());
        JsonNode join = properties.path("Value").path("Fn::Join");
        assertEquals(",", join.path(0).asText());
        return list(join.path(1));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void whatKeptInterfacesStandInOutlivesTheStack(Environment environment) {
        TreeSet<String> kept = new TreeSet<>();
        for (Resource resource : ofNetwork(Synthesized.sample(environment))) {
            if (resource.json().path("DeletionPolicy").asText().equals("Retain")) {
                kept.add(resource.id());
            }
        }
        assertEquals(
                environment == Environment.DEV
                        ? new TreeSet<>()
                        : new TreeSet<>(List.of(
                                "PrivateSubnetZone0",
                                "PrivateSubnetZone1",
                                "PrivateSubnetZone2",
                                "TigerBeetleSecurityGroup",
                                "Vpc")),
                kept);
    }

    @Test
    void aVpcOfTheUsersOwnIsNeitherMadeNorLookedUp() {
        Synthesized application = Variants.guest();
        assertEquals(
                new TreeSet<>(List.of(
                        "AWS::EC2::SecurityGroup",
                        "AWS::EC2::SecurityGroupEgress",
                        "AWS::EC2::SecurityGroupIngress",
                        "AWS::SSM::Parameter")),
                new TreeSet<>(
                        ofNetwork(application).stream().map(Resource::type).toList()));
        application
                .resources("AWS::EC2::SecurityGroup")
                .forEach(group -> assertEquals(
                        "vpc-0123456789abcdef0",
                        group.properties().path("VpcId").asText()));
        TreeMap<String, String> published = new TreeMap<>();
        for (String wire : List.of(
                "VpcId",
                "PublicSubnetIds",
                "PrivateSubnetIds",
                "IsolatedSubnetIds",
                "ReplicaSubnetIds",
                "ReplicaZones")) {
            published.put(
                    wire,
                    application
                            .resource("PublishedNetwork" + wire)
                            .properties()
                            .path("Value")
                            .asText());
        }
        TreeMap<String, String> expected = new TreeMap<>();
        expected.put("VpcId", "vpc-0123456789abcdef0");
        expected.put("PublicSubnetIds", "subnet-0a,subnet-0b");
        expected.put("PrivateSubnetIds", "subnet-1a,subnet-1b");
        expected.put("IsolatedSubnetIds", "subnet-2a,subnet-2b");
        expected.put("ReplicaSubnetIds", "subnet-1a,subnet-1b,subnet-1c");
        expected.put("ReplicaZones", "us-east-1a,us-east-1b,us-east-1c");
        assertEquals(expected, published);
    }

    @Test
    void theOrganisationsKeyAndBoundaryAreEverywhere() {
        Synthesized application = Variants.cutOff();
        assertEquals(
                Variants.KEY,
                application
                        .resource("FlowLogGroup")
                        .properties()
                        .path("KmsKeyId")
                        .asText());
        List<Resource> roles = ofNetwork(application).stream()
                .filter(resource -> resource.type().equals("AWS::IAM::Role"))
                .toList();
        assertEquals(3, roles.size());
        roles.forEach(role -> assertEquals(
                Variants.BOUNDARY, role.properties().path("PermissionsBoundary").asText(), role.id()));
    }

    @Test
    void cfnLintFindsNothingInTheVariants() throws IOException, InterruptedException {
        for (Synthesized application : List.of(Variants.cutOff(), Variants.guest())) {
            CfnLint.assertNoFindings(application.templateFiles().stream()
                    .filter(file -> file.getFileName().toString().matches("(Network|Data)\\..*"))
                    .toList());
        }
    }

    private static List<Resource> ofNetwork(Synthesized application) {
        return application.resources().stream()
                .filter(resource -> resource.stack().equals(StackName.NETWORK.title()))
                .toList();
    }

    private static JsonNode statement(Resource role) {
        return role.properties()
                .path("Policies")
                .path(0)
                .path("PolicyDocument")
                .path("Statement")
                .path(0);
    }

    private static JsonNode ref(String id) {
        return JSON.createObjectNode().put("Ref", id);
    }

    private static JsonNode groupId(String id) {
        return JSON.createObjectNode()
                .set("Fn::GetAtt", JSON.createArrayNode().add(id).add("GroupId"));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        return list(array).stream().map(JsonNode::asText).toList();
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
