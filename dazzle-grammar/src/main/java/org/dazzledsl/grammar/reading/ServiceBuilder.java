package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceAuthContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceGuaranteesContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceInputContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceKindContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceOutputContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceOwnerContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceSpecContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ServiceStubContext;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.ParameterSyntax;
import org.dazzledsl.grammar.syntax.ServiceDeclaration;
import org.dazzledsl.grammar.syntax.Setting;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code service}: an external API, or a domain service where a line says {@code kind:}. */
final class ServiceBuilder extends BlockBuilder {

    private final ServiceContext construct;
    private final Once<ServiceDeclaration.Specification> specification = once();
    private final Once<ServiceDeclaration.AuthProfile> authProfile = once();
    private final Once<Text> owner = once();
    private final Once<Located<ServiceDeclaration.Kind>> kind = once();
    private final List<ParameterSyntax> input = new ArrayList<>();
    private final List<ParameterSyntax> output = new ArrayList<>();
    private final List<Text> guarantees = new ArrayList<>();
    private final Once<Name> stub = once();
    private boolean isDomain;

    ServiceBuilder(Reading reading, ServiceContext construct) {
        super(reading);
        this.construct = construct;
    }

    private ServiceDeclaration.Body body() {
        return isDomain && specification.get().isEmpty()
                ? new ServiceDeclaration.DomainService(kind.get(), input, output, guarantees, stub.get())
                : new ServiceDeclaration.ExternalApi(specification.get(), authProfile.get(), owner.get());
    }

    ServiceDeclaration build() {
        readAll(construct.serviceItem());
        return new ServiceDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                body(),
                kept);
    }

    @Override
    public Void visitServiceSpec(ServiceSpecContext line) {
        Text text = reading.text(line.text());
        set(
                specification,
                line,
                line.URL() != null
                        ? new ServiceDeclaration.Specification.Url(text)
                        : new ServiceDeclaration.Specification.Inline(text));
        return null;
    }

    @Override
    public Void visitServiceAuth(ServiceAuthContext line) {
        List<Setting> options = reading.options(line.option());
        Name written = reading.name(line.name());
        Span last = options.isEmpty()
                ? written.span()
                : options.get(options.size() - 1).span();
        set(
                authProfile,
                line,
                reading.oneOf(written, ServiceDeclaration.AuthKind.values(), "a way to authenticate")
                        .map(found -> new ServiceDeclaration.AuthProfile(
                                found, options, written.span().through(last))));
        return null;
    }

    @Override
    public Void visitServiceOwner(ServiceOwnerContext line) {
        set(owner, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitServiceKind(ServiceKindContext line) {
        isDomain = true;
        set(
                kind,
                line,
                reading.oneOf(reading.name(line.name()), ServiceDeclaration.Kind.values(), "a kind of domain service"));
        return null;
    }

    @Override
    public Void visitServiceInput(ServiceInputContext line) {
        input.addAll(reading.parameters(line.parameters()));
        return null;
    }

    @Override
    public Void visitServiceOutput(ServiceOutputContext line) {
        output.addAll(reading.parameters(line.parameters()));
        return null;
    }

    @Override
    public Void visitServiceGuarantees(ServiceGuaranteesContext line) {
        guarantees.addAll(reading.dashItems(line.dashItems()));
        return null;
    }

    @Override
    public Void visitServiceStub(ServiceStubContext line) {
        set(stub, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitServiceOther(ServiceOtherContext line) {
        keep(line, line.rest(), "a service", Keys.SERVICE);
        return null;
    }
}
