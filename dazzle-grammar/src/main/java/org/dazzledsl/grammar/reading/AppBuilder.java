package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser;
import org.dazzledsl.grammar.antlr.DazzleParser.AppAuditTrailContext;
import org.dazzledsl.grammar.antlr.DazzleParser.AppContext;
import org.dazzledsl.grammar.antlr.DazzleParser.AppDescriptionContext;
import org.dazzledsl.grammar.antlr.DazzleParser.AppFeatureContext;
import org.dazzledsl.grammar.antlr.DazzleParser.AppMultiTenantContext;
import org.dazzledsl.grammar.antlr.DazzleParser.AppSecurityProfileContext;
import org.dazzledsl.grammar.antlr.DazzleParser.RawContext;
import org.dazzledsl.grammar.syntax.AppDeclaration;
import org.dazzledsl.grammar.syntax.Located;
import org.dazzledsl.grammar.syntax.Setting;
import org.dazzledsl.grammar.syntax.Text;

/** Reads {@code app}. */
final class AppBuilder extends BlockBuilder {

    private final AppContext construct;
    private final Once<Text> description = once();
    private final Once<Located<Boolean>> multiTenant = once();
    private final Once<Located<Boolean>> auditTrail = once();
    private final Once<Text> securityProfile = once();
    private final List<Setting> features = new ArrayList<>();

    AppBuilder(Reading reading, AppContext construct) {
        super(reading);
        this.construct = construct;
    }

    AppDeclaration build() {
        readAll(construct.appItem());
        return new AppDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                description.get(),
                multiTenant.get(),
                auditTrail.get(),
                securityProfile.get(),
                features,
                kept);
    }

    @Override
    public Void visitAppDescription(AppDescriptionContext line) {
        set(description, line, reading.text(line.text()));
        return null;
    }

    @Override
    public Void visitAppMultiTenant(AppMultiTenantContext line) {
        set(multiTenant, line, reading.trueOrFalse(line.trueOrFalse()));
        return null;
    }

    @Override
    public Void visitAppAuditTrail(AppAuditTrailContext line) {
        set(auditTrail, line, reading.trueOrFalse(line.trueOrFalse()));
        return null;
    }

    @Override
    public Void visitAppSecurityProfile(AppSecurityProfileContext line) {
        set(securityProfile, line, reading.raw(line.value()));
        return null;
    }

    @Override
    public Void visitAppFeature(AppFeatureContext line) {
        RawContext value = line.rest().raw();
        boolean isSetting = value != null
                && value.getStart() != value.getStop()
                && value.getStart().getType() == DazzleParser.COLON
                && line.rest().keptBlock() == null;
        if (isSetting) {
            features.add(new Setting(reading.name(line.getStart()), reading.behindFirst(value)));
        } else {
            keep(line, line.rest());
        }
        return null;
    }
}
