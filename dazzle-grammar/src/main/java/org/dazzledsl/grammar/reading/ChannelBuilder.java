package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelConfigContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelKindContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelProviderConfigContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelProviderContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelReceiveContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ChannelSendContext;
import org.dazzledsl.grammar.syntax.ChannelDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Setting;

/** Reads {@code channel}. */
final class ChannelBuilder extends BlockBuilder {

    private final ChannelContext construct;
    private final Once<Located<ChannelDeclaration.Kind>> kind = once();
    private final Once<Name> provider = once();
    private final List<Setting> configuration = new ArrayList<>();
    private final List<Setting> providerConfiguration = new ArrayList<>();
    private final List<ChannelDeclaration.Send> sends = new ArrayList<>();
    private final List<ChannelDeclaration.Receive> receives = new ArrayList<>();

    ChannelBuilder(Reading reading, ChannelContext construct) {
        super(reading);
        this.construct = construct;
    }

    ChannelDeclaration build() {
        readAll(construct.channelItem());
        return new ChannelDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                kind.get(),
                provider.get(),
                configuration,
                providerConfiguration,
                sends,
                receives,
                kept);
    }

    @Override
    public Void visitChannelKind(ChannelKindContext line) {
        set(
                kind,
                line,
                reading.oneOf(reading.name(line.name()), ChannelDeclaration.Kind.values(), "a kind of channel"));
        return null;
    }

    @Override
    public Void visitChannelProvider(ChannelProviderContext line) {
        set(provider, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitChannelConfig(ChannelConfigContext line) {
        configuration.addAll(reading.settings(line.settings()));
        return null;
    }

    @Override
    public Void visitChannelProviderConfig(ChannelProviderConfigContext line) {
        providerConfiguration.addAll(reading.settings(line.settings()));
        return null;
    }

    @Override
    public Void visitChannelSend(ChannelSendContext line) {
        sends.add(new SendBuilder(reading).build(line));
        return null;
    }

    @Override
    public Void visitChannelReceive(ChannelReceiveContext line) {
        receives.add(new ReceiveBuilder(reading).build(line));
        return null;
    }

    @Override
    public Void visitChannelOther(ChannelOtherContext line) {
        keep(line, line.rest(), "a channel", Keys.CHANNEL);
        return null;
    }
}
