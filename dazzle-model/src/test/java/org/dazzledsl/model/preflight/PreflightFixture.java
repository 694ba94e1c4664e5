package org.dazzledsl.model.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.template.TemplateFolder;

/** A plan of the sample application, and templates from texts. */
public final class PreflightFixture {

    public static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final String HEAD = """
            [project]
            name = "bank"
            version = "1.0.0"
            root = "bank"

            """;

    private PreflightFixture() {}

    /** The plan of the sample application for a {@code dazzle.toml} that goes on with these lines. */
    public static PlanView plan(String toml) {
        return plan(SampleApplication.needs(), toml);
    }

    public static PlanView plan(InfraRequirements needs, String toml) {
        return plan(needs, toml, Surroundings.UNKNOWN);
    }

    public static PlanView plan(InfraRequirements needs, String toml, Surroundings surroundings) {
        DazzleToml read = DazzleToml.read(new SourceFile("dazzle.toml", HEAD + toml), Optional.empty());
        if (!read.problems().stream().allMatch(problem -> !problem.isError())) {
            throw new IllegalArgumentException(read.problems().toString());
        }
        DeployConfig config = read.deploy().orElseThrow();
        return new PlanView(needs, config, AwsPlanner.plan(needs, read.project().orElseThrow(), config), surroundings);
    }

    /** The line of a text in such a {@code dazzle.toml}. */
    public static int line(String toml, String start) {
        List<String> lines = (HEAD + toml).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(start)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("There is no line " + start);
    }

    public static CheckedTemplates templates(Path folder, String name, String json) throws IOException {
        Files.writeString(folder.resolve(name + ".template.json"), json);
        return new CheckedTemplates(TemplateFolder.read(folder), "templates");
    }

    public static Preflight.Question question(Optional<CheckedTemplates> templates) {
        return Preflight.Question.of(templates, Optional.of(Severity.HIGH), TODAY);
    }

    public static PreflightReport look(PlanView plan) {
        return new Preflight(RuleBook.builtIn(), plan).look(question(Optional.empty()));
    }

    public static PreflightReport look(PlanView plan, CheckedTemplates templates) {
        return new Preflight(RuleBook.builtIn(), plan).look(question(Optional.of(templates)));
    }
}
