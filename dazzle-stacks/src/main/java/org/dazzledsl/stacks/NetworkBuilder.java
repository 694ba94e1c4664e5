package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.allow;
import static org.dazzledsl.stacks.PolicyJson.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.network.NetworkStack;
import org.dazzledsl.model.aws.network.NetworkWires;
import org.dazzledsl.model.aws.network.SecurityGroup;
import org.dazzledsl.model.aws.network.Subnet;
import org.dazzledsl.model.aws.network.Vpc;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnEIPProps;
import software.amazon.awscdk.services.ec2.CfnFlowLogProps;
import software.amazon.awscdk.services.ec2.CfnInternetGatewayProps;
import software.amazon.awscdk.services.ec2.CfnNatGatewayProps;
import software.amazon.awscdk.services.ec2.CfnRouteProps;
import software.amazon.awscdk.services.ec2.CfnRouteTableProps;
import software.amazon.awscdk.services.ec2.CfnSubnetProps;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociationProps;
import software.amazon.awscdk.services.ec2.CfnVPCEndpointProps;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachmentProps;
import software.amazon.awscdk.services.ec2.CfnVPCProps;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRoleProps;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.scheduler.CfnScheduleProps;

/** Builds what a {@link NetworkStack} asks for. */
final class NetworkBuilder {

    private static final String EVERYWHERE = "0.0.0.0/0";

    /** The two rules that EC2 gives a VPC's default security group, as its API takes them. */
    private static final String DEFAULT_INGRESS =
            "{\"GroupId\":\"${Group}\",\"IpPermissions\":[{\"IpProtocol\":\"-1\",\"UserIdGroupPairs\":"
                    + "[{\"GroupId\":\"${Group}\",\"UserId\":\"${AWS::AccountId}\"}]}]}";

    private static final String DEFAULT_EGRESS =
            "{\"GroupId\":\"${Group}\",\"IpPermissions\":[{\"IpProtocol\":\"-1\",\"IpRanges\":"
                    + "[{\"CidrIp\":\"0.0.0.0/0\"}]}]}";

    private final StackScope scope;
    private final Map<String, StackResource> subnets = new LinkedHashMap<>();

    /** Those of private and of isolated subnets: S3 is reached from there through an endpoint. */
    private final List<String> routeTablesToS3 = new ArrayList<>();

    private NetworkBuilder(StackScope scope) {
        this.scope = scope;
    }

    static void build(StackScope scope, NetworkStack network) {
        NetworkBuilder builder = new NetworkBuilder(scope);
        if (network.vpc() instanceof Vpc.Created created) {
            builder.created(created, network.securityGroups());
        } else if (network.vpc() instanceof Vpc.Named named) {
            builder.named(named, network.securityGroups());
        }
    }

    private void named(Vpc.Named vpc, List<SecurityGroup> groups) {
        new SecurityGroupBuilder(scope, vpc.id()).build(groups);
        AwsResource owner = groups.get(0);
        scope.publish(NetworkWires.VPC_ID, vpc.id(), owner);
        for (Vpc.NamedList list : vpc.lists()) {
            scope.publish(list.wire(), list.values(), owner);
        }
    }

    private void created(Vpc.Created vpc, List<SecurityGroup> groups) {
        StackResource construct = scope.planned(
                vpc,
                CfnVPCProps.builder()
                        .cidrBlock(vpc.cidr())
                        .enableDnsSupport(true)
                        .enableDnsHostnames(true)
                        .tags(name(vpc))
                        .build());
        retain(construct, vpc.retained());
        String vpcId = construct.ref();
        Map<String, StackResource> groupsById = new SecurityGroupBuilder(scope, vpcId).build(groups);
        StackResource attachment = internetGateway(vpc, vpcId);
        publicSubnets(vpc, vpcId, attachment);
        Map<String, StackResource> gateways = natGateways(vpc, attachment);
        for (Subnet subnet : vpc.subnets(Subnet.Kind.PRIVATE)) {
            privateSubnet(subnet, vpcId, gateways);
        }
        isolatedSubnets(vpc, vpcId);
        endpoints(vpc, vpcId, groupsById);
        flowLog(vpc, vpcId);
        lockDefaultGroup(vpc, construct);
        scope.publish(NetworkWires.VPC_ID, vpcId, vpc);
        for (Vpc.SubnetList list : vpc.lists()) {
            publish(vpc, list);
        }
    }

    private void publish(Vpc.Created vpc, Vpc.SubnetList list) {
        List<String> values = new ArrayList<>();
        for (Subnet subnet : vpc.subnets()) {
            String id = subnet.planned().id();
            if (list.subnets().contains(id)) {
                values.add(
                        list.attribute() == Vpc.Attribute.ID ? subnets.get(id).ref() : zone(subnet));
            }
        }
        scope.publish(list.wire(), values, vpc);
    }

    private String zone(Subnet subnet) {
        return scope.intrinsics().select(subnet.zone(), PolicyJson.one("Fn::GetAZs", ""));
    }

    private StackResource internetGateway(Vpc.Created vpc, String vpcId) {
        Vpc.InternetGateway gateway = vpc.internetGateway();
        StackResource construct = scope.planned(
                gateway, CfnInternetGatewayProps.builder().tags(name(gateway)).build());
        return scope.auxiliary(
                gateway.planned().id() + "Attachment",
                gateway,
                CfnVPCGatewayAttachmentProps.builder()
                        .vpcId(vpcId)
                        .internetGatewayId(construct.ref())
                        .build());
    }

    private void publicSubnets(Vpc.Created vpc, String vpcId, StackResource attachment) {
        StackResource routes = routeTable("PublicRouteTable", vpcId, vpc);
        Vpc.InternetGateway gateway = vpc.internetGateway();
        StackResource route = scope.auxiliary(
                "PublicRoute",
                gateway,
                CfnRouteProps.builder()
                        .routeTableId(routes.ref())
                        .destinationCidrBlock(EVERYWHERE)
                        .gatewayId(scope.intrinsics().ref(gateway.planned().id()))
                        .build());
        route.dependsOn(attachment);
        for (Subnet subnet : vpc.subnets(Subnet.Kind.PUBLIC)) {
            subnet(subnet, vpcId, routes);
        }
    }

    private Map<String, StackResource> natGateways(Vpc.Created vpc, StackResource attachment) {
        Map<String, StackResource> gateways = new LinkedHashMap<>();
        for (Vpc.NatGateway gateway : vpc.natGateways()) {
            String id = gateway.planned().id();
            StackResource address = scope.auxiliary(
                    id + "Address",
                    gateway,
                    CfnEIPProps.builder().domain("vpc").tags(name(gateway)).build());
            address.dependsOn(attachment);
            StackResource construct = scope.planned(
                    gateway,
                    CfnNatGatewayProps.builder()
                            .subnetId(subnets.get(gateway.subnet()).ref())
                            .allocationId(address.attribute("AllocationId"))
                            .tags(name(gateway))
                            .build());
            // A gateway made before its subnet has a route to the internet fails.
            construct.dependsOn(attachment);
            gateways.put(id, construct);
        }
        return gateways;
    }

    private void privateSubnet(Subnet subnet, String vpcId, Map<String, StackResource> gateways) {
        String id = subnet.planned().id();
        StackResource routes = routeTable(id + "RouteTable", vpcId, subnet);
        routeTablesToS3.add(routes.ref());
        if (subnet.natGateway().isPresent()) {
            scope.auxiliary(
                    id + "Route",
                    subnet,
                    CfnRouteProps.builder()
                            .routeTableId(routes.ref())
                            .destinationCidrBlock(EVERYWHERE)
                            .natGatewayId(
                                    gateways.get(subnet.natGateway().get()).ref())
                            .build());
        }
        subnet(subnet, vpcId, routes);
    }

    private void isolatedSubnets(Vpc.Created vpc, String vpcId) {
        StackResource routes = routeTable("IsolatedRouteTable", vpcId, vpc);
        routeTablesToS3.add(routes.ref());
        for (Subnet subnet : vpc.subnets(Subnet.Kind.ISOLATED)) {
            subnet(subnet, vpcId, routes);
        }
    }

    private StackResource routeTable(String id, String vpcId, AwsResource owner) {
        return scope.auxiliary(
                id,
                owner,
                CfnRouteTableProps.builder().vpcId(vpcId).tags(name(owner)).build());
    }

    private void subnet(Subnet subnet, String vpcId, StackResource routes) {
        String id = subnet.planned().id();
        StackResource construct = scope.planned(
                subnet,
                CfnSubnetProps.builder()
                        .vpcId(vpcId)
                        .cidrBlock(subnet.cidr())
                        .availabilityZone(zone(subnet))
                        .mapPublicIpOnLaunch(false)
                        .tags(name(subnet))
                        .build());
        retain(construct, subnet.retained());
        subnets.put(id, construct);
        scope.auxiliary(
                id + "RouteTableAssociation",
                subnet,
                CfnSubnetRouteTableAssociationProps.builder()
                        .subnetId(construct.ref())
                        .routeTableId(routes.ref())
                        .build());
    }

    private void endpoints(Vpc.Created vpc, String vpcId, Map<String, StackResource> groups) {
        Vpc.S3Endpoint s3 = vpc.s3Endpoint();
        scope.planned(
                s3,
                CfnVPCEndpointProps.builder()
                        .vpcId(vpcId)
                        .vpcEndpointType("Gateway")
                        .serviceName(scope.intrinsics().sub("com.amazonaws.${AWS::Region}.s3"))
                        .routeTableIds(routeTablesToS3)
                        .build());
        for (Vpc.InterfaceEndpoint endpoint : vpc.interfaceEndpoints()) {
            scope.planned(
                    endpoint,
                    CfnVPCEndpointProps.builder()
                            .vpcId(vpcId)
                            .vpcEndpointType("Interface")
                            // CDK knows the services that are called otherwise in the regions of China.
                            .serviceName(scope.intrinsics().endpointService(endpoint.service()))
                            .privateDnsEnabled(true)
                            .subnetIds(ids(endpoint.subnets()))
                            .securityGroupIds(
                                    List.of(groups.get(endpoint.securityGroup()).attribute("GroupId")))
                            .build());
        }
    }

    private List<String> ids(List<String> ofSubnets) {
        List<String> ids = new ArrayList<>();
        for (String id : ofSubnets) {
            ids.add(subnets.get(id).ref());
        }
        return ids;
    }

    private void flowLog(Vpc.Created vpc, String vpcId) {
        Vpc.FlowLog flowLog = vpc.flowLog();
        Vpc.FlowLogGroup group = flowLog.logGroup();
        StackResource logs = scope.logGroup(group, group.retentionDays());
        // A log group's ARN ends in ":*", which stands for its streams.
        StackResource role = role(
                flowLog,
                "Writes the VPC's flow logs",
                "vpc-flow-logs.amazonaws.com",
                allow(
                        List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
                        List.of(logs.attribute("Arn"))));
        scope.planned(
                flowLog,
                CfnFlowLogProps.builder()
                        .resourceType("VPC")
                        .resourceId(vpcId)
                        .trafficType("ALL")
                        .logDestinationType("cloud-watch-logs")
                        .logDestination(logs.attribute("Arn"))
                        .deliverLogsPermissionArn(role.attribute("Arn"))
                        .build());
    }

    private void lockDefaultGroup(Vpc.Created vpc, StackResource construct) {
        Map<String, String> group = Collections.singletonMap("Group", construct.attribute("DefaultSecurityGroup"));
        String arn = scope.intrinsics()
                .sub("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:security-group/${Group}", group);
        for (Vpc.DefaultGroupLock lock : vpc.defaultGroupLocks()) {
            boolean ingress = lock.direction() == Vpc.Direction.INGRESS;
            String call = ingress ? "evokeSecurityGroupIngress" : "evokeSecurityGroupEgress";
            StackResource role = role(
                    lock,
                    "Takes a rule from the VPC's default security group",
                    "scheduler.amazonaws.com",
                    allow(List.of("ec2:R" + call), List.of(arn)));
            CfnSchedule.TargetProperty target = CfnSchedule.TargetProperty.builder()
                    .arn(scope.intrinsics().sub("arn:${AWS::Partition}:scheduler:::aws-sdk:ec2:r" + call))
                    .roleArn(role.attribute("Arn"))
                    .input(scope.intrinsics().sub(ingress ? DEFAULT_INGRESS : DEFAULT_EGRESS, group))
                    .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                            .maximumRetryAttempts(lock.retryAttempts())
                            .build())
                    .build();
            scope.planned(
                    lock,
                    CfnScheduleProps.builder()
                            .description("Keeps the VPC's default security group empty")
                            .scheduleExpression(lock.rate())
                            .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                                    .mode("OFF")
                                    .build())
                            .target(target)
                            .build());
        }
    }

    private StackResource role(AwsResource owner, String description, String service, Map<String, Object> statement) {
        CfnRoleProps.Builder props = CfnRoleProps.builder()
                .description(description)
                .assumeRolePolicyDocument(PolicyJson.assumedBy(service))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("own")
                        .policyDocument(document(List.of(statement)))
                        .build()));
        return scope.auxiliary(owner.planned().id() + "Role", owner, scope.bounded(props));
    }

    private static void retain(StackResource construct, boolean retained) {
        if (retained) {
            construct.removalPolicy(RemovalPolicy.RETAIN);
        }
    }

    private static List<CfnTag> name(AwsResource resource) {
        return List.of(
                CfnTag.builder().key("Name").value(resource.planned().name()).build());
    }
}
