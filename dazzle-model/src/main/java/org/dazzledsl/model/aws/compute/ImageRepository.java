package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * Where the application's images are pushed to.
 *
 * @param keptImages the newest tagged images, which are kept
 * @param untaggedDays after which an image that lost its tag is deleted
 * @param emptyOnDelete whether its images are deleted with it; else it can't be deleted while it has any
 */
public record ImageRepository(PlannedResource planned, int keptImages, int untaggedDays, boolean emptyOnDelete)
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
