package org.dazzledsl.model.aws.compute;

import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/** A role that tasks of ECS take on. */
public record Role(PlannedResource planned, List<Permission> permissions) implements AwsResource {

    static final String TYPE = "AWS::IAM::Role";

    public Role {
        permissions = List.copyOf(permissions);
    }
}
