package org.dazzledsl.model.app;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.syntax.ExperienceDeclaration;
import org.dazzledsl.grammar.syntax.ForeignModelDeclaration;
import org.dazzledsl.grammar.syntax.IntegrationDeclaration;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.ParameterSyntax;
import org.dazzledsl.grammar.syntax.ServiceDeclaration;
import org.dazzledsl.grammar.syntax.Text;

/** Links what the application talks to: services, foreign models, integrations; and the experiences that lead there. */
final class ServiceLinker {

    private static final String SERVICE = "service";

    private final Linking linking;
    private final EntityLinker entities;

    ServiceLinker(Linking linking, EntityLinker entities) {
        this.linking = linking;
        this.entities = entities;
    }

    Optional<ExternalService> external(ServiceDeclaration declaration) {
        return declaration.body() instanceof ServiceDeclaration.ExternalApi api
                ? Optional.of(new ExternalService(
                        declaration.name().text(),
                        Linking.value(declaration.title()),
                        spec(api.specification()),
                        api.authProfile()
                                .map(auth -> new ExternalService.Auth(
                                        auth.kind().value(), Linking.settings(auth.options()))),
                        Linking.value(api.owner()),
                        declaration.span()))
                : Optional.empty();
    }

    Optional<DomainService> domain(ServiceDeclaration declaration) {
        return declaration.body() instanceof ServiceDeclaration.DomainService service
                ? service.kind()
                        .map(kind -> new DomainService(
                                declaration.name().text(),
                                Linking.value(declaration.title()),
                                kind.value(),
                                parameters(service.input()),
                                parameters(service.output()),
                                service.guarantees().stream().map(Text::value).toList(),
                                Linking.text(service.stub()),
                                declaration.span()))
                : Optional.empty();
    }

    Optional<ForeignModel> foreignModel(ForeignModelDeclaration declaration, Module module) {
        checkExternal(declaration.service(), module);
        return Optional.of(new ForeignModel(
                declaration.name().text(),
                Linking.value(declaration.title()),
                declaration.service().text(),
                Linking.texts(declaration.keyFields()),
                entities.fields(declaration.fields()),
                declaration.span()));
    }

    Optional<Integration> integration(IntegrationDeclaration declaration, Module module) {
        declaration.services().forEach(service -> checkExternal(service, module));
        declaration.foreignModels().forEach(model -> linking.isImported("foreign_model", model, module));
        return Optional.of(new Integration(
                declaration.name().text(),
                Linking.value(declaration.title()),
                Linking.texts(declaration.services()),
                Linking.texts(declaration.foreignModels()),
                Linking.value(declaration.baseUrl()),
                declaration
                        .auth()
                        .map(auth -> new Integration.Auth(
                                auth.kind().text(), Linking.all(auth.environment(), linking::variable))),
                declaration.actions().stream().map(ServiceLinker::action).toList(),
                declaration.syncs().stream().map(ServiceLinker::sync).toList(),
                declaration.mappings().stream()
                        .map(mapping -> new Integration.Mapping(
                                mapping.name().text(), Linking.text(mapping.entity()), mapping.span()))
                        .toList(),
                declaration.span()));
    }

    Optional<Experience> experience(ExperienceDeclaration declaration) {
        Set<String> steps = new TreeSet<>();
        declaration.steps().forEach(step -> steps.add(step.name().text()));
        declaration.start().ifPresent(start -> checkStep(start, steps));
        declaration.steps().forEach(step -> step.transitions().forEach(next -> checkStep(next.step(), steps)));
        return Optional.of(new Experience(
                declaration.name().text(),
                Linking.value(declaration.title()),
                Linking.text(declaration.start()),
                declaration.steps().stream().map(ServiceLinker::step).toList(),
                declaration.span()));
    }

    static List<Parameter> parameters(List<ParameterSyntax> parameters) {
        return parameters.stream()
                .map(parameter -> new Parameter(
                        parameter.name().text(),
                        parameter.type().value(),
                        parameter.required(),
                        Linking.value(parameter.defaultValue()),
                        parameter.span()))
                .toList();
    }

    private void checkExternal(Name name, Module module) {
        boolean isInternal = linking.symbols()
                .find(SERVICE, name.text())
                .map(symbol -> (ServiceDeclaration) symbol.declaration())
                .filter(service -> !service.isExternal())
                .isPresent();
        if (isInternal) {
            linking.report(Problem.error(
                            "not-an-external-service",
                            name.span(),
                            "the service '" + name.text() + "' is a part of the application itself")
                    .expecting("an external API: a service with spec, auth_profile or owner and without kind"));
        } else {
            linking.isImported(SERVICE, name, module);
        }
    }

    private void checkStep(Name name, Set<String> steps) {
        if (!steps.contains(name.text())) {
            linking.report(Linking.unknown("step", name, steps));
        }
    }

    private static ExternalService.Spec spec(Optional<ServiceDeclaration.Specification> specification) {
        if (specification.isEmpty()) {
            return new ExternalService.Spec.None();
        }
        String text = specification.get().text().value();
        return specification.get() instanceof ServiceDeclaration.Specification.Url
                ? new ExternalService.Spec.Url(text)
                : new ExternalService.Spec.Inline(text);
    }

    private static Integration.Action action(IntegrationDeclaration.Action action) {
        return new Integration.Action(
                action.name().text(),
                Linking.text(action.surface()),
                Linking.text(action.service()),
                Linking.value(action.operation()),
                Linking.text(action.foreignModel()),
                Linking.text(action.entity()),
                action.span());
    }

    private static Integration.Sync sync(IntegrationDeclaration.Sync sync) {
        return new Integration.Sync(
                sync.name().text(),
                Linking.text(sync.mode()),
                Linking.value(sync.cron()),
                Linking.text(sync.service()),
                Linking.value(sync.operation()),
                Linking.text(sync.foreignModel()),
                Linking.text(sync.entity()),
                sync.span());
    }

    private static Experience.Step step(ExperienceDeclaration.Step step) {
        return new Experience.Step(
                step.name().text(),
                Linking.text(step.kind()),
                Linking.text(step.surface()),
                Linking.text(step.entity()),
                Linking.text(step.integration()),
                Linking.text(step.action()),
                step.transitions().stream()
                        .map(next -> new Experience.Transition(
                                next.event().text(), next.step().text()))
                        .toList(),
                step.span());
    }
}
