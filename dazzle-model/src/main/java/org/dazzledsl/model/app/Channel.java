package org.dazzledsl.model.app;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ChannelDeclaration;

/**
 * A way for messages.
 *
 * @param provider {@code auto} where none is named
 * @param otherSettings what stands in its configuration and is no setting of its kind, as written
 * @param limits its provider's, such as {@code max_per_minute}, as written
 */
public record Channel(
        String name,
        Optional<String> title,
        ChannelKind kind,
        String provider,
        Map<String, String> otherSettings,
        Map<String, String> limits,
        List<Send> sends,
        List<Receive> receives,
        Span span)
        implements AppElement {

    public Channel {
        otherSettings = Collections.unmodifiableMap(new LinkedHashMap<>(otherSettings));
        limits = Collections.unmodifiableMap(new LinkedHashMap<>(limits));
        sends = List.copyOf(sends);
        receives = List.copyOf(receives);
    }

    @Override
    public String keyword() {
        return "channel";
    }

    /** Names something that this channel sends: {@code channel notifications.welcome}. */
    public String idOf(Send send) {
        return id() + "." + send.name();
    }

    /**
     * Something that the channel sends.
     *
     * @param message a declared one
     * @param when what makes it send; nothing where the application does
     */
    public record Send(
            String name,
            Optional<String> message,
            Optional<Trigger> when,
            ChannelDeclaration.DeliveryMode deliveryMode,
            Span span) {}

    /**
     * Something that the channel receives.
     *
     * @param message a declared one, or one that the application's framework brings
     */
    public record Receive(
            String name, Optional<String> message, Optional<String> entity, Optional<String> service, Span span) {}
}
