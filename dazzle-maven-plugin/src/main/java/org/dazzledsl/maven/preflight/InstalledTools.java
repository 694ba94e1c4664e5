package org.dazzledsl.maven.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.model.preflight.OtherTool;
import org.dazzledsl.model.preflight.OtherToolRun;
import org.dazzledsl.model.preflight.OtherToolRun.Outcome;
import org.dazzledsl.model.preflight.OtherToolRun.Remark;
import org.dazzledsl.model.preflight.Severity;

/** The tools that are on the PATH, and the reports that cdk-nag left beside templates. */
public final class InstalledTools implements OtherTools {

    private static final JsonMapper JSON = new JsonMapper();

    private final ToolProcess process;

    /** @param base the folder that tools run in, where their own settings stand */
    public InstalledTools(Path base) {
        this.process = new ToolProcess(base);
    }

    @Override
    public List<OtherToolRun> run(List<OtherTool> tools, Path templates, Optional<Path> guardRules)
            throws IOException, InterruptedException {
        List<OtherToolRun> runs = new ArrayList<>();
        for (OtherTool tool : tools) {
            runs.add(
                    switch (tool) {
                        case CFN_LINT -> cfnLint(templates);
                        case CFN_GUARD -> cfnGuard(templates, guardRules);
                        case CDK_NAG -> CdkNagReports.in(templates);
                    });
        }
        return runs;
    }

    private OtherToolRun cfnLint(Path templates) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(OtherTool.CFN_LINT.word(), "--format", "json", "--template"));
        filesIn(templates).forEach(file -> command.add(file.toString()));
        return output(OtherTool.CFN_LINT, command, json -> {
            List<Remark> remarks = new ArrayList<>();
            json.forEach(match -> remarks.add(cfnLintRemark(match)));
            return remarks;
        });
    }

    private static Remark cfnLintRemark(JsonNode match) {
        List<String> path = new ArrayList<>();
        match.path("Location").path("Path").forEach(step -> path.add(step.asText()));
        boolean resource = path.size() > 1 && path.get(0).equals("Resources");
        String rule = match.path("Rule").path("Id").asText();
        Severity severity = switch (match.path("Level").asText()) {
            case "Error" -> Severity.HIGH;
            case "Warning" -> Severity.WARN;
            default -> Severity.INFO;
        };
        return new Remark(
                rule,
                severity,
                match.path("Message").asText(rule),
                Optional.ofNullable(match.path("Filename").textValue()).map(InstalledTools::fileName),
                resource ? Optional.of(path.get(1)) : Optional.empty(),
                resource && path.size() > 3
                        ? Optional.of(String.join(".", path.subList(3, path.size())))
                        : Optional.empty(),
                match.path("Location").path("Start").path("LineNumber").asInt(1));
    }

    private OtherToolRun cfnGuard(Path templates, Optional<Path> guardRules) throws IOException, InterruptedException {
        if (guardRules.isEmpty()) {
            return new OtherToolRun(
                    OtherTool.CFN_GUARD,
                    Outcome.FAILED,
                    "no rules are named with -Ddazzle.preflight.guardRules",
                    List.of());
        }
        List<String> command = new ArrayList<>(List.of(
                OtherTool.CFN_GUARD.word(),
                "validate",
                "--structured",
                "--show-summary",
                "none",
                "--output-format",
                "sarif",
                "--rules",
                guardRules.get().toString(),
                "--data"));
        filesIn(templates).forEach(file -> command.add(file.toString()));
        return output(OtherTool.CFN_GUARD, command, InstalledTools::sarifRemarks);
    }

    /** What any tool says in SARIF: the logical id follows from the line. */
    private static List<Remark> sarifRemarks(JsonNode sarif) {
        List<Remark> remarks = new ArrayList<>();
        for (JsonNode run : sarif.path("runs")) {
            for (JsonNode result : run.path("results")) {
                JsonNode place = result.path("locations").path(0).path("physicalLocation");
                Severity severity = switch (result.path("level").asText("error")) {
                    case "note", "none" -> Severity.INFO;
                    case "warning" -> Severity.WARN;
                    default -> Severity.HIGH;
                };
                String rule = result.path("ruleId").asText("cfn-guard");
                remarks.add(new Remark(
                        rule,
                        severity,
                        result.path("message").path("text").asText(rule),
                        Optional.ofNullable(place.path("artifactLocation")
                                        .path("uri")
                                        .textValue())
                                .map(InstalledTools::fileName),
                        Optional.empty(),
                        Optional.empty(),
                        place.path("region").path("startLine").asInt(1)));
            }
        }
        return remarks;
    }

    /** Reads what a tool writes. */
    private interface Reader {
        List<Remark> read(JsonNode json);
    }

    private OtherToolRun output(OtherTool tool, List<String> command, Reader reader)
            throws IOException, InterruptedException {
        ToolProcess.Output output = process.run(command);
        if (output.missing()) {
            return new OtherToolRun(tool, Outcome.MISSING, "it is not on the PATH", List.of());
        }
        try {
            JsonNode json = JSON.readTree(output.text());
            if (json.isContainerNode()) {
                return new OtherToolRun(tool, Outcome.FINISHED, "", reader.read(json));
            }
        } catch (JsonProcessingException e) {
            // What it wrote instead is what it has to say.
        }
        return new OtherToolRun(tool, Outcome.FAILED, "it wrote no report: " + output.firstLine(), List.of());
    }

    private static List<Path> filesIn(Path templates) throws IOException {
        if (Files.isRegularFile(templates)) {
            return List.of(templates);
        }
        try (Stream<Path> files = Files.list(templates)) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.template\\.json|.*\\.template"))
                    .sorted()
                    .toList();
        }
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
