package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStepContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStepEntityContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStepIntegrationContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStepKindContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStepOnContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStepOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStepSurfaceContext;
import org.dazzledsl.grammar.syntax.ExperienceDeclaration;
import org.dazzledsl.grammar.syntax.Name;

/** Reads a step of an experience. */
final class ExperienceStepBuilder extends BlockBuilder {

    private final Once<Name> kind = once();
    private final Once<Name> surface = once();
    private final Once<Name> entity = once();
    private final Once<Name> integration = once();
    private final Once<Name> action = once();
    private final List<ExperienceDeclaration.Transition> transitions = new ArrayList<>();

    ExperienceStepBuilder(Reading reading) {
        super(reading);
    }

    ExperienceDeclaration.Step build(ExperienceStepContext block) {
        readAll(block.experienceStepItem());
        return new ExperienceDeclaration.Step(
                reading.name(block.name()),
                kind.get(),
                surface.get(),
                entity.get(),
                integration.get(),
                action.get(),
                transitions,
                kept,
                reading.span(block));
    }

    @Override
    public Void visitExperienceStepKind(ExperienceStepKindContext line) {
        set(kind, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitExperienceStepSurface(ExperienceStepSurfaceContext line) {
        set(surface, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitExperienceStepEntity(ExperienceStepEntityContext line) {
        set(entity, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitExperienceStepIntegration(ExperienceStepIntegrationContext line) {
        set(integration, line, reading.name(line.name(0)));
        set(action, line, reading.name(line.name(1)));
        return null;
    }

    @Override
    public Void visitExperienceStepOn(ExperienceStepOnContext line) {
        transitions.add(new ExperienceDeclaration.Transition(
                reading.name(line.name(0)), reading.name(line.name(1)), reading.span(line)));
        return null;
    }

    @Override
    public Void visitExperienceStepOther(ExperienceStepOtherContext line) {
        keep(line, line.rest(), "a step of an experience", Keys.EXPERIENCE_STEP);
        return null;
    }
}
