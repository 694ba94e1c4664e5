package org.dazzledsl.model.aws.data;

import java.util.List;
import java.util.OptionalInt;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * The bucket for the files of the application.
 *
 * @param expirationDays after which an object expires; empty means never
 * @param corsOrigins from which browsers may upload and download
 * @param keep whether it outlives its stack
 */
public record Bucket(
        PlannedResource planned, boolean versioned, OptionalInt expirationDays, List<String> corsOrigins, boolean keep)
        implements AwsResource {

    public Bucket {
        corsOrigins = List.copyOf(corsOrigins);
    }
}
