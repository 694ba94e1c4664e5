package org.dazzledsl.maven.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    private OtherToolRun run(OtherTool tool) throws IOException, InterruptedException {
        return new InstalledTools(folder)
                .run(List.of(tool), folder, Optional.empty())
                .get(0);
    }

    @Test
    void takesInWhatCfnLintFinds() throws Exception {
        Files.writeString(
                folder.resolve("Bank.template.json"),
                "{\"Resources\": {\"Orders\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"Nope\": 1}}}}");
        OtherToolRun run = run(OtherTool.CFN_LINT);
        assumeTrue(run.outcome() != Outcome.MISSING, "cfn-lint is not on the PATH");
        Remark remark = run.remarks().get(0);
        assertEquals("E3002", remark.rule());
        assertEquals(Severity.HIGH, remark.severity());
        assertEquals(Optional.of("Bank.template.json"), remark.stack());
        assertEquals(Optional.of("Orders"), remark.logicalId());
        assertEquals(Optional.of("Nope"), remark.property());
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
        assertTrue(
                new ToolProcess(folder).run(List.of("no-such-program-anywhere")).missing());
    }
}
