package org.dazzledsl.model.aws.compute;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/** The Compute stack: repository, cluster, services, load balancer, secrets. */
public record ComputeStack(String stackName) implements AwsStack {

    @Override
    public StackName stack() {
        return StackName.COMPUTE;
    }

    @Override
    public List<AwsResource> resources() {
        return List.of();
    }
}
