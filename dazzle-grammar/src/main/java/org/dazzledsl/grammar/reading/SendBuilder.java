package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelSendContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SendDeliveryModeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SendMappingContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SendMessageContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SendOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SendThrottleContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SendWhenContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ThrottleContext;
import org.dazzledsl.grammar.syntax.ChannelDeclaration;
import org.dazzledsl.grammar.syntax.DurationSyntax;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Setting;
import org.dazzledsl.grammar.syntax.TriggerSyntax;

/** Reads {@code send} in a channel. */
final class SendBuilder extends BlockBuilder {

    private final Once<Name> message = once();
    private final Once<TriggerSyntax> when = once();
    private final Once<Located<ChannelDeclaration.DeliveryMode>> deliveryMode = once();
    private final List<Setting> mapping = new ArrayList<>();
    private final Once<ChannelDeclaration.Throttle> throttle = once();

    SendBuilder(Reading reading) {
        super(reading);
    }

    ChannelDeclaration.Send build(ChannelSendContext block) {
        readAll(block.sendItem());
        return new ChannelDeclaration.Send(
                reading.name(block.name()),
                message.get(),
                when.get(),
                deliveryMode.get(),
                mapping,
                throttle.get(),
                kept,
                reading.span(block));
    }

    @Override
    public Void visitSendMessage(SendMessageContext line) {
        set(message, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitSendWhen(SendWhenContext line) {
        set(when, line, new TriggerReader(reading).read(line.trigger()));
        return null;
    }

    @Override
    public Void visitSendDeliveryMode(SendDeliveryModeContext line) {
        set(
                deliveryMode,
                line,
                reading.oneOf(reading.name(line.name()), ChannelDeclaration.DeliveryMode.values(), "a delivery mode"));
        return null;
    }

    @Override
    public Void visitSendMapping(SendMappingContext line) {
        mapping.addAll(reading.arrowSettings(line.arrowSettings()));
        return null;
    }

    @Override
    public Void visitSendThrottle(SendThrottleContext line) {
        set(throttle, line, throttle(line.throttle()));
        return null;
    }

    @Override
    public Void visitSendOther(SendOtherContext line) {
        keep(line, line.rest(), "a channel's send", Keys.SEND);
        return null;
    }

    private ChannelDeclaration.Throttle throttle(ThrottleContext context) {
        Once<DurationSyntax> window = once();
        Once<Located<Long>> maxMessages = once();
        Once<Name> onExceed = once();
        for (Setting setting : reading.settings(context.settings())) {
            Name key = setting.key();
            switch (key.text()) {
                case "window" -> window.set(key.text(), key.span(), reading.duration(setting.value()));
                case "max_messages" -> maxMessages.set(key.text(), key.span(), reading.integer(setting.value()));
                case "on_exceed" ->
                    onExceed.set(
                            key.text(),
                            key.span(),
                            Optional.of(new Name(
                                    setting.value().value(), setting.value().span())));
                default -> unknownKey(key, "a throttle", Keys.THROTTLE);
            }
        }
        return new ChannelDeclaration.Throttle(
                reading.name(context.name()), window.get(), maxMessages.get(), onExceed.get(), reading.span(context));
    }
}
