package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.ProjectConfig;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.preflight.CheckedTemplates;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.Preflight;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.project.ApplicationReader;
import org.dazzledsl.model.template.TemplateFolder;

/** What preflight does with a project whose templates are up to date: reads and plans it, reads the templates, looks. */
@SuppressWarnings("PMD.SystemPrintln") // Its result.
public final class PreflightOnce {

    private static final double MILLION = 1e6;

    private PreflightOnce() {}

    /** With the project's folder and that of the templates. Says how many milliseconds templates and rules took of the whole. */
    public static void main(String[] arguments) throws IOException {
        PlanView plan = plan(Path.of(arguments[0]));
        long start = System.nanoTime();
        look(plan, Path.of(arguments[1]));
        System.out.println((System.nanoTime() - start) / MILLION);
    }

    static PlanView plan(Path project) throws IOException {
        DazzleToml toml = DazzleToml.read("dazzle.toml", project.resolve("dazzle.toml"), Optional.empty());
        ProjectConfig config = toml.project().orElseThrow();
        DeployConfig deploy = toml.deploy().orElseThrow();
        InfraRequirements needs = InfraAnalyzer.analyze(
                ApplicationReader.read(project, config.specification()).app().orElseThrow());
        return new PlanView(needs, deploy, AwsPlanner.plan(needs, config, deploy));
    }

    static PreflightReport look(PlanView plan, Path templates) throws IOException {
        return new Preflight(RuleBook.load(PreflightOnce.class.getClassLoader()), plan)
                .look(Preflight.Question.of(
                        Optional.of(new CheckedTemplates(TemplateFolder.read(templates), "")),
                        Optional.of(Severity.HIGH),
                        LocalDate.EPOCH));
    }
}
