package org.dazzledsl.model.aws.messaging;

import java.util.List;
import org.dazzledsl.model.aws.Value;

/**
 * A service of AWS that may put messages into a queue, on behalf of certain resources of this account alone.
 *
 * @param service its principal, such as {@code events.amazonaws.com}
 * @param sources patterns of the ARNs on whose behalf it sends
 */
public record ServiceSender(String service, List<Value> sources) {

    public ServiceSender {
        sources = List.copyOf(sources);
    }
}
