package org.dazzledsl.model.aws.tigerbeetle;

import java.util.Objects;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/** A resource of which there is nothing to decide but that it exists. */
public record Plain(PlannedResource planned) implements AwsResource {

    public Plain {
        Objects.requireNonNull(planned, "planned");
    }
}
