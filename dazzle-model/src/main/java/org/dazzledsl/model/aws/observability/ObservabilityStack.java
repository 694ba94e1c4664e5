package org.dazzledsl.model.aws.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/** The Observability stack: dashboard, alarms, topic. */
public record ObservabilityStack(String stackName, AlarmTopic topic, List<Alarm> alarms, Optional<Dashboard> dashboard)
        implements AwsStack {

    public ObservabilityStack {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(dashboard, "dashboard");
        alarms = List.copyOf(alarms);
    }

    @Override
    public StackName stack() {
        return StackName.OBSERVABILITY;
    }

    @Override
    public List<AwsResource> contents() {
        List<AwsResource> resources = new ArrayList<>();
        if (topic.key().isPresent()) {
            resources.add(topic.key().get());
        }
        resources.add(topic);
        resources.addAll(alarms);
        if (dashboard.isPresent()) {
            resources.add(dashboard.get());
        }
        return resources;
    }
}
