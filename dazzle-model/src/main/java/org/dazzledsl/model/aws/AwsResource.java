package org.dazzledsl.model.aws;

/** A resource with all that its construct needs to know. */
public interface AwsResource {

    PlannedResource planned();
}
