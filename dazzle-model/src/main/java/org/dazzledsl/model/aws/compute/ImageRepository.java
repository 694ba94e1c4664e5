package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * Where the application's images are pushed to.
 *
 * @param keptImages the newest tagged images, which are kept
 * @param untaggedDays after which an image that lost its tag is deleted
 * @param keep whether it outlives its stack; else its images are deleted with it
 */
public record ImageRepository(PlannedResource planned, int keptImages, int untaggedDays, boolean keep)
        implements AwsResource {

    static final String TYPE = "AWS::ECR::Repository";

    public ImageRepository {
        if (keptImages < 1 || untaggedDays < 1) {
            throw new IllegalArgumentException("A repository that keeps nothing: " + keptImages + ", " + untaggedDays);
        }
    }

    public String name() {
        return planned.name();
    }
}
