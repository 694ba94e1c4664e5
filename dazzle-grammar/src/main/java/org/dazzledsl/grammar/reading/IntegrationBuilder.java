package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationActionContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationAuthContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationBaseUrlContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationMappingContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationSyncContext;
import org.dazzledsl.grammar.antlr.DazzleParser.IntegrationUsesContext;
import org.dazzledsl.grammar.syntax.IntegrationDeclaration;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code integration}. */
final class IntegrationBuilder extends BlockBuilder {

    private final IntegrationContext construct;
    private final List<Name> services = new ArrayList<>();
    private final List<Name> foreignModels = new ArrayList<>();
    private final Once<Text> baseUrl = once();
    private final Once<IntegrationDeclaration.Auth> auth = once();
    private final List<IntegrationDeclaration.Action> actions = new ArrayList<>();
    private final List<IntegrationDeclaration.Sync> syncs = new ArrayList<>();
    private final List<IntegrationDeclaration.Mapping> mappings = new ArrayList<>();

    IntegrationBuilder(Reading reading, IntegrationContext construct) {
        super(reading);
        this.construct = construct;
    }

    IntegrationDeclaration build() {
        readAll(construct.integrationItem());
        return new IntegrationDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                services,
                foreignModels,
                baseUrl.get(),
                auth.get(),
                actions,
                syncs,
                mappings,
                kept);
    }

    @Override
    public Void visitIntegrationUses(IntegrationUsesContext line) {
        List<Name> used = reading.names(line.names().name());
        (line.SERVICE() != null ? services : foreignModels).addAll(used);
        return null;
    }

    @Override
    public Void visitIntegrationBaseUrl(IntegrationBaseUrlContext line) {
        set(baseUrl, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitIntegrationAuth(IntegrationAuthContext line) {
        List<Text> environment = line.environmentVariable().stream()
                .map(variable -> reading.text(variable.text()))
                .toList();
        set(auth, line, new IntegrationDeclaration.Auth(reading.name(line.name()), environment, reading.span(line)));
        return null;
    }

    @Override
    public Void visitIntegrationAction(IntegrationActionContext line) {
        actions.add(new IntegrationActionBuilder(reading).build(line));
        return null;
    }

    @Override
    public Void visitIntegrationSync(IntegrationSyncContext line) {
        syncs.add(new IntegrationSyncBuilder(reading).build(line));
        return null;
    }

    @Override
    public Void visitIntegrationMapping(IntegrationMappingContext line) {
        mappings.add(new IntegrationDeclaration.Mapping(
                reading.name(line.name(0)),
                reading.optionalName(line.name(1)),
                reading.keptBlock(line.keptBlock()),
                reading.span(line)));
        return null;
    }

    @Override
    public Void visitIntegrationOther(IntegrationOtherContext line) {
        keep(line, line.rest(), "an integration", Keys.INTEGRATION);
        return null;
    }
}
