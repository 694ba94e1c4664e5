package org.dazzledsl.model.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.model.config.RulePack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulePackTest {

    /** What in each catalogue bears on what Dazzle generates. */
    private static final String AWS_SOLUTIONS =
            "VPC3 VPC7 EC23 EC26 EC27 EC28 EC29 AS1 AS2 AS3 RDS2 RDS3 RDS6 RDS8 RDS10 RDS11 RDS13 S1 S2 S5 S10 SQS2 SQS3 SQS4"
                    + " SNS3 EVB1 ECS2 ECS4 ECS7 ECR1 ELB2 SMG4 IAM4 IAM5 KMS5";

    private static final String AWS_FOUNDATIONAL =
            "EC2: 2 3 6 7 8 9 13 14 15 18 19 25, AutoScaling: 2 3 5, RDS: 2 3 5 6 7 8 11 12 13 15 16 23 24 27 35 36 37,"
                    + " S3: 1 2 3 5 8 9 10 12 13 14 17, SQS: 1, SNS: 1 4, EventBridge: 3, ECS: 1 2 3 4 5 8 9 10 12,"
                    + " ECR: 1 2 3, ELB: 1 4 5 6 12 13 16, SecretsManager: 1 4, IAM: 1 21, KMS: 4";

    private static final List<Rule> RULES = RuleBook.builtIn().rules();

    private static Set<String> references(RulePack pack) {
        return RULES.stream()
                .flatMap(rule -> rule.references().stream())
                .filter(pack::has)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatBearsOnOurStacksIsLookedFor() {
        Set<String> solutions = Arrays.stream(AWS_SOLUTIONS.split(" "))
                .map(id -> "AwsSolutions-" + id)
                .collect(Collectors.toCollection(TreeSet::new));
        solutions.removeAll(references(RulePack.AWS_SOLUTIONS));
        assertEquals(Set.of(), solutions);
        Set<String> foundational = Arrays.stream(AWS_FOUNDATIONAL.split(", *"))
                .flatMap(service -> Stream.of(service.split(": ")[1].split(" "))
                        .map(number -> service.split(": ")[0] + "." + number))
                .collect(Collectors.toCollection(TreeSet::new));
        foundational.removeAll(references(RulePack.AWS_FOUNDATIONAL));
        assertEquals(Set.of(), foundational);
    }

    @Test
    void everyReferenceIsOfACatalogue() {
        for (Rule rule : RULES) {
            for (String reference : rule.references()) {
                assertEquals(
                        1,
                        Stream.of(RulePack.values())
                                .filter(pack -> pack.has(reference))
                                .count(),
                        rule.id() + " " + reference);
            }
        }
    }

    @Test
    void everyRuleIsInAPack() {
        for (Rule rule : RULES) {
            assertTrue(Stream.of(RulePack.values()).anyMatch(rule::isIn), rule.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyAPacksRulesAreLookedAt(RulePack pack, @TempDir Path folder) throws Exception {
        CheckedTemplates templates = PreflightFixture.templates(folder, "Stack", """
                {"Resources": {
                  "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 50000}},
                  "Cluster": {"Type": "AWS::ECS::Cluster"},
                  "Alarm": {"Type": "AWS::CloudWatch::Alarm"}}}
                """);
        PreflightReport all = look(templates, List.of());
        PreflightReport some = look(templates, List.of(pack));
        assertEquals(
                all.findings().stream()
                        .filter(finding -> finding.severity() == Severity.CRITICAL
                                || all.rule(finding).orElseThrow().isIn(pack))
                        .map(Finding::toString)
                        .toList(),
                some.findings().stream().map(Finding::toString).toList());
        assertTrue(some.findings().size() < all.findings().size(), pack::word);
        assertTrue(some.findings().stream().anyMatch(finding -> finding.id().equals("SQS_LIMITS")), pack::word);
    }

    private static PreflightReport look(CheckedTemplates templates, List<RulePack> packs) {
        return new Preflight(RuleBook.builtIn(), PreflightFixture.plan(""))
                .look(new Preflight.Question(
                        Optional.of(templates),
                        Optional.empty(),
                        packs,
                        List.of(),
                        Baseline.EMPTY,
                        Optional.of(Severity.HIGH),
                        PreflightFixture.TODAY));
    }

    /** Of a rule that was not looked at, nobody knows whether a suppression is still needed. */
    @ParameterizedTest
    @CsvSource({"dazzle, 1", "aws-solutions, 0"})
    void suppressionsOfOtherPacksAreLeftAlone(String pack, int unused) {
        PlanView plan = PreflightFixture.plan("""
                [[deploy.preflight.suppressions]]
                rule = "SINGLE_NAT_PROD"
                reason = "One gateway is enough."
                """);
        PreflightReport report = new Preflight(RuleBook.builtIn(), plan)
                .look(new Preflight.Question(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(RulePack.byWord().get(pack)),
                        List.of(),
                        Baseline.EMPTY,
                        Optional.empty(),
                        PreflightFixture.TODAY));
        assertEquals(
                unused,
                report.findings().stream()
                        .filter(finding -> finding.id().equals("PREFLIGHT_SUPPRESSION_UNUSED"))
                        .count());
        assertEquals(unused == 1, report.templates().lookedAt().test("SINGLE_NAT_PROD"));
    }
}
