package org.dazzledsl.maven.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.model.preflight.OtherTool;
import org.dazzledsl.model.preflight.OtherToolRun;
import org.dazzledsl.model.preflight.OtherToolRun.Outcome;
import org.dazzledsl.model.preflight.OtherToolRun.Remark;
import org.dazzledsl.model.preflight.Severity;

/**
 * What cdk-nag found when the user's own CDK application was synthesized: it runs inside of that, and leaves its reports in
 * the cloud assembly. Version 2 writes a file for each pack and stack, version 3 the report of CDK's policy validation.
 */
final class CdkNagReports {

    private static final String VALIDATION_REPORT = "policy-validation-report.json";

    private CdkNagReports() {}

    static OtherToolRun in(Path templates) throws IOException {
        List<Path> reports = reportsIn(templates);
        if (reports.isEmpty()) {
            return new OtherToolRun(
                    OtherTool.CDK_NAG,
                    Outcome.MISSING,
                    "it left no report beside the templates (for version 2, with reportFormats JSON)",
                    List.of());
        }
        List<Remark> remarks = new ArrayList<>();
        for (Path report : reports) {
            JsonNode json = new JsonMapper().readTree(report.toFile());
            if (report.getFileName().toString().equals(VALIDATION_REPORT)) {
                addViolations(json, remarks);
            } else {
                addLines(json, remarks);
            }
        }
        return new OtherToolRun(OtherTool.CDK_NAG, Outcome.FINISHED, "", remarks);
    }

    private static List<Path> reportsIn(Path templates) throws IOException {
        if (!Files.isDirectory(templates)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(templates)) {
            return files.filter(
                            file -> file.getFileName().toString().matches(".*-NagReport\\.json|" + VALIDATION_REPORT))
                    .sorted()
                    .toList();
        }
    }

    /** Version 2: {@code lines} with the construct's path as {@code resourceId}. */
    private static void addLines(JsonNode json, List<Remark> remarks) {
        for (JsonNode line : json.path("lines")) {
            if (line.path("compliance").asText().equals("Non-Compliant")) {
                String path = line.path("resourceId").asText();
                remarks.add(new Remark(
                        line.path("ruleId").asText(),
                        severity(line.path("ruleLevel").asText()),
                        line.path("ruleInfo").asText(),
                        Optional.of(path).filter(text -> !text.isEmpty()).map(text -> text.split("/")[0]),
                        logicalId(path),
                        Optional.empty(),
                        1));
            }
        }
    }

    /** Of a construct that stands directly under its stack, the path's last step is the logical id. */
    private static Optional<String> logicalId(String path) {
        String[] steps = path.split("/");
        return steps.length == 2 ? Optional.of(steps[1]) : Optional.empty();
    }

    private static void addViolations(JsonNode json, List<Remark> remarks) {
        for (JsonNode plugin : json.path("pluginReports")) {
            for (JsonNode violation : plugin.path("violations")) {
                for (JsonNode construct : violation.path("violatingConstructs")) {
                    remarks.add(violation(violation, construct));
                }
            }
        }
    }

    private static Remark violation(JsonNode violation, JsonNode construct) {
        String template = construct.path("templatePath").asText();
        return new Remark(
                violation.path("ruleName").asText(),
                severity(violation.path("severity").asText()),
                violation.path("description").asText(),
                Optional.of(template.substring(template.lastIndexOf('/') + 1)).filter(name -> !name.isEmpty()),
                Optional.ofNullable(construct.path("resourceLogicalId").textValue()),
                Optional.empty(),
                1);
    }

    private static Severity severity(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "warning", "medium", "low" -> Severity.WARN;
            case "info", "informational" -> Severity.INFO;
            default -> Severity.HIGH;
        };
    }
}
