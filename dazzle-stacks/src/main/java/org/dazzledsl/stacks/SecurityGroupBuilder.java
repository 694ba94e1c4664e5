package org.dazzledsl.stacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.model.aws.network.SecurityGroup;
import org.dazzledsl.model.aws.network.SecurityGroup.Anyone;
import org.dazzledsl.model.aws.network.SecurityGroup.Member;
import org.dazzledsl.model.aws.network.SecurityGroup.Rule;
import software.amazon.awscdk.CfnTag;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ec2.CfnSecurityGroup;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupEgressProps;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupIngressProps;
import software.amazon.awscdk.services.ec2.CfnSecurityGroupProps;

/**
 * Builds security groups. Rules about addresses stand in their group; those about other groups are resources of their own,
 * or two groups that name each other could not be made.
 */
final class SecurityGroupBuilder {

    private static final String EVERYWHERE = "0.0.0.0/0";

    /**
     * What a group is given that starts no connection to any address: without a rule, EC2 lets it start every one (AWS
     * CloudFormation template reference, AWS::EC2::SecurityGroup, "Remove the default rule").
     */
    private static final CfnSecurityGroup.EgressProperty NOWHERE = CfnSecurityGroup.EgressProperty.builder()
            .ipProtocol("-1")
            .cidrIp("127.0.0.1/32")
            .description("Nowhere")
            .build();

    private final StackScope scope;
    private final String vpcId;
    private final Map<String, StackResource> constructs = new LinkedHashMap<>();

    SecurityGroupBuilder(StackScope scope, String vpcId) {
        this.scope = scope;
        this.vpcId = vpcId;
    }

    /** The constructs by the ids of their groups. */
    Map<String, StackResource> build(List<SecurityGroup> groups) {
        for (SecurityGroup group : groups) {
            group(group);
        }
        for (SecurityGroup group : groups) {
            betweenGroups(group);
        }
        return constructs;
    }

    private void betweenGroups(SecurityGroup group) {
        for (Rule rule : group.ingress()) {
            if (rule.peer() instanceof Member from) {
                ingress(group, rule, from);
            }
        }
        for (Rule rule : group.egress()) {
            if (rule.peer() instanceof Member to) {
                egress(group, rule, to);
            }
        }
    }

    private void group(SecurityGroup group) {
        List<CfnSecurityGroup.IngressProperty> ingress = new ArrayList<>();
        for (Rule rule : group.ingress()) {
            if (rule.peer() instanceof Anyone) {
                ingress.add(ingress(rule));
            }
        }
        List<CfnSecurityGroup.EgressProperty> egress = new ArrayList<>();
        for (Rule rule : group.egress()) {
            if (rule.peer() instanceof Anyone) {
                egress.add(egress(rule));
            }
        }
        CfnSecurityGroupProps.Builder props = CfnSecurityGroupProps.builder()
                .vpcId(vpcId)
                .groupDescription(group.description())
                .securityGroupEgress(egress.isEmpty() ? List.of(NOWHERE) : egress)
                .tags(List.of(CfnTag.builder()
                        .key("Name")
                        .value(group.planned().name())
                        .build()));
        if (!ingress.isEmpty()) {
            props.securityGroupIngress(ingress);
        }
        StackResource construct = scope.planned(group, props.build());
        if (group.retained()) {
            construct.removalPolicy(RemovalPolicy.RETAIN);
        }
        constructs.put(group.planned().id(), construct);
        if (group.wire().isPresent()) {
            scope.publish(group.wire().get(), idOf(group.planned().id()), group);
        }
    }

    private static CfnSecurityGroup.IngressProperty ingress(Rule rule) {
        CfnSecurityGroup.IngressProperty.Builder property = CfnSecurityGroup.IngressProperty.builder()
                .ipProtocol(protocol(rule))
                .cidrIp(EVERYWHERE)
                .description(rule.description());
        if (rule.port().isPresent()) {
            property.fromPort(rule.port().getAsInt()).toPort(rule.port().getAsInt());
        }
        return property.build();
    }

    private static CfnSecurityGroup.EgressProperty egress(Rule rule) {
        CfnSecurityGroup.EgressProperty.Builder property = CfnSecurityGroup.EgressProperty.builder()
                .ipProtocol(protocol(rule))
                .cidrIp(EVERYWHERE)
                .description(rule.description());
        if (rule.port().isPresent()) {
            property.fromPort(rule.port().getAsInt()).toPort(rule.port().getAsInt());
        }
        return property.build();
    }

    private void ingress(SecurityGroup group, Rule rule, Member from) {
        CfnSecurityGroupIngressProps.Builder props = CfnSecurityGroupIngressProps.builder()
                .groupId(idOf(group.planned().id()))
                .sourceSecurityGroupId(idOf(from.group()))
                .ipProtocol(protocol(rule))
                .description(rule.description());
        if (rule.port().isPresent()) {
            props.fromPort(rule.port().getAsInt()).toPort(rule.port().getAsInt());
        }
        scope.auxiliary(ruleId(group, "From", from, rule), group, props.build());
    }

    private void egress(SecurityGroup group, Rule rule, Member to) {
        CfnSecurityGroupEgressProps.Builder props = CfnSecurityGroupEgressProps.builder()
                .groupId(idOf(group.planned().id()))
                .destinationSecurityGroupId(idOf(to.group()))
                .ipProtocol(protocol(rule))
                .description(rule.description());
        if (rule.port().isPresent()) {
            props.fromPort(rule.port().getAsInt()).toPort(rule.port().getAsInt());
        }
        scope.auxiliary(ruleId(group, "To", to, rule), group, props.build());
    }

    private String idOf(String group) {
        return constructs.get(group).attribute("GroupId");
    }

    private static String protocol(Rule rule) {
        return rule.port().isPresent() ? "tcp" : "-1";
    }

    /** With the port, which EC2 can't change: another port is another rule, made before the old one goes. */
    private static String ruleId(SecurityGroup group, String direction, Member peer, Rule rule) {
        String port = rule.port().isPresent() ? Integer.toString(rule.port().getAsInt()) : "Every";
        return group.planned().id() + direction + peer.group() + port;
    }
}
