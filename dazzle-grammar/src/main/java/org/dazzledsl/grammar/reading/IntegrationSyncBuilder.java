package org.dazzledsl.grammar.reading;

import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationSyncContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SyncFromContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SyncIntoContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SyncModeContext;
import org.dazzledsl.grammar.antlr.DazzleParser.SyncOtherContext;
import org.dazzledsl.grammar.syntax.IntegrationDeclaration;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Reads a sync of an integration. */
final class IntegrationSyncBuilder extends BlockBuilder {

    private final Once<Name> mode = once();
    private final Once<Text> cron = once();
    private final Once<Name> service = once();
    private final Once<Text> operation = once();
    private final Once<Name> foreignModel = once();
    private final Once<Name> entity = once();

    IntegrationSyncBuilder(Reading reading) {
        super(reading);
    }

    IntegrationDeclaration.Sync build(IntegrationSyncContext block) {
        readAll(block.integrationSyncItem());
        return new IntegrationDeclaration.Sync(
                reading.name(block.name()),
                mode.get(),
                cron.get(),
                service.get(),
                operation.get(),
                foreignModel.get(),
                entity.get(),
                kept,
                reading.span(block));
    }

    @Override
    public Void visitSyncMode(SyncModeContext line) {
        set(mode, line, reading.name(line.name()));
        if (line.text() != null) {
            set(cron, line, reading.text(line.text()));
        }
        return null;
    }

    @Override
    public Void visitSyncFrom(SyncFromContext line) {
        if (line.name() == null) {
            set(operation, line, reading.raw(line.raw()));
        } else {
            set(line.SERVICE() != null ? service : foreignModel, line, reading.name(line.name()));
        }
        return null;
    }

    @Override
    public Void visitSyncInto(SyncIntoContext line) {
        set(entity, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitSyncOther(SyncOtherContext line) {
        keep(line, line.rest(), "a sync of an integration", Keys.INTEGRATION_SYNC);
        return null;
    }
}
