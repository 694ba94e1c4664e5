package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.preflight.CheckedTemplates;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.Preflight;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.stacks.customize.IncludedApp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** Whatever cdk-nag finds in our stacks, preflight finds too, or it is said here why not. */
class CdkNagTest {

    /** What cdk-nag finds and preflight doesn't, by rule or by rule and resource, and why. */
    private static final Map<String, String> REASONS = new TreeMap<>(Map.ofEntries(
            Map.entry("AwsSolutions-EC23 AlbSecurityGroup", "It lets everybody reach 80 and 443, which a web site must."),
            Map.entry("AwsSolutions-ECS2", "It objects to every variable; preflight to those that hold a secret."),
            Map.entry("AwsSolutions-IAM5", "It objects to every wildcard; preflight not where AWS has nothing narrower."),
            Map.entry("AwsSolutions-S1 AccessLogs", "It takes the logs itself, and logs of logs would have no end."),
            Map.entry("AwsSolutions-SQS3 DeadLetterQueueAudit", "It is a dead-letter queue, of a bus and not of a queue."),
            Map.entry("AwsSolutions-SQS3 ScheduleDeadLetterQueue", "It is a dead-letter queue, of schedules.")));

    /** An application in an environment. */
    private record Subject(String name, PlanView plan) {}

    private static List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        for (Environment environment : Environment.values()) {
            DeployConfig config = SampleApplication.config(environment);
            subjects.add(new Subject(
                    "sample in " + environment.word(),
                    new PlanView(
                            SampleApplication.needs(),
                            config,
                            AwsPlanner.plan(SampleApplication.needs(), SampleApplication.project(), config))));
            for (String example : Examples.NAMES) {
                subjects.add(new Subject(example + " in " + environment.word(), Examples.plan(example, environment)));
            }
        }
        return subjects;
    }

    @Test
    void preflightFindsWhatCdkNagFinds(@TempDir Path base) throws IOException {
        Set<String> needless = new TreeSet<>(REASONS.keySet());
        Map<String, Set<String>> alone = new TreeMap<>();
        for (Subject subject : subjects()) {
            Path folder = base.resolve(subject.name());
            Path templates = base.resolve(subject.name() + " included");
            Synthesis.toBeIncluded(subject.plan().requirements(), templates);
            App app = IncludedApp.of(subject.plan().requirements(), templates, folder);
            Aspects.of(app)
                    .add(AwsSolutionsChecks.Builder.create()
                            .reports(true)
                            .reportFormats(List.of(NagReportFormat.JSON))
                            .build());
            app.synth();

            Set<String> theirs = theirs(folder);
            assertFalse(theirs.isEmpty(), subject.name());
            Set<String> missing = new TreeSet<>(theirs);
            missing.removeAll(ours(subject.plan(), folder));
            missing.removeIf(finding -> {
                String rule = finding.substring(0, finding.indexOf(' '));
                needless.remove(finding);
                needless.remove(rule);
                return REASONS.containsKey(finding) || REASONS.containsKey(rule);
            });
            if (!missing.isEmpty()) {
                alone.put(subject.name(), missing);
            }
            System.out.println(subject.name() + ": " + theirs.size() + " findings of cdk-nag");
        }
        assertEquals(Map.of(), alone, "found by cdk-nag alone, and without a reason");
        assertEquals(Set.of(), needless, "reasons for what cdk-nag doesn't find, or preflight finds too");
    }

    /** {@code AwsSolutions-RDS3 DatabaseCluster} for each. */
    private static Set<String> theirs(Path folder) throws IOException {
        Set<String> findings = new HashSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith("-NagReport.json"))
                    .toList()) {
                for (JsonNode line : new JsonMapper().readTree(file.toFile()).path("lines")) {
                    if (line.path("compliance").asText().equals("Non-Compliant")) {
                        String path = line.path("resourceId").asText();
                        findings.add(line.path("ruleId").asText() + " " + path.substring(path.lastIndexOf('/') + 1));
                    }
                }
            }
        }
        return findings;
    }

    private static Set<String> ours(PlanView plan, Path folder) throws IOException {
        PreflightReport report = new Preflight(RuleBook.builtIn(), plan)
                .look(Preflight.Question.of(
                        Optional.of(new CheckedTemplates(TemplateFolder.read(folder), "")),
                        Optional.empty(),
                        LocalDate.EPOCH));
        Set<String> findings = new HashSet<>();
        report.findings()
                .forEach(finding -> report.rule(finding).orElseThrow().references().forEach(reference -> findings.add(
                        reference + " " + finding.subject().logicalId().orElse(""))));
        return findings;
    }
}
