package org.dazzledsl.model.aws.network;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/** The Network stack: VPC, subnets, gateways, endpoints, security groups. */
public record NetworkStack(String stackName) implements AwsStack {

    @Override
    public StackName stack() {
        return StackName.NETWORK;
    }

    @Override
    public List<AwsResource> resources() {
        return List.of();
    }
}
