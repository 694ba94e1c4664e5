package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/** Where a service's containers log to. */
public record LogGroup(PlannedResource planned, int retentionDays) implements AwsResource {

    static final String TYPE = "AWS::Logs::LogGroup";

    public String name() {
        return planned.name();
    }

    /** Of its streams, which is what permissions are about. */
    Value streamsArn() {
        return Value.text("arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:" + name() + ":*");
    }
}
