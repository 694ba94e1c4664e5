package org.dazzledsl.model.aws.messaging;

import java.util.regex.Pattern;
import org.dazzledsl.model.aws.ResourceNames;

/** The physical names of queues, each a function of its own name alone and none the same for two. */
final class QueueNames {

    static final String WORK = "work";
    static final String EMAIL_EVENTS = "email_events";
    static final String SCHEDULES = "schedules";

    private static final String DEAD_LETTERS = "-dlq";

    /** The most characters of a queue's name (Amazon SQS API reference, CreateQueue). */
    private static final int LONGEST = 80;

    /** What the product's own queues are called, and what {@link #ofChannel} makes of a channel that is called so. */
    private static final Pattern TAKEN =
            Pattern.compile(WORK + "|" + EMAIL_EVENTS + "|" + SCHEDULES + "|.*_dlq|.*_channel");

    private QueueNames() {}

    /** {@code bank-prod-orders} for the channel {@code orders}. */
    static String ofChannel(ResourceNames names, String channel) {
        return of(names, TAKEN.matcher(channel).matches() ? channel + "_channel" : channel);
    }

    /** {@code bank-prod-work}; short enough for its dead-letter queue's name. */
    static String of(ResourceNames names, String name) {
        return names.physical(name, LONGEST - DEAD_LETTERS.length());
    }

    /** {@code bank-prod-orders-dlq} for the queue {@code bank-prod-orders}. */
    static String deadLettersOf(String queue) {
        return queue + DEAD_LETTERS;
    }
}
