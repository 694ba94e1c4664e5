package org.dazzledsl.model.aws.messaging;

/**
 * How long a service tries to deliver before the event or the run becomes a dead letter.
 *
 * @param attempts 0 to 185
 * @param maximumAgeSeconds 60 to 86400
 */
public record DeliveryRetry(int attempts, int maximumAgeSeconds) {

    public DeliveryRetry {
        if (attempts < 0 || attempts > 185 || maximumAgeSeconds < 60 || maximumAgeSeconds > 86_400) {
            throw new IllegalArgumentException(
                    "Not a retry policy of EventBridge: " + attempts + ", " + maximumAgeSeconds);
        }
    }
}
