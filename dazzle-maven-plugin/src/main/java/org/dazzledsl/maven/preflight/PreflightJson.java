package org.dazzledsl.maven.preflight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.config.DeployConfig.Suppression;
import org.dazzledsl.model.json.StableJson;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.preflight.Status;

/** The report for programs: {@code target/dazzle/preflight.json}, whose schema is {@code preflight.schema.json}. */
public final class PreflightJson {

    static final String FILE = "preflight.json";

    /** It changes when a member is renamed, removed or gets another meaning. */
    public static final int SCHEMA_VERSION = 1;

    private PreflightJson() {}

    static String write(PreflightReport report) {
        ObjectNode json = StableJson.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("application", report.application());
        json.put("environment", report.environment());
        json.put("failOn", report.failOn().map(Severity::word).orElse("none"));
        ArrayNode packs = json.putArray("packs");
        report.packs().forEach(pack -> packs.add(pack.word()));
        json.put("passed", report.passed());
        ObjectNode counts = json.putObject("counts");
        report.counts().forEach((severity, count) -> counts.put(severity.word(), count));
        for (Status status : List.of(Status.UNKNOWN, Status.SUPPRESSED, Status.BASELINE)) {
            counts.put(status.word(), report.count(status));
        }
        ObjectNode templates = json.putObject("templates");
        put(templates, "origin", Optional.of(report.templates().origin()).filter(origin -> !origin.isEmpty()));
        templates.put("stacks", report.templates().stacks());
        templates.put("resources", report.templates().resources());
        ArrayNode findings = json.putArray("findings");
        report.findings().forEach(finding -> finding(findings.addObject(), finding, report.rule(finding)));
        return StableJson.write(json);
    }

    private static void finding(ObjectNode json, Finding finding, Optional<Rule> rule) {
        json.put("id", finding.id());
        json.put("severity", finding.severity().word());
        json.put("status", finding.status().word());
        json.put("message", finding.message());
        json.put("file", finding.place().file());
        json.put("line", finding.place().line());
        json.put("column", finding.place().column());
        put(json, "stack", finding.subject().stack());
        put(json, "logicalId", finding.subject().logicalId());
        put(json, "property", finding.subject().property());
        json.put("remediation", finding.remediation());
        ArrayNode elements = json.putArray("elements");
        finding.elements().forEach(elements::add);
        ArrayNode references = json.putArray("references");
        rule.ifPresent(known -> known.references().forEach(references::add));
        finding.suppression().ifPresent(suppression -> suppression(json.putObject("suppression"), suppression));
    }

    private static void suppression(ObjectNode json, Suppression suppression) {
        json.put("reason", suppression.reason());
        put(json, "owner", suppression.owner());
        put(json, "expires", suppression.expires().map(Object::toString));
    }

    private static void put(ObjectNode json, String key, Optional<String> value) {
        value.ifPresentOrElse(text -> json.put(key, text), () -> json.putNull(key));
    }
}
