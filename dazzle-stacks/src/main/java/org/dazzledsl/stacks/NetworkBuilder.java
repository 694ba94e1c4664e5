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
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.CfnEIP;
import software.amazon.awscdk.services.ec2.CfnEIPProps;
import software.amazon.awscdk.services.ec2.CfnFlowLog;
import software.amazon.awscdk.services.ec2.CfnFlowLogProps;
import software.amazon.awscdk.services.ec2.CfnInternetGateway;
import software.amazon.awscdk.services.ec2.CfnInternetGatewayProps;
import software.amazon.awscdk.services.ec2.CfnNatGateway;
import software.amazon.awscdk.services.ec2.CfnNatGatewayProps;
import software.amazon.awscdk.services.ec2.CfnRoute;
import software.amazon.awscdk.services.ec2.CfnRouteProps;
import software.amazon.awscdk.services.ec2.CfnRouteTable;
import software.amazon.awscdk.services.ec2.CfnRouteTableProps;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSubnet;
import software.amazon.awscdk.services.ec2.CfnSubnetProps;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociation;
import software.amazon.awscdk.services.ec2.CfnSubnetRouteTableAssociationProps;
import software.amazon.awscdk.services.ec2.CfnVPC;
import software.amazon.awscdk.services.ec2.CfnVPCEndpoint;
import software.amazon.awscdk.services.ec2.CfnVPCEndpointProps;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachment;
import software.amazon.awscdk.services.ec2.CfnVPCGatewayAttachmentProps;
import software.amazon.awscdk.services.ec2.CfnVPCProps;
import software.amazon.awscdk.services.ec2.InterfaceVpcEndpointAwsService;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRoleProps;
import software.amazon.awscdk.services.logs.CfnLogGroup;
import software.amazon.awscdk.services.logs.CfnLogGroupProps;
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
    private final Stack stack;
    private final Map<String, CfnSubnet> subnets = new LinkedHashMap<>();
    private final Map<Integer, String> zones = new LinkedHashMap<>();

    /** Those of private and of isolated subnets: S3 is reached from there through an endpoint. */
    private final List<String> routeTablesToS3 = new ArrayList<>();

    private NetworkBuilder(StackScope scope) {
        this.scope = scope;
        this.stack = scope.stack();
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
        vpc.lists().forEach(list -> scope.publish(list.wire(), list.values(), owner));
    }

    private void created(Vpc.Created vpc, List<SecurityGroup> groups) {
        CfnVPC construct = scope.planned(
                new CfnVPC(
                        stack,
                        vpc.planned().id(),
                        CfnVPCProps.builder()
                                .cidrBlock(vpc.cidr())
                                .enableDnsSupport(true)
                                .enableDnsHostnames(true)
                                .tags(name(vpc))
                                .build()),
                vpc);
        retain(construct, vpc.retained());
        String vpcId = construct.getRef();
        Map<String, CfnSecurityGroup> groupsById = new SecurityGroupBuilder(scope, vpcId).build(groups);
        CfnVPCGatewayAttachment attachment = internetGateway(vpc, vpcId);
        publicSubnets(vpc, vpcId, attachment);
        Map<String, CfnNatGateway> gateways = natGateways(vpc, attachment);
        vpc.subnets(Subnet.Kind.PRIVATE).forEach(subnet -> privateSubnet(subnet, vpcId, gateways));
        isolatedSubnets(vpc, vpcId);
        endpoints(vpc, vpcId, groupsById);
        flowLog(vpc, vpcId);
        lockDefaultGroup(vpc, construct);
        scope.publish(NetworkWires.VPC_ID, vpcId, vpc);
        vpc.lists().forEach(list -> publish(vpc, list));
    }

    private void publish(Vpc.Created vpc, Vpc.SubnetList list) {
        List<String> values = vpc.subnets().stream()
                .filter(subnet -> list.subnets().contains(subnet.planned().id()))
                .map(subnet -> list.attribute() == Vpc.Attribute.ID
                        ? subnets.get(subnet.planned().id()).getRef()
                        : zone(subnet))
                .toList();
        scope.publish(list.wire(), values, vpc);
    }

    private String zone(Subnet subnet) {
        return zones.computeIfAbsent(subnet.zone(), zone -> Fn.select(zone, Fn.getAzs()));
    }

    private CfnVPCGatewayAttachment internetGateway(Vpc.Created vpc, String vpcId) {
        Vpc.InternetGateway gateway = vpc.internetGateway();
        CfnInternetGateway construct = scope.planned(
                new CfnInternetGateway(
                        stack,
                        gateway.planned().id(),
                        CfnInternetGatewayProps.builder().tags(name(gateway)).build()),
                gateway);
        return scope.auxiliary(
                new CfnVPCGatewayAttachment(
                        stack,
                        gateway.planned().id() + "Attachment",
                        CfnVPCGatewayAttachmentProps.builder()
                                .vpcId(vpcId)
                                .internetGatewayId(construct.getRef())
                                .build()),
                gateway);
    }

    private void publicSubnets(Vpc.Created vpc, String vpcId, CfnVPCGatewayAttachment attachment) {
        CfnRouteTable routes = routeTable("PublicRouteTable", vpcId, vpc);
        Vpc.InternetGateway gateway = vpc.internetGateway();
        CfnRoute route = scope.auxiliary(
                new CfnRoute(
                        stack,
                        "PublicRoute",
                        CfnRouteProps.builder()
                                .routeTableId(routes.getRef())
                                .destinationCidrBlock(EVERYWHERE)
                                .gatewayId(attachment.getInternetGatewayId())
                                .build()),
                gateway);
        route.addResourceDependency(attachment);
        vpc.subnets(Subnet.Kind.PUBLIC).forEach(subnet -> subnet(subnet, vpcId, routes));
    }

    private Map<String, CfnNatGateway> natGateways(Vpc.Created vpc, CfnVPCGatewayAttachment attachment) {
        Map<String, CfnNatGateway> gateways = new LinkedHashMap<>();
        for (Vpc.NatGateway gateway : vpc.natGateways()) {
            String id = gateway.planned().id();
            CfnEIP address = scope.auxiliary(
                    new CfnEIP(
                            stack,
                            id + "Address",
                            CfnEIPProps.builder()
                                    .domain("vpc")
                                    .tags(name(gateway))
                                    .build()),
                    gateway);
            address.addResourceDependency(attachment);
            CfnNatGateway construct = new CfnNatGateway(
                    stack,
                    id,
                    CfnNatGatewayProps.builder()
                            .subnetId(subnets.get(gateway.subnet()).getRef())
                            .allocationId(address.getAttrAllocationId())
                            .tags(name(gateway))
                            .build());
            // A gateway made before its subnet has a route to the internet fails.
            construct.addResourceDependency(attachment);
            gateways.put(id, scope.planned(construct, gateway));
        }
        return gateways;
    }

    private void privateSubnet(Subnet subnet, String vpcId, Map<String, CfnNatGateway> gateways) {
        String id = subnet.planned().id();
        CfnRouteTable routes = routeTable(id + "RouteTable", vpcId, subnet);
        routeTablesToS3.add(routes.getRef());
        subnet.natGateway()
                .map(gateways::get)
                .ifPresent(gateway -> scope.auxiliary(
                        new CfnRoute(
                                stack,
                                id + "Route",
                                CfnRouteProps.builder()
                                        .routeTableId(routes.getRef())
                                        .destinationCidrBlock(EVERYWHERE)
                                        .natGatewayId(gateway.getRef())
                                        .build()),
                        subnet));
        subnet(subnet, vpcId, routes);
    }

    private void isolatedSubnets(Vpc.Created vpc, String vpcId) {
        CfnRouteTable routes = routeTable("IsolatedRouteTable", vpcId, vpc);
        routeTablesToS3.add(routes.getRef());
        vpc.subnets(Subnet.Kind.ISOLATED).forEach(subnet -> subnet(subnet, vpcId, routes));
    }

    private CfnRouteTable routeTable(String id, String vpcId, AwsResource owner) {
        return scope.auxiliary(
                new CfnRouteTable(
                        stack,
                        id,
                        CfnRouteTableProps.builder()
                                .vpcId(vpcId)
                                .tags(name(owner))
                                .build()),
                owner);
    }

    private void subnet(Subnet subnet, String vpcId, CfnRouteTable routes) {
        String id = subnet.planned().id();
        CfnSubnet construct = scope.planned(
                new CfnSubnet(
                        stack,
                        id,
                        CfnSubnetProps.builder()
                                .vpcId(vpcId)
                                .cidrBlock(subnet.cidr())
                                .availabilityZone(zone(subnet))
                                .mapPublicIpOnLaunch(false)
                                .tags(name(subnet))
                                .build()),
                subnet);
        retain(construct, subnet.retained());
        subnets.put(id, construct);
        scope.auxiliary(
                new CfnSubnetRouteTableAssociation(
                        stack,
                        id + "RouteTableAssociation",
                        CfnSubnetRouteTableAssociationProps.builder()
                                .subnetId(construct.getRef())
                                .routeTableId(routes.getRef())
                                .build()),
                subnet);
    }

    private void endpoints(Vpc.Created vpc, String vpcId, Map<String, CfnSecurityGroup> groups) {
        Vpc.S3Endpoint s3 = vpc.s3Endpoint();
        scope.planned(
                new CfnVPCEndpoint(
                        stack,
                        s3.planned().id(),
                        CfnVPCEndpointProps.builder()
                                .vpcId(vpcId)
                                .vpcEndpointType("Gateway")
                                .serviceName(Fn.sub("com.amazonaws.${AWS::Region}.s3"))
                                .routeTableIds(routeTablesToS3)
                                .build()),
                s3);
        for (Vpc.InterfaceEndpoint endpoint : vpc.interfaceEndpoints()) {
            scope.planned(
                    new CfnVPCEndpoint(
                            stack,
                            endpoint.planned().id(),
                            CfnVPCEndpointProps.builder()
                                    .vpcId(vpcId)
                                    .vpcEndpointType("Interface")
                                    // CDK knows the services that are called otherwise in the regions of China.
                                    .serviceName(new InterfaceVpcEndpointAwsService(endpoint.service()).getName())
                                    .privateDnsEnabled(true)
                                    .subnetIds(endpoint.subnets().stream()
                                            .map(id -> subnets.get(id).getRef())
                                            .toList())
                                    .securityGroupIds(List.of(
                                            groups.get(endpoint.securityGroup()).getAttrGroupId()))
                                    .build()),
                    endpoint);
        }
    }

    private void flowLog(Vpc.Created vpc, String vpcId) {
        Vpc.FlowLog flowLog = vpc.flowLog();
        Vpc.FlowLogGroup group = flowLog.logGroup();
        CfnLogGroupProps.Builder groupProps =
                CfnLogGroupProps.builder().logGroupName(group.planned().name()).retentionInDays(group.retentionDays());
        scope.requirements().organization().kmsKeyArn().ifPresent(groupProps::kmsKeyId);
        CfnLogGroup logs = scope.planned(new CfnLogGroup(stack, group.planned().id(), groupProps.build()), group);
        scope.keepNamedOutsideDev(logs);
        // A log group's ARN ends in ":*", which stands for its streams.
        CfnRole role = role(
                flowLog,
                "Writes the VPC's flow logs",
                "vpc-flow-logs.amazonaws.com",
                allow(
                        List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
                        List.of(logs.getAttrArn())));
        scope.planned(
                new CfnFlowLog(
                        stack,
                        flowLog.planned().id(),
                        CfnFlowLogProps.builder()
                                .resourceType("VPC")
                                .resourceId(vpcId)
                                .trafficType("ALL")
                                .logDestinationType("cloud-watch-logs")
                                .logDestination(logs.getAttrArn())
                                .deliverLogsPermissionArn(role.getAttrArn())
                                .build()),
                flowLog);
    }

    private void lockDefaultGroup(Vpc.Created vpc, CfnVPC construct) {
        Map<String, String> group = Collections.singletonMap("Group", construct.getAttrDefaultSecurityGroup());
        String arn =
                Fn.sub("arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:security-group/${Group}", group);
        for (Vpc.DefaultGroupLock lock : vpc.defaultGroupLocks()) {
            boolean ingress = lock.direction() == Vpc.Direction.INGRESS;
            String call = ingress ? "evokeSecurityGroupIngress" : "evokeSecurityGroupEgress";
            CfnRole role = role(
                    lock,
                    "Takes a rule from the VPC's default security group",
                    "scheduler.amazonaws.com",
                    allow(List.of("ec2:R" + call), List.of(arn)));
            CfnSchedule.TargetProperty target = CfnSchedule.TargetProperty.builder()
                    .arn(Fn.sub("arn:${AWS::Partition}:scheduler:::aws-sdk:ec2:r" + call))
                    .roleArn(role.getAttrArn())
                    .input(Fn.sub(ingress ? DEFAULT_INGRESS : DEFAULT_EGRESS, group))
                    .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                            .maximumRetryAttempts(lock.retryAttempts())
                            .build())
                    .build();
            scope.planned(
                    new CfnSchedule(
                            stack,
                            lock.planned().id(),
                            CfnScheduleProps.builder()
                                    .description("Keeps the VPC's default security group empty")
                                    .scheduleExpression(lock.rate())
                                    .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                                            .mode("OFF")
                                            .build())
                                    .target(target)
                                    .build()),
                    lock);
        }
    }

    private CfnRole role(AwsResource owner, String description, String service, Map<String, Object> statement) {
        CfnRoleProps.Builder props = CfnRoleProps.builder()
                .description(description)
                .assumeRolePolicyDocument(PolicyJson.assumedBy(service))
                .policies(List.of(CfnRole.PolicyProperty.builder()
                        .policyName("own")
                        .policyDocument(document(List.of(statement)))
                        .build()));
        scope.requirements().organization().permissionsBoundary().ifPresent(props::permissionsBoundary);
        return scope.auxiliary(new CfnRole(stack, owner.planned().id() + "Role", props.build()), owner);
    }

    private static void retain(CfnResource construct, boolean retained) {
        if (retained) {
            construct.applyRemovalPolicy(RemovalPolicy.RETAIN);
        }
    }

    private static List<CfnTag> name(AwsResource resource) {
        return List.of(
                CfnTag.builder().key("Name").value(resource.planned().name()).build());
    }
}
