package org.dazzledsl.grammar.reading;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceOtherContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStartContext;
import org.dazzledsl.grammar.antlr.DazzleParser.ExperienceStepContext;
import org.dazzledsl.grammar.syntax.ExperienceDeclaration;
import org.dazzledsl.grammar.syntax.Name;

/** Reads {@code experience}. */
final class ExperienceBuilder extends BlockBuilder {

    private final ExperienceContext construct;
    private final Once<Name> start = once();
    private final List<ExperienceDeclaration.Step> steps = new ArrayList<>();

    ExperienceBuilder(Reading reading, ExperienceContext construct) {
        super(reading);
        this.construct = construct;
    }

    ExperienceDeclaration build() {
        readAll(construct.experienceItem());
        return new ExperienceDeclaration(
                reading.span(construct),
                reading.name(construct.name()),
                reading.title(construct.title()),
                start.get(),
                steps,
                kept);
    }

    @Override
    public Void visitExperienceStart(ExperienceStartContext line) {
        set(start, line, reading.name(line.name()));
        return null;
    }

    @Override
    public Void visitExperienceStep(ExperienceStepContext line) {
        steps.add(new ExperienceStepBuilder(reading).build(line));
        return null;
    }

    @Override
    public Void visitExperienceOther(ExperienceOtherContext line) {
        keep(line, line.rest(), "an experience", Keys.EXPERIENCE);
        return null;
    }
}
