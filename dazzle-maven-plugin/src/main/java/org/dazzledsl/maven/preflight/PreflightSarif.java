package org.dazzledsl.maven.preflight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.DeployConfig.Suppression;
import org.dazzledsl.model.json.StableJson;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.preflight.Status;
import org.dazzledsl.model.version.Sha256;

/**
 * The report as SARIF 2.1.0, as code scanning takes it: each result with a location, a level and a fingerprint that doesn't
 * change with lines.
 */
final class PreflightSarif {

    static final String FILE = "preflight.sarif";

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private static final String FINGERPRINT = "dazzleFinding/v1";

    private final PreflightReport report;
    private final String pathPrefix;
    private final String pluginVersion;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();

    /** @param pathPrefix from the repository's root to the project's folder, with {@code /} at its end; blank at the root */
    PreflightSarif(PreflightReport report, String pathPrefix, String pluginVersion) {
        this.report = report;
        this.pathPrefix = pathPrefix;
        this.pluginVersion = pluginVersion;
    }

    String write() {
        ObjectNode json = StableJson.object();
        json.put("$schema", SCHEMA);
        json.put("version", "2.1.0");
        ObjectNode run = json.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "dazzle-preflight");
        driver.put("version", pluginVersion);
        ArrayNode rules = driver.putArray("rules");
        for (Rule rule : report.rules()) {
            indexes.put(rule.id(), rules.size());
            rule(rules.addObject(), rule);
        }
        for (Finding finding : report.findings()) {
            if (!indexes.containsKey(finding.id())) {
                indexes.put(finding.id(), rules.size());
                foreignRule(rules.addObject(), finding);
            }
        }
        run.put("columnKind", "unicodeCodePoints");
        ArrayNode results = run.putArray("results");
        report.findings().forEach(finding -> result(results.addObject(), finding));
        run.putObject("automationDetails").put("id", "dazzle-preflight/" + report.environment() + "/");
        return StableJson.write(json);
    }

    private static void rule(ObjectNode json, Rule rule) {
        json.put("id", rule.id());
        json.putObject("shortDescription").put("text", rule.title());
        json.putObject("fullDescription").put("text", rule.title() + ". " + rule.explanation());
        json.putObject("help")
                .put("text", rule.explanation() + " " + rule.remediation())
                .put("markdown", rule.explanation() + "\n\n**What to do:** " + rule.remediation());
        level(json, rule.severity());
        ObjectNode properties = properties(json, rule.severity());
        ArrayNode tags = properties.putArray("tags");
        tags.add("security");
        rule.references().forEach(tags::add);
    }

    /** Of a rule of another tool, only what one of its findings tells is known. */
    private static void foreignRule(ObjectNode json, Finding finding) {
        json.put("id", finding.id());
        json.putObject("shortDescription").put("text", finding.id());
        json.putObject("help").put("text", finding.remediation());
        level(json, finding.severity());
        properties(json, finding.severity()).putArray("tags").add("security");
    }

    private static void level(ObjectNode json, Severity severity) {
        json.putObject("defaultConfiguration").put("level", levelOf(severity));
    }

    private static ObjectNode properties(ObjectNode json, Severity severity) {
        ObjectNode properties = json.putObject("properties");
        // A text, and not a number: GitHub leaves out a number.
        properties.put(
                "security-severity",
                switch (severity) {
                    case CRITICAL -> "9.5";
                    case HIGH -> "8.0";
                    case WARN -> "5.0";
                    case INFO -> "2.0";
                });
        return properties;
    }

    private static String levelOf(Severity severity) {
        return switch (severity) {
            case CRITICAL, HIGH -> "error";
            case WARN -> "warning";
            case INFO -> "note";
        };
    }

    private void result(ObjectNode json, Finding finding) {
        boolean open = finding.status() == Status.UNKNOWN;
        json.put("ruleId", finding.id());
        json.put("ruleIndex", indexes.get(finding.id()));
        json.put("kind", open ? "open" : "fail");
        json.put("level", open ? "none" : levelOf(finding.severity()));
        json.putObject("message").put("text", finding.message());
        ObjectNode location = json.putArray("locations").addObject();
        place(location.putObject("physicalLocation"), finding.place());
        String subject = finding.subject().toString();
        if (!subject.isEmpty()) {
            location.putArray("logicalLocations")
                    .addObject()
                    .put("fullyQualifiedName", subject)
                    .put("kind", "resource");
        }
        json.putObject("partialFingerprints").put(FINGERPRINT, fingerprint(finding));
        ArrayNode suppressions = json.putArray("suppressions");
        finding.suppression().ifPresent(suppression -> suppression(suppressions.addObject(), suppression));
        if (finding.status() == Status.BASELINE) {
            suppressions
                    .addObject()
                    .put("kind", "external")
                    .put("status", "accepted")
                    .put("justification", "It is in the baseline.");
        }
        json.put("baselineState", finding.status() == Status.BASELINE ? "unchanged" : "new");
        ObjectNode properties = json.putObject("properties");
        properties.put("status", finding.status().word());
        properties.put("severity", finding.severity().word());
        properties.put("remediation", finding.remediation());
        ArrayNode elements = properties.putArray("elements");
        finding.elements().forEach(elements::add);
    }

    private void place(ObjectNode json, Span place) {
        json.putObject("artifactLocation")
                .put("uri", uri(pathPrefix + place.file()))
                .put("uriBaseId", "%SRCROOT%");
        ObjectNode region = json.putObject("region");
        region.put("startLine", place.line());
        region.put("startColumn", place.column());
        if (place.endLine() > place.line() || place.endColumn() > place.column()) {
            region.put("endLine", place.endLine());
            region.put("endColumn", place.endColumn());
        }
    }

    /** A path with what must not stand in a URI written as per cent. */
    private static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~/".indexOf(c) >= 0;
            uri.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return uri.toString();
    }

    private static String fingerprint(Finding finding) {
        List<String> parts =
                new ArrayList<>(List.of(finding.id(), finding.subject().toString(), finding.message()));
        finding.elements().stream().limit(1).forEach(parts::add);
        Sha256 sum = new Sha256();
        parts.forEach(sum::add);
        return sum.hex();
    }

    private static void suppression(ObjectNode json, Suppression suppression) {
        json.put("kind", "external");
        json.put("status", "accepted");
        json.put(
                "justification",
                suppression.reason()
                        + suppression
                                .owner()
                                .map(owner -> " (owner: " + owner + ")")
                                .orElse("")
                        + suppression
                                .expires()
                                .map(day -> " (until " + day + ")")
                                .orElse(""));
    }
}
