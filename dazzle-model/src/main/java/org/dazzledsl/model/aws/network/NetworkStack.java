package org.dazzledsl.model.aws.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/**
 * The Network stack: VPC, subnets, gateways, endpoints, security groups.
 *
 * @param securityGroups one for each kind of thing that exists; the tasks' first, the load balancer's second
 */
public record NetworkStack(String stackName, Vpc vpc, List<SecurityGroup> securityGroups) implements AwsStack {

    public NetworkStack {
        Objects.requireNonNull(vpc, "vpc");
        securityGroups = List.copyOf(securityGroups);
        if (securityGroups.isEmpty()) {
            throw new IllegalArgumentException("Every application has tasks, and these a security group");
        }
    }

    @Override
    public StackName stack() {
        return StackName.NETWORK;
    }

    @Override
    public List<AwsResource> contents() {
        List<AwsResource> resources = new ArrayList<>();
        if (vpc instanceof Vpc.Created created) {
            resources.addAll(created.resources());
        }
        resources.addAll(securityGroups);
        return List.copyOf(resources);
    }
}
