package org.dazzledsl.maven.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.maven.node.NodeFinder;
import org.dazzledsl.maven.process.Programs;
import org.dazzledsl.model.preflight.OtherTool;
import org.dazzledsl.model.preflight.OtherToolRun;
import org.dazzledsl.model.preflight.OtherToolRun.Outcome;
import org.dazzledsl.model.preflight.OtherToolRun.Remark;
import org.dazzledsl.model.preflight.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledToolsTest {

    @TempDir
    Path folder;

    private OtherToolRun run(OtherTool tool, String... templates) throws IOException, InterruptedException {
        return run(new Programs(NodeFinder.searchPath(System.getenv("PATH"))), tool, Optional.empty(), templates);
    }

    private OtherToolRun run(Programs programs, OtherTool tool, Optional<Path> guardRules, String... templates)
            throws IOException, InterruptedException {
        return new InstalledTools(folder, programs)
                .run(
                        List.of(tool),
                        folder,
                        Stream.of(templates).map(folder::resolve).toList(),
                        guardRules)
                .get(0);
    }

    /** A program that writes a text and ends with a status; it keeps the arguments with which it was called. */
    private Programs pretending(OtherTool tool, String output, String errors, int status) throws IOException {
        assumeFalse(File.separatorChar == '\\', "a shell script pretends to be the tool");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.writeString(folder.resolve("output"), output);
        Path program = bin.resolve(tool.word());
        Files.writeString(
                program,
                "#!/bin/sh\necho \"$@\" > called\ncat output\necho '" + errors + "' >&2\nexit " + status + "\n");
        assertTrue(program.toFile().setExecutable(true));
        return new Programs(List.of(bin));
    }

    @Test
    void takesInWhatCfnLintFinds() throws Exception {
        Files.writeString(
                folder.resolve("Bank.template.json"),
                "{\"Resources\": {\"Orders\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"Nope\": 1}}}}");
        OtherToolRun run = run(OtherTool.CFN_LINT, "Bank.template.json");
        assumeTrue(run.outcome() != Outcome.MISSING, "cfn-lint is not on the PATH");
        Remark remark = run.remarks().get(0);
        assertEquals("E3002", remark.rule());
        assertEquals(Severity.HIGH, remark.severity());
        assertEquals(Optional.of("Bank.template.json"), remark.stack());
        assertEquals(Optional.of("Orders"), remark.logicalId());
        assertEquals(Optional.of("Nope"), remark.property());
    }

    @Test
    void takesInWhatCfnLintFindsInYaml() throws Exception {
        Files.writeString(folder.resolve("bank.yaml"), """
                Resources:
                  Orders:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !Sub "${AWS::StackName}-orders"
                      Nope: 1
                """);
        OtherToolRun run = run(OtherTool.CFN_LINT, "bank.yaml");
        assumeTrue(run.outcome() != Outcome.MISSING, "cfn-lint is not on the PATH");
        Remark remark = run.remarks().get(0);
        assertEquals("E3002", remark.rule());
        assertEquals(Optional.of("bank.yaml"), remark.stack());
        assertEquals(6, remark.line());
    }

    private static final String GUARD_RULES = """
            rule QUEUES_HAVE_KEYS when Resources.*[ Type == 'AWS::SQS::Queue' ] !empty {
              Resources.*[ Type == 'AWS::SQS::Queue' ].Properties.KmsMasterKeyId exists <<A queue needs a key>>
            }
            """;

    private OtherToolRun guard(String rules) throws IOException, InterruptedException {
        Files.writeString(folder.resolve("bank.yaml"), """
                Resources:
                  Orders:
                    Type: AWS::SQS::Queue
                    Properties:
                      QueueName: !Sub "${AWS::StackName}-orders"
                """);
        Path file = Files.writeString(folder.resolve("our.guard"), rules);
        OtherToolRun run = run(
                new Programs(NodeFinder.searchPath(System.getenv("PATH"))),
                OtherTool.CFN_GUARD,
                Optional.of(file),
                "bank.yaml");
        assumeTrue(run.outcome() != Outcome.MISSING, "cfn-guard is not on the PATH");
        return run;
    }

    @Test
    void takesInWhatTheRealCfnGuardFinds() throws Exception {
        OtherToolRun run = guard(GUARD_RULES);
        assertEquals(Outcome.FINISHED, run.outcome(), run.said());
        Remark remark = run.remarks().get(0);
        assertEquals("QUEUES_HAVE_KEYS", remark.rule());
        assertEquals(Severity.HIGH, remark.severity());
        assertTrue(remark.message().contains("A queue needs a key"), remark.message());
        assertEquals(Optional.of("bank.yaml"), remark.stack());
        assertEquals(4, remark.line());
    }

    @Test
    void theRealCfnGuardThatCannotReadItsRulesIsNotSilent() throws Exception {
        OtherToolRun run = guard("rule X {");
        assertEquals(Outcome.FAILED, run.outcome());
        assertTrue(run.said().startsWith("it ended with status 5: "), run.said());
    }

    /**
     * What cfn-guard 3.1 writes with {@code --structured --output-format sarif}, cut down to the members that matter; for
     * machines without it.
     */
    private static final String GUARD_REPORT = """
            {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "cfn-guard"}}, "results": [%s]}]}
            """;

    @Test
    void takesInWhatCfnGuardReports() throws Exception {
        Path rules = folder.resolve("our.guard");
        Programs programs = pretending(OtherTool.CFN_GUARD, GUARD_REPORT.formatted("""
                {"ruleId": "QUEUES_HAVE_KEYS", "level": "error", "message": {"text": "A queue needs a key"},
                 "locations": [{"physicalLocation": {"artifactLocation": {"uri": "tmp/out/Bank.template.json"},
                   "region": {"startLine": 4, "startColumn": 17}}}]}"""), "", 19);
        OtherToolRun run = run(programs, OtherTool.CFN_GUARD, Optional.of(rules), "Bank.template.json", "b.yaml");
        assertEquals(
                List.of(new Remark(
                        "QUEUES_HAVE_KEYS",
                        Severity.HIGH,
                        "A queue needs a key",
                        Optional.of("Bank.template.json"),
                        Optional.empty(),
                        Optional.empty(),
                        4)),
                run.remarks());
        assertEquals(
                "validate --structured --show-summary none --output-format sarif --rules " + rules + " --data "
                        + folder.resolve("Bank.template.json") + " " + folder.resolve("b.yaml"),
                Files.readString(folder.resolve("called")).strip());
    }

    /** Its report is whole and empty when it could not read a rule. */
    @Test
    void aWholeReportOfAToolThatFailedIsNotBelieved() throws Exception {
        Programs programs =
                pretending(OtherTool.CFN_GUARD, GUARD_REPORT.formatted(""), "Parsing error in our.guard", 5);
        OtherToolRun run = run(programs, OtherTool.CFN_GUARD, Optional.of(folder.resolve("our.guard")));
        assertEquals(Outcome.FAILED, run.outcome());
        assertEquals("it ended with status 5: Parsing error in our.guard", run.said());
    }

    @Test
    void whatIsNoReportIsToldAsItIs() throws Exception {
        OtherToolRun run =
                run(pretending(OtherTool.CFN_LINT, "no idea", "", 0), OtherTool.CFN_LINT, Optional.empty(), "a.yaml");
        assertEquals(Outcome.FAILED, run.outcome());
        assertEquals("it ended with status 0: no idea", run.said());
    }

    @Test
    void cfnGuardNeedsRules() throws Exception {
        OtherToolRun run = run(OtherTool.CFN_GUARD);
        assertEquals(Outcome.FAILED, run.outcome());
        assertEquals("no rules are named with -Ddazzle.preflight.guardRules", run.said());
    }

    @Test
    void saysThatCdkNagLeftNothing() throws Exception {
        OtherToolRun run = run(OtherTool.CDK_NAG);
        assertEquals(Outcome.MISSING, run.outcome());
        assertTrue(run.said().startsWith("it left no report beside the templates"), run.said());
    }

    @Test
    void readsBothFormsOfCdkNagsReports() throws Exception {
        Files.writeString(folder.resolve("AwsSolutions-Data-NagReport.json"), """
                {"lines": [
                  {"ruleId": "AwsSolutions-S1", "resourceId": "Data/Assets", "compliance": "Non-Compliant",
                   "ruleLevel": "Error", "ruleInfo": "no logs"},
                  {"ruleId": "AwsSolutions-S2", "resourceId": "Data/Assets", "compliance": "Compliant"}]}
                """);
        Files.writeString(folder.resolve("policy-validation-report.json"), """
                {"pluginReports": [{"violations": [{"ruleName": "AwsSolutions-SNS3", "description": "no TLS",
                  "severity": "warning", "violatingConstructs": [
                   {"resourceLogicalId": "Topic", "templatePath": "/out/Messaging.template.json"}]}]}]}
                """);
        assertEquals(
                List.of(
                        new Remark(
                                "AwsSolutions-S1",
                                Severity.HIGH,
                                "no logs",
                                Optional.of("Data"),
                                Optional.of("Assets"),
                                Optional.empty(),
                                1),
                        new Remark(
                                "AwsSolutions-SNS3",
                                Severity.WARN,
                                "no TLS",
                                Optional.of("Messaging.template.json"),
                                Optional.of("Topic"),
                                Optional.empty(),
                                1)),
                run(OtherTool.CDK_NAG).remarks());
    }

    @Test
    void aProgramThatIsNotThereIsMissing() throws Exception {
        OtherToolRun run = run(new Programs(List.of(folder)), OtherTool.CFN_LINT, Optional.empty(), "a.yaml");
        assertEquals(Outcome.MISSING, run.outcome());
        assertEquals("it is not on the PATH", run.said());
    }
}
