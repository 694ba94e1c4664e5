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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsPlan;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.preflight.Baseline;
import org.dazzledsl.model.preflight.CheckedTemplates;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.Preflight;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.template.TemplateFolder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;

/** Whatever cdk-nag finds in our stacks, preflight finds too, or it is said here why not. */
class CdkNagTest {

    /** What cdk-nag finds and preflight doesn't, by rule or by rule and resource, and why. */
    private static final Map<String, String> REASONS = new TreeMap<>(Map.ofEntries(
            Map.entry("AwsSolutions-AS3", "The alarms tell of a replica that is gone; notifications would tell it twice."),
            Map.entry("AwsSolutions-EC23 AlbSecurityGroup", "It lets everybody reach 80 and 443, which a web site must."),
            Map.entry("AwsSolutions-ECS2", "It objects to every variable; preflight to those that hold a secret."),
            Map.entry("AwsSolutions-IAM5", "It objects to every wildcard; preflight not where AWS has nothing narrower."),
            Map.entry("AwsSolutions-S1 AccessLogs", "It takes the logs itself, and logs of logs would have no end."),
            Map.entry("AwsSolutions-SQS3 DeadLetterQueueAudit", "It is a dead-letter queue, of a bus and not of a queue."),
            Map.entry("AwsSolutions-SQS3 ScheduleDeadLetterQueue", "It is a dead-letter queue, of schedules.")));

    @ParameterizedTest
    @EnumSource(names = {"STAGING", "PROD"})
    void preflightFindsWhatCdkNagFinds(Environment environment, @TempDir Path folder) throws IOException {
        DeployConfig config = SampleApplication.config(environment);
        AwsPlan plan = AwsPlanner.plan(SampleApplication.needs(), SampleApplication.project(), config);
        App app = StackSynthesizer.app(plan.requirements(), folder);
        Aspects.of(app)
                .add(AwsSolutionsChecks.Builder.create()
                        .reports(true)
                        .reportFormats(List.of(NagReportFormat.JSON))
                        .build());
        app.synth();

        Set<String> theirs = theirs(folder);
        assertFalse(theirs.isEmpty());
        Set<String> ours = ours(
                new Preflight(RuleBook.builtIn(), new PlanView(SampleApplication.needs(), config, plan))
                        .look(new Preflight.Question(
                                Optional.of(new CheckedTemplates(TemplateFolder.read(folder), "")),
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Baseline.EMPTY,
                                Optional.empty(),
                                LocalDate.EPOCH)));
        Set<String> missing = new TreeSet<>(theirs);
        missing.removeAll(ours);
        Set<String> needless = new TreeSet<>(REASONS.keySet());
        missing.removeIf(finding -> {
            String rule = finding.substring(0, finding.indexOf(' '));
            needless.remove(finding);
            needless.remove(rule);
            return REASONS.containsKey(finding) || REASONS.containsKey(rule);
        });
        assertEquals(Set.of(), missing, "found by cdk-nag alone, and without a reason");
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

    private static Set<String> ours(PreflightReport report) {
        Set<String> findings = new HashSet<>();
        report.findings()
                .forEach(finding -> report.rule(finding).orElseThrow().references().forEach(reference -> findings.add(
                        reference + " " + finding.subject().logicalId().orElse(""))));
        return findings;
    }
}
