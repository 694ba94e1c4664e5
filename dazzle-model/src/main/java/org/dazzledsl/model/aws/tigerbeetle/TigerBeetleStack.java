package org.dazzledsl.model.aws.tigerbeetle;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/** The TigerBeetle stack: a cluster of replicas, each with a volume and an address that stay. */
public record TigerBeetleStack(String stackName) implements AwsStack {

    @Override
    public StackName stack() {
        return StackName.TIGERBEETLE;
    }

    @Override
    public List<AwsResource> resources() {
        return List.of();
    }
}
