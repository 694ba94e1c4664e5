package org.dazzledsl.maven.preflight;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.maven.process.Programs;
import org.dazzledsl.model.preflight.OtherTool;
import org.dazzledsl.model.preflight.OtherToolRun;
import org.dazzledsl.model.preflight.OtherToolRun.Outcome;
import org.dazzledsl.model.preflight.OtherToolRun.Remark;
import org.dazzledsl.model.preflight.Severity;

/** The tools that are on the PATH, and the reports that cdk-nag left beside templates. */
public final class InstalledTools implements OtherTools {

    private static final JsonMapper JSON = new JsonMapper();

    /** 0 is nothing found; 2, 4 and 8 stand for errors, warnings and remarks, and are added up. */
    private static final Set<Integer> CFN_LINT_ENDED = Set.of(0, 2, 4, 6, 8, 10, 12, 14);

    /** 0 is nothing found, 19 something; with 5 it could not read a rule, and its report is whole and empty. */
    private static final Set<Integer> CFN_GUARD_ENDED = Set.of(0, 19);

    private final ToolProcess process;
    private final Programs programs;

    /** @param base the folder that tools run in, where their own settings stand */
    public InstalledTools(Path base, Programs programs) {
        this.process = new ToolProcess(base);
        this.programs = programs;
    }

    @Override
    public List<OtherToolRun> run(List<OtherTool> tools, Path folder, List<Path> templates, Optional<Path> guardRules)
            throws IOException, InterruptedException {
        List<OtherToolRun> runs = new ArrayList<>();
        for (OtherTool tool : tools) {
            runs.add(
                    switch (tool) {
                        case CFN_LINT -> cfnLint(templates);
                        case CFN_GUARD -> cfnGuard(templates, guardRules);
                        case CDK_NAG -> CdkNagReports.in(folder);
                    });
        }
        return runs;
    }

    private OtherToolRun cfnLint(List<Path> templates) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--format", "json", "--template"));
        templates.forEach(file -> arguments.add(file.toString()));
        return output(OtherTool.CFN_LINT, arguments, CFN_LINT_ENDED, json -> {
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

    private OtherToolRun cfnGuard(List<Path> templates, Optional<Path> guardRules)
            throws IOException, InterruptedException {
        if (guardRules.isEmpty()) {
            return new OtherToolRun(
                    OtherTool.CFN_GUARD,
                    Outcome.FAILED,
                    "no rules are named with -Ddazzle.preflight.guardRules",
                    List.of());
        }
        List<String> arguments = new ArrayList<>(List.of(
                "validate",
                "--structured",
                "--show-summary",
                "none",
                "--output-format",
                "sarif",
                "--rules",
                guardRules.get().toString(),
                "--data"));
        templates.forEach(file -> arguments.add(file.toString()));
        return output(OtherTool.CFN_GUARD, arguments, CFN_GUARD_ENDED, InstalledTools::sarifRemarks);
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

    /** @param ended the exit statuses with which it says that it came to its end */
    private OtherToolRun output(OtherTool tool, List<String> arguments, Set<Integer> ended, Reader reader)
            throws IOException, InterruptedException {
        Optional<Path> program = programs.find(tool.word());
        if (program.isEmpty()) {
            return new OtherToolRun(tool, Outcome.MISSING, "it is not on the PATH", List.of());
        }
        List<String> command = new ArrayList<>(List.of(program.get().toString()));
        command.addAll(arguments);
        ToolProcess.Output output = process.run(command);
        try {
            JsonNode json = JSON.readTree(output.text());
            if (json.isContainerNode() && ended.contains(output.exit())) {
                return new OtherToolRun(tool, Outcome.FINISHED, "", reader.read(json));
            }
        } catch (JsonProcessingException e) {
            // What it wrote instead is what it has to say.
        }
        return new OtherToolRun(
                tool, Outcome.FAILED, "it ended with status " + output.exit() + ": " + output.complaint(), List.of());
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
