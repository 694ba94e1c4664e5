package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.preflight.CheckedTemplates;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.Preflight;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.preflight.Status;
import org.dazzledsl.model.template.TemplateFolder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What we generate passes what we ask of others. */
class PreflightOfExamplesTest {

    static Stream<String> examples() {
        return Examples.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void inProductionNothingIsHighThatNobodyAnswersFor(String example, @TempDir Path folder) throws IOException {
        PlanView plan = Examples.plan(example, Environment.PROD);
        Synthesis.of(plan.requirements(), folder);
        PreflightReport report = new Preflight(RuleBook.builtIn(), plan)
                .look(Preflight.Question.of(
                        Optional.of(new CheckedTemplates(TemplateFolder.read(folder), "")),
                        Optional.of(Severity.HIGH),
                        LocalDate.EPOCH));
        assertEquals(List.of(), report.failing());
        assertEquals(
                List.of("HTTP_ONLY_PROD"),
                report.findings().stream()
                        .filter(finding -> finding.status() == Status.SUPPRESSED)
                        .map(Finding::id)
                        .toList());
        assertEquals(
                List.of(),
                report.findings().stream()
                        .filter(finding -> finding.status() == Status.UNKNOWN
                                && finding.severity().compareTo(Severity.WARN) >= 0)
                        .toList());
        // Of what was planned, every finding names a line that somebody wrote.
        for (Finding finding : report.findings()) {
            assertTrue(finding.place().file().matches("dazzle\\.toml|dsl/.*\\.dsl"), finding::toString);
        }
    }
}
