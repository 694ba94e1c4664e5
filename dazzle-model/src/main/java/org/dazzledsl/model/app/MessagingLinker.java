package org.dazzledsl.model.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.syntax.ChannelDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.MessageDeclaration;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Setting;
import org.dazzledsl.grammar.syntax.Text;

/** Links messages and the channels that carry them. */
final class MessagingLinker {

    private static final String MESSAGE = "message";

    /** A mail that comes in needs no declaration. */
    private static final String BUILT_IN_MESSAGE = "InboundEmail";

    private static final String DEFAULT_PROVIDER = "auto";

    private final Linking linking;
    private final Triggers triggers;

    MessagingLinker(Linking linking, Triggers triggers) {
        this.linking = linking;
        this.triggers = triggers;
    }

    Optional<Message> message(MessageDeclaration declaration) {
        return Optional.of(new Message(
                declaration.name().text(),
                Linking.value(declaration.title()),
                Linking.value(declaration.description()),
                ServiceLinker.parameters(declaration.fields()),
                declaration.span()));
    }

    Optional<Channel> channel(ChannelDeclaration declaration) {
        Map<String, Text> settings = new LinkedHashMap<>();
        for (Setting setting : declaration.configuration()) {
            settings.put(setting.key().text(), setting.value());
        }
        ChannelKind kind = kind(declaration, settings);
        Map<String, String> others = new LinkedHashMap<>();
        settings.forEach((key, value) -> others.put(key, value.value()));
        return Optional.of(new Channel(
                declaration.name().text(),
                Linking.value(declaration.title()),
                kind,
                declaration.provider().map(Name::text).orElse(DEFAULT_PROVIDER),
                others,
                Linking.settings(declaration.providerConfiguration()),
                declaration.sends().stream().map(this::send).toList(),
                declaration.receives().stream().map(this::receive).toList(),
                declaration.span()));
    }

    /** Takes the settings of its kind out of the others. A channel that doesn't say what it is sends mail. */
    private ChannelKind kind(ChannelDeclaration declaration, Map<String, Text> settings) {
        ChannelDeclaration.Kind kind = declaration.kind().map(Located::value).orElse(ChannelDeclaration.Kind.EMAIL);
        return switch (kind) {
            case EMAIL ->
                new ChannelKind.Email(
                        text(settings, "from_address"), text(settings, "from_name"), text(settings, "reply_to"));
            case QUEUE ->
                new ChannelKind.Queue(
                        seconds(settings, "visibility_timeout", ChannelKind.Queue.VISIBILITY_TIMEOUT_SECONDS),
                        number(settings, "dead_letter_after", ChannelKind.Queue.MAX_RECEIVES),
                        seconds(settings, "retention", ChannelKind.Queue.RETENTION_SECONDS));
            case STREAM ->
                new ChannelKind.Stream(seconds(settings, "retention", Range.POSITIVE), text(settings, "partition_key"));
        };
    }

    private static Optional<String> text(Map<String, Text> settings, String key) {
        return Optional.ofNullable(settings.remove(key)).map(Text::value);
    }

    private OptionalInt seconds(Map<String, Text> settings, String key, Range range) {
        Text value = settings.remove(key);
        return value == null ? OptionalInt.empty() : linking.seconds(key, value, range);
    }

    private OptionalInt number(Map<String, Text> settings, String key, Range range) {
        Text value = settings.remove(key);
        return value == null ? OptionalInt.empty() : linking.number(key, value, range);
    }

    private Channel.Send send(ChannelDeclaration.Send send) {
        send.message()
                .ifPresentOrElse(
                        message -> linking.isDeclared(MESSAGE, message),
                        () -> linking.report(Problem.warning(
                                        "send-without-message",
                                        send.name().span(),
                                        "'" + send.name().text() + "' sends no message")
                                .expecting("message: and the name of a message")));
        return new Channel.Send(
                send.name().text(),
                Linking.text(send.message()),
                send.when().flatMap(triggers::ofChannel),
                send.deliveryMode().map(Located::value).orElse(ChannelDeclaration.DeliveryMode.OUTBOX),
                send.span());
    }

    private Channel.Receive receive(ChannelDeclaration.Receive receive) {
        receive.message()
                .filter(message -> !message.text().equals(BUILT_IN_MESSAGE))
                .ifPresent(message -> linking.isDeclared(MESSAGE, message));
        receive.entity().ifPresent(entity -> linking.doubtUnlessDeclared("entity", entity));
        receive.service().ifPresent(service -> linking.doubtUnlessDeclared("service", service));
        return new Channel.Receive(
                receive.name().text(),
                Linking.text(receive.message()),
                Linking.text(receive.entity()),
                Linking.text(receive.service()),
                receive.span());
    }
}
