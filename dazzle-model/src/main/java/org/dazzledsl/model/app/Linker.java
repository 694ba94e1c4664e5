package org.dazzledsl.model.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.AppDeclaration;
import org.dazzledsl.grammar.syntax.ArchetypeDeclaration;
import org.dazzledsl.grammar.syntax.BlockDeclaration;
import org.dazzledsl.grammar.syntax.ChannelDeclaration;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.EntityDeclaration;
import org.dazzledsl.grammar.syntax.EnumDeclaration;
import org.dazzledsl.grammar.syntax.ExperienceDeclaration;
import org.dazzledsl.grammar.syntax.ForeignModelDeclaration;
import org.dazzledsl.grammar.syntax.IntegrationDeclaration;
import org.dazzledsl.grammar.syntax.JobDeclaration;
import org.dazzledsl.grammar.syntax.LedgerDeclaration;
import org.dazzledsl.grammar.syntax.LlmConfigDeclaration;
import org.dazzledsl.grammar.syntax.LlmIntentDeclaration;
import org.dazzledsl.grammar.syntax.LlmModelDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.MessageDeclaration;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.grammar.syntax.ProcessDeclaration;
import org.dazzledsl.grammar.syntax.ScheduleDeclaration;
import org.dazzledsl.grammar.syntax.ServiceDeclaration;
import org.dazzledsl.grammar.syntax.TenancyDeclaration;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.TransactionDeclaration;
import org.dazzledsl.grammar.syntax.WebhookDeclaration;

/**
 * Makes one application of modules: resolves names across them, applies the defaults, and reports whatever can't be
 * resolved, all of it at once.
 */
public final class Linker {

    private final ModuleTable modules;
    private final Linking linking;
    private final List<Problem> problems = new ArrayList<>();

    private Linker(List<ModuleSyntax> files, Set<String> unreadNames) {
        this.modules = ModuleTable.of(files, problems);
        this.linking = new Linking(Symbols.of(modules.entries(), problems), unreadNames, problems);
    }

    /**
     * @param files in the order in which the application shall list what they declare
     * @param root the name of the module whose {@code app} is the application's
     * @param rootNamedAt where the project names it
     */
    public static LinkResult link(List<ModuleSyntax> files, String root, Span rootNamedAt) {
        return link(files, root, rootNamedAt, Set.of());
    }

    /**
     * Links what could be read of a specification with mistakes in it.
     *
     * @param unreadNames names of constructs that could not be read; what refers to them is no mistake of its own
     */
    public static LinkResult link(List<ModuleSyntax> files, String root, Span rootNamedAt, Set<String> unreadNames) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to link");
        }
        return new Linker(files, unreadNames).link(root, rootNamedAt);
    }

    private LinkResult link(String root, Span rootNamedAt) {
        App app = modules.root(root, rootNamedAt, problems).map(this::app).orElseGet(() -> unnamed(root, rootNamedAt));
        AppSpec spec = link(app);
        boolean failed = problems.stream().anyMatch(Problem::isError);
        return new LinkResult(failed ? Optional.empty() : Optional.of(spec), problems);
    }

    private AppSpec link(App app) {
        List<Declaration> declarations = modules.entries().stream()
                .flatMap(entry -> entry.syntax().declarations().stream())
                .toList();
        EntityLinker entities = new EntityLinker(linking, Classifications.in(declarations));
        ServiceLinker services = new ServiceLinker(linking, entities);
        Timings timings = new Timings(linking);
        Triggers triggers = new Triggers(linking, timings);
        MessagingLinker messaging = new MessagingLinker(linking, triggers);
        WorkLinker work = new WorkLinker(linking, triggers, timings, new Parameters(linking, declarations));
        LedgerLinker ledgers = new LedgerLinker(linking, entities);
        LlmLinker models = new LlmLinker(linking, each(LlmConfigDeclaration.class, Optional::of));
        return new AppSpec(
                app,
                modules.entries().stream().map(ModuleTable.Entry::module).toList(),
                each(EntityDeclaration.class, entities::entity),
                each(ArchetypeDeclaration.class, entities::archetype),
                each(EnumDeclaration.class, entities::enumType),
                each(ServiceDeclaration.class, services::external),
                each(ServiceDeclaration.class, services::domain),
                each(ForeignModelDeclaration.class, services::foreignModel),
                each(IntegrationDeclaration.class, services::integration),
                each(ExperienceDeclaration.class, services::experience),
                each(MessageDeclaration.class, messaging::message),
                each(ChannelDeclaration.class, messaging::channel),
                each(ProcessDeclaration.class, work::process),
                each(ScheduleDeclaration.class, work::schedule),
                each(JobDeclaration.class, work::job),
                // Transactions refer to ledgers that are linked already: this order matters.
                each(LedgerDeclaration.class, ledgers::ledger),
                each(TransactionDeclaration.class, ledgers::transaction),
                each(WebhookDeclaration.class, work::webhook),
                each(TenancyDeclaration.class, Linker::tenancy).stream().findFirst(),
                each(LlmModelDeclaration.class, models::model),
                models.config(),
                each(LlmIntentDeclaration.class, models::intent),
                each(BlockDeclaration.class, Linker::block));
    }

    private <D extends Declaration, E> List<E> each(Class<D> kind, Function<D, Optional<E>> link) {
        return each(kind, (declaration, module) -> link.apply(declaration));
    }

    private <D extends Declaration, E> List<E> each(Class<D> kind, BiFunction<D, Module, Optional<E>> link) {
        List<E> linked = new ArrayList<>();
        for (ModuleTable.Entry entry : modules.entries()) {
            for (Declaration declaration : entry.syntax().declarations()) {
                if (kind.isInstance(declaration) && !linking.symbols().isDuplicate(declaration)) {
                    link.apply(kind.cast(declaration), entry.module()).ifPresent(linked::add);
                }
            }
        }
        return linked;
    }

    private App app(ModuleTable.Entry root) {
        for (ModuleTable.Entry entry : modules.entries()) {
            if (entry != root) {
                apps(entry).forEach(this::doubtSecondApp);
            }
        }
        return apps(root)
                .findFirst()
                .map(Linker::app)
                .orElseGet(() -> unnamed(root.module().name(), root.module().span()));
    }

    private static Stream<AppDeclaration> apps(ModuleTable.Entry entry) {
        return entry.syntax().declarations().stream()
                .filter(AppDeclaration.class::isInstance)
                .map(AppDeclaration.class::cast);
    }

    private void doubtSecondApp(AppDeclaration app) {
        problems.add(Problem.warning(
                        "app-outside-root",
                        app.name().span(),
                        "the app '" + app.name().text() + "' is ignored, as its module is not the root")
                .expecting("one app, in the module that dazzle.toml names as root"));
    }

    private static App app(AppDeclaration app) {
        return new App(
                app.name().text(),
                app.title().map(Text::value).orElse(app.name().text()),
                Linking.value(app.description()),
                app.multiTenant().map(Located::value).orElse(false),
                app.auditTrail().map(Located::value).orElse(false),
                Linking.value(app.securityProfile()),
                Linking.settings(app.features()),
                app.span());
    }

    /** Without an {@code app} the application is called like its root module. */
    private static App unnamed(String name, Span span) {
        return new App(name, name, Optional.empty(), false, false, Optional.empty(), Map.of(), span);
    }

    private static Optional<Tenancy> tenancy(TenancyDeclaration tenancy) {
        return Optional.of(new Tenancy(
                tenancy.mode().map(Located::value).orElse(TenancyDeclaration.Mode.SHARED_SCHEMA),
                Linking.text(tenancy.partitionKey()),
                Linking.text(tenancy.topics()),
                tenancy.span()));
    }

    private static Optional<KeptBlock> block(BlockDeclaration block) {
        return Optional.of(new KeptBlock(
                block.keyword(),
                Linking.text(block.declaredName()),
                Linking.value(block.title()),
                block.header().value(),
                block.kept(),
                block.span()));
    }
}
