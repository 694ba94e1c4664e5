package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.amount;
import static org.dazzledsl.model.config.ConfigTypes.count;

import java.util.List;

/** The table {@code [deploy.messaging]}. */
final class MessagingTable {

    static final ConfigKey<Integer> QUEUE_VISIBILITY_TIMEOUT = new ConfigKey<>(
            "deploy.messaging.queue_visibility_timeout",
            amount(0, 43_200, "seconds"),
            Default.of(30),
            "for which a message that is being worked on is hidden from others");
    static final ConfigKey<Integer> DEAD_LETTER_MAX_RECEIVES = new ConfigKey<>(
            "deploy.messaging.dead_letter_max_receives",
            count(1, 1000),
            Default.of(3),
            "attempts after which a message goes to the dead-letter queue");
    static final ConfigKey<Integer> MESSAGE_RETENTION_DAYS = new ConfigKey<>(
            "deploy.messaging.message_retention_days",
            amount(1, 14, "days"),
            Default.of(4),
            "how long a message waits");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.messaging",
            "What holds for each queue whose channel says nothing else in the specification.",
            List.of(QUEUE_VISIBILITY_TIMEOUT, DEAD_LETTER_MAX_RECEIVES, MESSAGE_RETENTION_DAYS),
            List.of());

    private MessagingTable() {}

    static DeployConfig.Messaging read(Settings settings) {
        return new DeployConfig.Messaging(
                settings.get(QUEUE_VISIBILITY_TIMEOUT),
                settings.get(DEAD_LETTER_MAX_RECEIVES),
                settings.get(MESSAGE_RETENTION_DAYS));
    }
}
