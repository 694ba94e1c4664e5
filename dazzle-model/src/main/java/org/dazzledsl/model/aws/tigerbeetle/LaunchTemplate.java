package org.dazzledsl.model.aws.tigerbeetle;

import java.util.Objects;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * How a replica's machine is made.
 *
 * @param instanceType an EC2 instance type
 * @param imageId an AMI's id, or {@code resolve:ssm:} and the parameter that names one when a machine is launched: either
 *     way, a newer image alone changes no template and replaces no machine
 * @param rootVolumeGib GiB of the disk that the operating system has for itself
 */
public record LaunchTemplate(PlannedResource planned, String instanceType, String imageId, int rootVolumeGib)
        implements AwsResource {

    public LaunchTemplate {
        Objects.requireNonNull(planned, "planned");
        if (!imageId.matches("ami-[0-9a-f]+|resolve:ssm:/\\S+") || rootVolumeGib < 1) {
            throw new IllegalArgumentException("Not a launch template: " + imageId + ", " + rootVolumeGib);
        }
    }
}
