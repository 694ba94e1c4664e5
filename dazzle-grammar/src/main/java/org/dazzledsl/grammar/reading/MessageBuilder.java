package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.MessageContext;
import org.dazzledsl.grammar.antlr.DazzleParser.MessageFieldContext;
import org.dazzledsl.grammar.antlr.DazzleParser.MessageTextContext;
import org.dazzledsl.grammar.syntax.MessageDeclaration;
import org.dazzledsl.grammar.syntax.ParameterSyntax;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code message}. */
final class MessageBuilder extends BlockBuilder {

    private final MessageContext construct;
    private final Once<Text> description = once();
    private final List<ParameterSyntax> fields = new ArrayList<>();

    MessageBuilder(Reading reading, MessageContext construct) {
        super(reading);
        this.construct = construct;
    }

    MessageDeclaration build() {
        readAll(construct.messageItem());
        return new MessageDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                description.get(),
                fields,
                kept);
    }

    @Override
    public Void visitMessageText(MessageTextContext line) {
        set(description, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitMessageField(MessageFieldContext line) {
        if (line.parameter().exception == null) {
            fields.add(reading.parameter(line.parameter()));
        }
        return null;
    }
}
