package org.dazzledsl.model.app;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Optional;
import java.util.OptionalInt;

/** What a channel is, with the settings that its kind has. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
public sealed interface ChannelKind {

    /** Mail to people. */
    @JsonTypeName("email")
    record Email(Optional<String> fromAddress, Optional<String> fromName, Optional<String> replyTo)
            implements ChannelKind {}

    /**
     * Work that waits for somebody to do it. The ranges are those of Amazon SQS (its API reference, SetQueueAttributes).
     *
     * @param visibilityTimeoutSeconds how long a message that was taken stays hidden, 0 to 43200
     * @param maxReceives how often a message is taken before it is a dead letter, 1 to 1000
     * @param retentionSeconds how long a message waits at most, 60 to 1209600
     */
    @JsonTypeName("queue")
    record Queue(OptionalInt visibilityTimeoutSeconds, OptionalInt maxReceives, OptionalInt retentionSeconds)
            implements ChannelKind {

        public static final Range VISIBILITY_TIMEOUT_SECONDS = new Range(0, 43_200);
        public static final Range MAX_RECEIVES = new Range(1, 1_000);
        public static final Range RETENTION_SECONDS = new Range(60, 1_209_600);

        public Queue {
            VISIBILITY_TIMEOUT_SECONDS.require(visibilityTimeoutSeconds);
            MAX_RECEIVES.require(maxReceives);
            RETENTION_SECONDS.require(retentionSeconds);
        }
    }

    /**
     * Events that several read and that can be replayed.
     *
     * @param retentionSeconds how long
     * @param partitionKey events with the same value keep their order
     */
    @JsonTypeName("stream")
    record Stream(OptionalInt retentionSeconds, Optional<String> partitionKey) implements ChannelKind {
        public Stream {
            Range.POSITIVE.require(retentionSeconds);
        }
    }
}
