package org.dazzledsl.model.aws.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;

/**
 * The bucket for the files of the application. CloudFormation can't delete a bucket that holds objects, so it must be
 * emptied by hand before a stack that doesn't retain it is deleted.
 *
 * @param versioned whether an object that is overwritten or deleted is kept for a while
 * @param noncurrentDays after which an object that was overwritten or deleted is gone
 * @param abandonedUploadDays after which the parts of an upload that was never completed are gone
 * @param expirationDays after which an object expires; empty means never
 * @param cors who may use it from a browser, where anybody may
 * @param accessLogs where there is one
 * @param retained whether it outlives its stack and its own replacement
 */
public record Bucket(
        PlannedResource planned,
        boolean versioned,
        int noncurrentDays,
        int abandonedUploadDays,
        OptionalInt expirationDays,
        Optional<Cors> cors,
        Optional<AccessLogs> accessLogs,
        boolean retained)
        implements AwsResource {

    static final String TYPE = "AWS::S3::Bucket";

    public Bucket {
        Objects.requireNonNull(expirationDays, "expirationDays");
        Objects.requireNonNull(cors, "cors");
        Objects.requireNonNull(accessLogs, "accessLogs");
    }

    List<AwsResource> resources() {
        List<AwsResource> resources = new ArrayList<>(List.of(this));
        if (accessLogs.isPresent()) {
            resources.add(accessLogs.get());
        }
        return resources;
    }

    /**
     * @param origins such as {@code https://app.example.com}
     * @param methods of HTTP
     * @param maxAgeSeconds for which a browser remembers the answer
     */
    public record Cors(List<String> origins, List<String> methods, int maxAgeSeconds) {

        public Cors {
            origins = List.copyOf(origins);
            methods = List.copyOf(methods);
        }
    }

    /**
     * A bucket for the log of who read and wrote the files.
     *
     * @param prefix of the logs' keys
     * @param retentionDays after which a log is gone
     * @param abandonedUploadDays as of the files' bucket
     * @param retained as of the files' bucket
     */
    public record AccessLogs(
            PlannedResource planned, String prefix, int retentionDays, int abandonedUploadDays, boolean retained)
            implements AwsResource {}
}
