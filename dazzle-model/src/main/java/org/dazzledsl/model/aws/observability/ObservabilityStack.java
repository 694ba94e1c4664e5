package org.dazzledsl.model.aws.observability;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/** The Observability stack: dashboard, alarms, topic. */
public record ObservabilityStack(String stackName) implements AwsStack {

    @Override
    public StackName stack() {
        return StackName.OBSERVABILITY;
    }

    @Override
    public List<AwsResource> resources() {
        return List.of();
    }
}
