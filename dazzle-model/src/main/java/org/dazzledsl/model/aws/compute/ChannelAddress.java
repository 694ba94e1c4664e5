package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/** The parameter of SSM that holds a channel's address, where there are too many for a task definition. */
public record ChannelAddress(PlannedResource planned, Value address) implements AwsResource {

    static final String TYPE = "AWS::SSM::Parameter";

    public String path() {
        return planned.name();
    }
}
