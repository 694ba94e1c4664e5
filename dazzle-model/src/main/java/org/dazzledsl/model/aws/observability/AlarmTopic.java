package org.dazzledsl.model.aws.observability;

import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/**
 * Where alarms are told.
 *
 * @param key that the stack makes for it; empty where the organisation names one. SNS's own key won't do: CloudWatch may
 *     not use it
 * @param email who is told; the address must confirm
 * @param alarms a pattern of the ARNs of the alarms that may tell it
 */
public record AlarmTopic(PlannedResource planned, Optional<Key> key, Optional<String> email, Value alarms)
        implements AwsResource {

    static final String TYPE = "AWS::SNS::Topic";

    public AlarmTopic {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(email, "email");
        Objects.requireNonNull(alarms, "alarms");
    }

    /** The key that encrypts what alarms tell. */
    public record Key(PlannedResource planned) implements AwsResource {

        /** After which a deleted key is gone: the shortest that KMS allows, since it encrypts nothing that is kept. */
        public static final int DELETION_DAYS = 7;

        static final String TYPE = "AWS::KMS::Key";
    }
}
