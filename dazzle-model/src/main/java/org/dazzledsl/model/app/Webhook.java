package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * A notification over HTTP about an entity's events.
 *
 * @param url where it goes, when that is written out
 * @param urlVariable the environment variable that says where it goes
 * @param authMethod {@code hmac_sha256}, {@code bearer}, {@code basic}
 * @param secretVariable the environment variable that holds its secret
 */
public record Webhook(
        String name,
        Optional<String> title,
        Optional<String> entity,
        List<String> events,
        Optional<String> url,
        Optional<String> urlVariable,
        Optional<String> authMethod,
        Optional<String> secretVariable,
        Span span)
        implements AppElement {

    public Webhook {
        events = List.copyOf(events);
    }

    @Override
    public String keyword() {
        return "webhook";
    }
}
