package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.ChannelReceiveContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ReceiveActionContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ReceiveMessageContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ReceiveOtherContext;
import org.dazzledsl.grammar.syntax.ChannelDeclaration;
import org.dazzledsl.grammar.syntax.Name;

/** Reads {@code receive} in a channel. */
final class ReceiveBuilder extends BlockBuilder {

    private final Once<Name> message = once();
    private final Once<Name> entity = once();
    private final Once<Name> service = once();

    ReceiveBuilder(Reading reading) {
        super(reading);
    }

    ChannelDeclaration.Receive build(ChannelReceiveContext block) {
        readAll(block.receiveItem());
        return new ChannelDeclaration.Receive(
                reading.name(block.name()), message.get(), entity.get(), service.get(), kept, reading.span(block));
    }

    @Override
    public Void visitReceiveMessage(ReceiveMessageContext line) {
        set(message, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitReceiveAction(ReceiveActionContext line) {
        set(line.SERVICE() != null ? service : entity, line, reading.name(line.name()));
        kept.add(reading.block(line.getStart(), null, line.end().NEWLINE().getSymbol()));
        return null;
    }

    @Override
    public Void visitReceiveOther(ReceiveOtherContext line) {
        keep(line, line.rest(), "a channel's receive", Keys.RECEIVE);
        return null;
    }
}
