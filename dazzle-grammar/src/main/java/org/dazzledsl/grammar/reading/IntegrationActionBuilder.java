package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.ActionCallContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ActionOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ActionResponseContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ActionSurfaceContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationActionContext;
import org.dazzledsl.grammar.syntax.IntegrationDeclaration;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Reads an action of an integration. */
final class IntegrationActionBuilder extends BlockBuilder {

    private final Once<Name> surface = once();
    private final Once<Name> service = once();
    private final Once<Text> operation = once();
    private final Once<Name> foreignModel = once();
    private final Once<Name> entity = once();

    IntegrationActionBuilder(Reading reading) {
        super(reading);
    }

    IntegrationDeclaration.Action build(IntegrationActionContext block) {
        readAll(block.integrationActionItem());
        return new IntegrationDeclaration.Action(
                reading.name(block.name()),
                surface.get(),
                service.get(),
                operation.get(),
                foreignModel.get(),
                entity.get(),
                kept,
                reading.span(block));
    }

    @Override
    public Void visitActionSurface(ActionSurfaceContext line) {
        set(surface, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitActionCall(ActionCallContext line) {
        if (line.name() != null) {
            set(service, line, reading.name(line.name()));
        } else if (line.keptBlock() == null) {
            set(operation, line, reading.raw(line.raw()));
        } else {
            kept.add(reading.block(
                    line.getStart(), line.keptBlock(), line.NEWLINE().getSymbol()));
        }
        return null;
    }

    @Override
    public Void visitActionResponse(ActionResponseContext line) {
        if (line.name() == null) {
            kept.add(reading.block(
                    line.getStart(), line.keptBlock(), line.NEWLINE().getSymbol()));
        } else {
            set(line.FOREIGN() != null ? foreignModel : entity, line, reading.name(line.name()));
        }
        return null;
    }

    @Override
    public Void visitActionOther(ActionOtherContext line) {
        keep(line, line.rest(), "an action of an integration", Keys.INTEGRATION_ACTION);
        return null;
    }
}
