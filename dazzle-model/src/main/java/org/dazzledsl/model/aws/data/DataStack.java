package org.dazzledsl.model.aws.data;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/** The Data stack: database, object storage, cache. */
public record DataStack(String stackName) implements AwsStack {

    @Override
    public StackName stack() {
        return StackName.DATA;
    }

    @Override
    public List<AwsResource> resources() {
        return List.of();
    }
}
