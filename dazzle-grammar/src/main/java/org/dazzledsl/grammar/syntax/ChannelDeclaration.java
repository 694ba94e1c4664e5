package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Span;

/**
 * {@code channel name "Title":}.
 *
 * @param configuration the {@code config:} block, values as written
 * @param providerConfiguration the {@code provider_config:} block ({@code max_per_minute}, {@code max_concurrent} …)
 */
public record ChannelDeclaration(
        Span span,
        Name name,
        Optional<Text> title,
        Optional<Located<Kind>> kind,
        Optional<Name> provider,
        List<Setting> configuration,
        List<Setting> providerConfiguration,
        List<Send> sends,
        List<Receive> receives,
        List<KeptLine> kept)
        implements NamedDeclaration {

    public ChannelDeclaration {
        configuration = List.copyOf(configuration);
        providerConfiguration = List.copyOf(providerConfiguration);
        sends = List.copyOf(sends);
        receives = List.copyOf(receives);
        kept = List.copyOf(kept);
    }

    @Override
    public String keyword() {
        return "channel";
    }

    public enum Kind implements Word {
        EMAIL,
        QUEUE,
        STREAM
    }

    /** How a message leaves: with the transaction that caused it, or at once. */
    public enum DeliveryMode implements Word {
        OUTBOX,
        DIRECT
    }

    /**
     * {@code send name:}.
     *
     * @param mapping {@code field -> source}, sources as written
     */
    public record Send(
            Name name,
            Optional<Name> message,
            Optional<TriggerSyntax> when,
            Optional<Located<DeliveryMode>> deliveryMode,
            List<Setting> mapping,
            Optional<Throttle> throttle,
            List<KeptLine> kept,
            Span span) {
        public Send {
            mapping = List.copyOf(mapping);
            kept = List.copyOf(kept);
        }
    }

    /** {@code receive name:}; what it matches, does and maps is kept as it stands, but for the names in it. */
    public record Receive(
            Name name,
            Optional<Name> message,
            Optional<Name> entity,
            Optional<Name> service,
            List<KeptLine> kept,
            Span span) {
        public Receive {
            kept = List.copyOf(kept);
        }
    }

    /**
     * {@code throttle:} and the scope's block below it.
     *
     * @param scope {@code per_recipient}, {@code per_entity} or {@code per_channel}
     */
    public record Throttle(
            Name scope,
            Optional<DurationSyntax> window,
            Optional<Located<Long>> maxMessages,
            Optional<Name> onExceed,
            Span span) {}
}
