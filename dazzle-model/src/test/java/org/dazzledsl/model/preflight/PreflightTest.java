package org.dazzledsl.model.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dazzledsl.model.preflight.OtherToolRun.Outcome;
import org.dazzledsl.model.preflight.OtherToolRun.Remark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    private static final String QUEUE = """
            {"Resources": {
              "OrdersQueue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 50000}}
            }}
            """;

    @TempDir
    Path folder;

    private static List<Finding> findings(PreflightReport report, String id) {
        return report.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .toList();
    }

    private static Finding only(PreflightReport report, String id) {
        List<Finding> findings = findings(report, id);
        assertEquals(1, findings.size(), report.findings()::toString);
        return findings.get(0);
    }

    private static Rule rule(String id, Rule.PlanCheck check) {
        return Rule.high(id, "Title")
                .because("Why.")
                .mend("What.")
                .onPlan(check)
                .rule();
    }

    private static PreflightReport look(PlanView plan, Baseline baseline, Rule... rules) {
        return new Preflight(new RuleBook(List.of(rules), List.of()), plan)
                .look(new Preflight.Question(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        baseline,
                        Optional.of(Severity.HIGH),
                        PreflightFixture.TODAY));
    }

    @Test
    void aRuleThatFailsIsItselfACriticalFindingAndTheOthersRun() {
        Rule broken = rule("BROKEN", (plan, findings) -> {
            throw new IllegalStateException("no idea");
        });
        Rule sound = rule("SOUND", (plan, findings) -> findings.found("deploy.region", "it runs"));
        PreflightReport report = look(PreflightFixture.plan(""), Baseline.EMPTY, broken, sound);
        Finding failed = only(report, "PREFLIGHT_RULE_FAILED");
        assertEquals(Severity.CRITICAL, failed.severity());
        assertEquals("the rule BROKEN failed on the plan: IllegalStateException, no idea", failed.message());
        assertEquals("it runs", only(report, "SOUND").message());
        assertFalse(report.passed());
    }

    @Test
    void tellsTheWorstFirst() {
        PreflightReport report = PreflightFixture.look(PreflightFixture.plan(
                "[deploy]\nenvironment = \"prod\"\n[deploy.tigerbeetle]\nnode_count = 2\nvolume_iops = 4000\n"));
        List<Severity> severities =
                report.findings().stream().map(Finding::severity).toList();
        assertEquals(severities.stream().sorted(Comparator.reverseOrder()).toList(), severities);
        assertEquals("TB_EVEN_NODE_COUNT", report.findings().get(0).id());
    }

    @Test
    void looksAtBothBranchesOfACondition() throws IOException {
        CheckedTemplates templates = PreflightFixture.templates(folder, "Data", """
                {"Parameters": {"Stage": {"Type": "String", "Default": "prod"}},
                 "Conditions": {"IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}},
                 "Resources": {"Db": {"Type": "AWS::RDS::DBCluster", "Properties": {
                   "StorageEncrypted": {"Fn::If": ["IsProd", true, false]}}}}}
                """);
        assertEquals(
                "the storage is not encrypted, when the parameter Stage is not 'prod'",
                only(PreflightFixture.look(PreflightFixture.plan(""), templates), "RDS_CLUSTER_NOT_ENCRYPTED")
                        .message());
    }

    @Test
    void namesTheLineThatAskedForAResource() throws IOException {
        CheckedTemplates templates = PreflightFixture.templates(folder, "Messaging", QUEUE);
        Finding own = only(PreflightFixture.look(PreflightFixture.plan(""), templates), "SQS_LIMITS");
        assertEquals("Messaging.template.json", own.place().file());
        assertEquals(2, own.place().line());
        assertEquals(List.of(), own.elements());

        Path assembly = Files.createDirectory(folder.resolve("assembly"));
        Files.writeString(assembly.resolve("manifest.json"), """
                {"artifacts": {"Messaging": {"type": "aws:cloudformation:stack", "displayName": "Messaging",
                  "properties": {"stackName": "bank-staging-Messaging", "templateFile": "Messaging.template.json"}}}}
                """);
        CheckedTemplates generated = PreflightFixture.templates(
                assembly,
                "Messaging",
                QUEUE.replace(
                        "\"Properties\"",
                        "\"Metadata\": {\"dazzle\": {\"resource\": "
                                + "\"QueueOrders\", \"because\": [\"channel orders\"]}}, \"Properties\""));
        Finding generatedFinding = only(PreflightFixture.look(PreflightFixture.plan(""), generated), "SQS_LIMITS");
        assertEquals("dsl/bank.dsl:40:1", generatedFinding.place().toString());
        assertEquals(List.of("channel orders"), generatedFinding.elements());
        assertEquals(
                "Messaging/OrdersQueue.VisibilityTimeout",
                generatedFinding.subject().toString());
    }

    private static final String SUPPRESSED = """
            [deploy]
            environment = "prod"
            [deploy.tigerbeetle]
            volume_iops = 4000
            cluster_id = 7
            [[deploy.preflight.suppressions]]
            rule = "TB_LOW_IOPS"
            %s
            reason = "the ledger is read once a day"
            owner = "payments"
            """;

    @Test
    void aSuppressionThatHoldsAcceptsWhatItNames() {
        for (String name : List.of("", "resource = \"deploy.tigerbeetle.volume_iops\"", "expires = 2026-11-25")) {
            PreflightReport report = PreflightFixture.look(PreflightFixture.plan(SUPPRESSED.formatted(name)));
            Finding finding = only(report, "TB_LOW_IOPS");
            assertEquals(Status.SUPPRESSED, finding.status(), name);
            assertEquals(
                    "the ledger is read once a day",
                    finding.suppression().orElseThrow().reason());
            assertEquals(List.of(), findings(report, "PREFLIGHT_SUPPRESSION_UNUSED"), name);
        }
    }

    @Test
    void aSuppressionThatExpiredIsAFindingAndAcceptsNothing() {
        String toml = SUPPRESSED.formatted("expires = 2026-11-24");
        PreflightReport report = PreflightFixture.look(PreflightFixture.plan(toml));
        assertEquals(Status.FINDING, only(report, "TB_LOW_IOPS").status());
        Finding expired = only(report, "PREFLIGHT_SUPPRESSION_EXPIRED");
        assertEquals("the suppression of TB_LOW_IOPS expired on 2026-11-24; its owner is payments", expired.message());
        assertEquals(Severity.HIGH, expired.severity());
        assertEquals(
                PreflightFixture.line(toml, "[[deploy.preflight"),
                expired.place().line());
    }

    @Test
    void aSuppressionThatCoversNothingIsAFinding() {
        String toml = SUPPRESSED.formatted("resource = \"ledger Other\"");
        assertEquals(
                "the suppression of TB_LOW_IOPS for 'ledger Other' covers nothing that is found",
                only(PreflightFixture.look(PreflightFixture.plan(toml)), "PREFLIGHT_SUPPRESSION_UNUSED")
                        .message());
        String misspelt = SUPPRESSED.formatted("").replace("\"TB_LOW_IOPS\"", "\"TB_LOW_IOP\"");
        assertEquals(
                "there is no rule TB_LOW_IOP; did you mean 'TB_LOW_IOPS'?",
                only(PreflightFixture.look(PreflightFixture.plan(misspelt)), "PREFLIGHT_SUPPRESSION_UNUSED")
                        .message());
    }

    @Test
    void aSuppressionOfARuleThatWasNotLookedAtIsNotCalledUnused() {
        String templates = SUPPRESSED.formatted("").replace("\"TB_LOW_IOPS\"", "\"S3_NO_LIFECYCLE\"");
        assertEquals(
                List.of(),
                findings(PreflightFixture.look(PreflightFixture.plan(templates)), "PREFLIGHT_SUPPRESSION_UNUSED"));
        String other = SUPPRESSED.formatted("").replace("\"TB_LOW_IOPS\"", "\"E3002\"");
        assertEquals(
                List.of(),
                findings(PreflightFixture.look(PreflightFixture.plan(other)), "PREFLIGHT_SUPPRESSION_UNUSED"));
    }

    private static final Rule OLD = rule("OLD", (plan, findings) -> findings.found("deploy.region", "old"));
    private static final Rule NEW = rule("NEW", (plan, findings) -> findings.found("deploy.region", "new"));
    private static final Predicate<String> ALL = id -> true;

    @Test
    void whatIsInTheBaselinePassesAndWhatIsNewFails() throws IOException {
        PlanView plan = PreflightFixture.plan("");
        Baseline baseline = Baseline.EMPTY.updated(
                "staging", look(plan, Baseline.EMPTY, OLD).findings(), ALL);
        Baseline read = Baseline.fromJson(baseline.toJson());
        assertEquals(baseline, read);
        assertTrue(look(plan, read, OLD).passed());
        PreflightReport report = look(plan, read, OLD, NEW);
        assertEquals(Status.BASELINE, only(report, "OLD").status());
        assertEquals(List.of("NEW"), report.failing().stream().map(Finding::id).toList());
        assertEquals(Status.FINDING, only(look(prod(), read, OLD), "OLD").status());
    }

    private static PlanView prod() {
        return PreflightFixture.plan("[deploy]\nenvironment = \"prod\"\n");
    }

    @Test
    void theBaselineDoesNotDependOnLines() {
        Baseline baseline = Baseline.EMPTY.updated(
                "staging",
                look(PreflightFixture.plan("[deploy]\nregion = \"us-east-1\"\n"), Baseline.EMPTY, OLD)
                        .findings(),
                ALL);
        assertTrue(look(PreflightFixture.plan("# a new line\n\n[deploy]\nregion = \"us-east-1\"\n"), baseline, OLD)
                .passed());
    }

    @Test
    void theBaselineShrinksAndNeverGrowsByItself() {
        PlanView plan = PreflightFixture.plan("");
        Baseline both = Baseline.EMPTY.updated(
                "staging", look(plan, Baseline.EMPTY, OLD, NEW).findings(), ALL);
        assertEquals(2, both.entries().size());
        Baseline one = both.shrunk("staging", look(plan, both, OLD).findings(), ALL);
        assertEquals(
                List.of("OLD"), one.entries().stream().map(Baseline.Entry::rule).toList());
        assertEquals(one, one.shrunk("staging", look(plan, one, OLD, NEW).findings(), ALL));
        // Of another environment, and of rules that were not looked at, nothing is known.
        assertEquals(both, both.shrunk("prod", List.of(), ALL));
        assertEquals(both, both.shrunk("staging", List.of(), id -> false));
    }

    @Test
    void updatingKeepsWhatIsStillFound() {
        PlanView plan = PreflightFixture.plan("");
        Baseline old = Baseline.EMPTY.updated(
                "staging", look(plan, Baseline.EMPTY, OLD).findings(), ALL);
        Baseline updated = old.updated("staging", look(plan, old, OLD, NEW).findings(), ALL);
        assertEquals(
                List.of("NEW", "OLD"),
                updated.entries().stream().map(Baseline.Entry::rule).toList());
    }

    @Test
    void whatPreflightSaysOfItselfCannotBeAcceptedBeforehand() {
        Rule broken = rule("BROKEN", (plan, findings) -> {
            throw new IllegalStateException("no idea");
        });
        PreflightReport report = look(PreflightFixture.plan(""), Baseline.EMPTY, broken);
        assertEquals(Baseline.EMPTY, Baseline.EMPTY.updated("staging", report.findings(), ALL));
    }

    @Test
    void aBaselineThatIsNoneIsRefused() {
        assertThrows(IOException.class, () -> Baseline.fromJson("{"));
        assertThrows(IOException.class, () -> Baseline.fromJson("{\"schemaVersion\": 2}"));
        assertEquals(
                "a finding without 'element'",
                assertThrows(
                                IOException.class,
                                () -> Baseline.fromJson(
                                        "{\"schemaVersion\": 1, \"findings\": [{\"environment\": \"dev\","
                                                + " \"rule\": \"X\"}]}"))
                        .getMessage());
    }

    @Test
    void nothingFailsWithoutAGate() {
        PlanView plan = PreflightFixture.plan("");
        PreflightReport report = new Preflight(new RuleBook(List.of(OLD), List.of()), plan)
                .look(new Preflight.Question(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Baseline.EMPTY,
                        Optional.empty(),
                        PreflightFixture.TODAY));
        assertTrue(report.passed());
        assertEquals(1, report.counts().get(Severity.HIGH));
    }

    /** Rules that a jar would bring. */
    public static final class Provided implements RuleProvider {

        @Override
        public List<Rule> rules() {
            return List.of(rule("OWN_RULE", (plan, findings) -> findings.found("deploy.region", "mine")), OLD_TWICE);
        }
    }

    private static final Rule OLD_TWICE = rule("TB_LOW_IOPS", (plan, findings) -> {});

    @Test
    void takesRulesOfOnesOwnAndSaysWhichItCouldNot() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(
                services.resolve(RuleProvider.class.getName()), Provided.class.getName() + "\norg.example.Nowhere\n");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, PreflightTest.class.getClassLoader())) {
            RuleBook book = RuleBook.load(loader);
            assertTrue(book.find("OWN_RULE").isPresent());
            assertEquals(2, book.faults().size(), book.faults()::toString);
            assertEquals(
                    "there are two rules with the id TB_LOW_IOPS", book.faults().get(0));
            PreflightReport report =
                    new Preflight(book, PreflightFixture.plan("")).look(PreflightFixture.question(Optional.empty()));
            assertEquals("mine", only(report, "OWN_RULE").message());
            assertEquals(2, findings(report, "PREFLIGHT_RULES_NOT_LOADED").size());
        }
    }

    @Test
    void takesInWhatOtherToolsFind() throws IOException {
        CheckedTemplates templates = PreflightFixture.templates(folder, "Messaging", QUEUE);
        Remark byLine = new Remark(
                "W1234",
                Severity.WARN,
                "doubtful",
                Optional.of("Messaging.template.json"),
                Optional.empty(),
                Optional.empty(),
                2);
        List<OtherToolRun> runs = List.of(
                new OtherToolRun(OtherTool.CFN_LINT, Outcome.FINISHED, "", List.of(byLine)),
                new OtherToolRun(OtherTool.CFN_GUARD, Outcome.MISSING, "it is not on the PATH", List.of()),
                new OtherToolRun(OtherTool.CDK_NAG, Outcome.FAILED, "it wrote no report", List.of()));
        PreflightReport report = new Preflight(RuleBook.builtIn(), PreflightFixture.plan(""))
                .look(new Preflight.Question(
                        Optional.of(templates),
                        Optional.empty(),
                        List.of(),
                        runs,
                        Baseline.EMPTY,
                        Optional.of(Severity.HIGH),
                        PreflightFixture.TODAY));
        Finding remark = only(report, "W1234");
        assertEquals("Messaging/OrdersQueue", remark.subject().toString());
        assertEquals(Severity.INFO, only(report, "PREFLIGHT_TOOL_MISSING").severity());
        assertEquals(
                "cfn-guard: it is not on the PATH",
                only(report, "PREFLIGHT_TOOL_MISSING").message());
        assertEquals(Severity.HIGH, only(report, "PREFLIGHT_TOOL_FAILED").severity());
    }

    @Test
    void findsWhatAwsRefusesForItsSize() throws IOException {
        StringBuilder topics = new StringBuilder();
        for (int i = 0; i <= 500; i++) {
            topics.append(i == 0 ? "" : ",").append("\"T%d\": {\"Type\": \"AWS::SNS::Topic\"}".formatted(i));
        }
        String statements = "{\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::"
                + "x".repeat(11_000) + "\"}";
        topics.append(",\"Role\": {\"Type\": \"AWS::IAM::Role\", \"Properties\": {\"Policies\": [{\"PolicyDocument\": "
                + "{\"Statement\": [" + statements + "]}}]}}");
        topics.append(",\"Task\": {\"Type\": \"AWS::ECS::TaskDefinition\", \"Properties\": {\"Family\": \""
                + "x".repeat(66_000) + "\"}}");
        PreflightReport report = PreflightFixture.look(
                PreflightFixture.plan(""),
                PreflightFixture.templates(folder, "Big", "{\"Resources\": {" + topics + "}}"));
        assertEquals(
                "Big.template.json has 503 resources, and CloudFormation allows 500",
                only(report, "STACK_TOO_LARGE").message());
        assertEquals(
                "Role",
                only(report, "IAM_POLICY_TOO_LARGE").subject().logicalId().orElseThrow());
        assertEquals(
                "Task", only(report, "ECS_TASK_TOO_LARGE").subject().logicalId().orElseThrow());

        String near = "{\"Resources\": {" + topics.substring(0, topics.indexOf(",\"T470\"")) + "}}";
        PreflightReport nearly =
                PreflightFixture.look(PreflightFixture.plan(""), PreflightFixture.templates(folder, "Big", near));
        assertEquals(
                "Big.template.json has 470 resources, near the limit of 500",
                only(nearly, "STACK_NEARLY_TOO_LARGE").message());
        assertEquals(List.of(), findings(nearly, "STACK_TOO_LARGE"));
    }
}
