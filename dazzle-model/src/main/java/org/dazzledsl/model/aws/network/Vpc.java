package org.dazzledsl.model.aws.network;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Wire;

/** The VPC that everything stands in. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Vpc.Created.class, name = "created"),
    @JsonSubTypes.Type(value = Vpc.Named.class, name = "named")
})
public sealed interface Vpc {

    /** The most zones that a VPC of ours has subnets in; there are addresses for so many, however many are configured. */
    int MOST_ZONES = 3;

    /**
     * A VPC of ours.
     *
     * @param retained whether it outlives the stack
     * @param interfaceEndpoints instead of NAT gateways
     * @param defaultGroupLocks what takes the rules from the default security group
     * @param lists what later stacks are told of the subnets
     */
    record Created(
            PlannedResource planned,
            String cidr,
            boolean retained,
            InternetGateway internetGateway,
            List<Subnet> subnets,
            List<NatGateway> natGateways,
            S3Endpoint s3Endpoint,
            List<InterfaceEndpoint> interfaceEndpoints,
            FlowLog flowLog,
            List<DefaultGroupLock> defaultGroupLocks,
            List<SubnetList> lists)
            implements Vpc, AwsResource {

        static final String TYPE = "AWS::EC2::VPC";

        public Created {
            subnets = List.copyOf(subnets);
            natGateways = List.copyOf(natGateways);
            interfaceEndpoints = List.copyOf(interfaceEndpoints);
            defaultGroupLocks = List.copyOf(defaultGroupLocks);
            lists = List.copyOf(lists);
        }

        /** The subnets of this kind, by zone. */
        public List<Subnet> subnets(Subnet.Kind kind) {
            return subnets.stream().filter(subnet -> subnet.kind() == kind).toList();
        }

        List<AwsResource> resources() {
            List<AwsResource> resources = new ArrayList<>(List.of(this, internetGateway));
            resources.addAll(subnets);
            resources.addAll(natGateways);
            resources.add(s3Endpoint);
            resources.addAll(interfaceEndpoints);
            resources.add(flowLog);
            resources.add(flowLog.logGroup());
            resources.addAll(defaultGroupLocks);
            return resources;
        }
    }

    /**
     * A VPC of the user's own. Only security groups are added to it.
     *
     * @param lists what later stacks are told of the subnets
     */
    record Named(String id, List<NamedList> lists) implements Vpc {

        public Named {
            Objects.requireNonNull(id, "id");
            lists = List.copyOf(lists);
        }
    }

    record InternetGateway(PlannedResource planned) implements AwsResource {}

    /** @param subnet the id of the public subnet that it stands in */
    record NatGateway(PlannedResource planned, String subnet) implements AwsResource {}

    /** The way to S3 from private and isolated subnets, which costs nothing. */
    record S3Endpoint(PlannedResource planned) implements AwsResource {}

    /**
     * A way to a service of AWS that doesn't lead through the internet.
     *
     * @param service the end of the endpoint service's name: {@code ecr.api}
     * @param subnets the ids of the subnets that it stands in
     * @param securityGroup the id of the security group that says who may use it
     */
    record InterfaceEndpoint(PlannedResource planned, String service, List<String> subnets, String securityGroup)
            implements AwsResource {

        public InterfaceEndpoint {
            subnets = List.copyOf(subnets);
        }
    }

    /** Who talked to whom. */
    record FlowLog(PlannedResource planned, FlowLogGroup logGroup) implements AwsResource {}

    /** @param retentionDays one of CloudWatch's values */
    record FlowLogGroup(PlannedResource planned, int retentionDays) implements AwsResource {}

    /**
     * Takes one of its two rules from the VPC's default security group, which nothing here uses, but which is what an
     * interface gets that somebody makes without naming a group.
     *
     * <p>CloudFormation has no resource for that: it can add rules to the default group and not take those away that EC2
     * made. EventBridge Scheduler can call EC2 itself, without a function in between. A schedule by rate starts at once
     * (EventBridge Scheduler user guide, "Rate-based schedules"), so the rule is gone about a minute after the VPC was
     * made; from then on each call finds nothing to revoke, which EC2 answers with an error that goes nowhere, until
     * somebody puts the rule back.
     *
     * @param rate of the schedule
     * @param retryAttempts how often a call is repeated that fails, as the first can while its role is new
     */
    record DefaultGroupLock(PlannedResource planned, Direction direction, String rate, int retryAttempts)
            implements AwsResource {}

    /** The direction of a rule, seen from the group that has it. */
    enum Direction {
        INGRESS,
        EGRESS
    }

    /** What is told of a subnet. */
    enum Attribute {
        ID,
        ZONE
    }

    /** @param subnets ids of subnets of the stack, in the order of their zones */
    record SubnetList(Wire wire, Attribute attribute, List<String> subnets) {

        public SubnetList {
            subnets = List.copyOf(subnets);
        }
    }

    /** @param values as they stand in the configuration */
    record NamedList(Wire wire, List<String> values) {

        public NamedList {
            values = List.copyOf(values);
        }
    }
}
