package org.dazzledsl.maven.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.DeployConfig.Suppression;
import org.dazzledsl.model.config.RulePack;
import org.dazzledsl.model.preflight.Finding;
import org.dazzledsl.model.preflight.Finding.Subject;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.preflight.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** All reports of one run that has a finding of every kind, held to their schemas. */
class PreflightReportsTest {

    private static final PreflightReport REPORT = report(Optional.of(Severity.HIGH));

    private static PreflightReport report(Optional<Severity> failOn) {
        Suppression accepted = new Suppression(
                "TB_LOW_IOPS",
                Optional.empty(),
                "read once a day",
                Optional.of("payments"),
                Optional.of(LocalDate.of(2027, 1, 31)));
        List<Finding> findings = List.of(
                finding("TB_EVEN_NODE_COUNT", Severity.CRITICAL, Status.FINDING, "even node count: 4", Subject.NONE),
                finding(
                        "SQS_PUBLIC_POLICY",
                        Severity.CRITICAL,
                        Status.FINDING,
                        "anybody | `may` <use> \"it\" & \u0001 more",
                        Subject.of("Messaging", "OrdersQueue").at("Policies[0].Statement")),
                finding("ELB_HTTP_LISTENER", Severity.WARN, Status.FINDING, "HTTP is served", Subject.NONE),
                finding("E3002", Severity.HIGH, Status.FINDING, "found by another tool", Subject.NONE),
                finding("TB_AMI_NOT_PINNED", Severity.INFO, Status.FINDING, "ami is not set", Subject.NONE),
                finding(
                        "RDS_NOT_ENCRYPTED",
                        Severity.HIGH,
                        Status.UNKNOWN,
                        "can't be told",
                        Subject.of("Data", "Db").at("StorageEncrypted")),
                new Finding(
                        "TB_LOW_IOPS",
                        Severity.HIGH,
                        Status.SUPPRESSED,
                        "IOPS below minimum",
                        Span.at("dazzle.toml", 9, 1),
                        List.of("deploy.tigerbeetle.volume_iops"),
                        Subject.NONE,
                        "Set more.",
                        Optional.of(accepted)),
                finding("S3_NO_LIFECYCLE", Severity.INFO, Status.BASELINE, "nothing ever expires", Subject.NONE));
        return new PreflightReport(
                "bank",
                "staging",
                failOn,
                List.of(RulePack.DAZZLE, RulePack.AWS_SOLUTIONS),
                RuleBook.builtIn().rules(),
                findings,
                new PreflightReport.Templates("target/infra", 6, 232, id -> true));
    }

    private static Finding finding(String id, Severity severity, Status status, String message, Subject subject) {
        return new Finding(
                id,
                severity,
                status,
                message,
                new Span("dsl/mein konto.dsl", 12, 3, 12, 9),
                List.of("entity Customer"),
                subject,
                "Mend it.",
                Optional.empty());
    }

    private static JsonNode read(String json) throws IOException {
        return new JsonMapper().readTree(json);
    }

    private static void assertValid(JsonNode json, String schema, SpecVersion.VersionFlag version) throws IOException {
        try (InputStream file = PreflightReportsTest.class.getResourceAsStream(schema)) {
            JsonSchema validator = JsonSchemaFactory.getInstance(version).getSchema(file);
            assertEquals(Set.of(), validator.validate(json));
        }
    }

    @Test
    void theJsonIsWhatItsSchemaSays() throws IOException {
        JsonNode json = read(PreflightJson.write(REPORT));
        assertValid(json, "preflight.schema.json", SpecVersion.VersionFlag.V202012);
        assertFalse(json.path("passed").asBoolean());
        assertEquals(2, json.path("counts").path("critical").asInt());
        JsonNode first = json.path("findings").get(0);
        assertEquals("SQS_PUBLIC_POLICY", first.path("id").asText());
        assertEquals("critical", first.path("severity").asText());
        assertEquals("finding", first.path("status").asText());
        assertEquals("dsl/mein konto.dsl", first.path("file").asText());
        assertEquals(12, first.path("line").asInt());
        assertEquals("Messaging", first.path("stack").asText());
        assertEquals("OrdersQueue", first.path("logicalId").asText());
        assertEquals("Policies[0].Statement", first.path("property").asText());
        assertEquals("Mend it.", first.path("remediation").asText());
        JsonNode suppressed = json.path("findings").findParents("suppression").get(0);
        assertEquals(
                "2027-01-31", suppressed.path("suppression").path("expires").asText());
    }

    @Test
    void theSarifIsWhatTheStandardSaysAndWhatGitHubTakes() throws IOException {
        JsonNode sarif = read(new PreflightSarif(REPORT, "apps/bank/", "1.2.3").write());
        assertValid(sarif, "/schema/sarif-schema-2.1.0.json", SpecVersion.VersionFlag.V7);
        JsonNode run = sarif.path("runs").get(0);
        JsonNode rules = run.path("tool").path("driver").path("rules");
        Set<String> fingerprints = new HashSet<>();
        for (JsonNode result : run.path("results")) {
            String id = result.path("ruleId").asText();
            JsonNode place = result.path("locations").get(0).path("physicalLocation");
            assertTrue(place.path("artifactLocation").path("uri").asText().startsWith("apps/bank/"), id);
            assertTrue(place.path("region").path("startLine").asInt() > 0, id);
            assertEquals(
                    id, rules.get(result.path("ruleIndex").asInt()).path("id").asText());
            assertTrue(rules.get(result.path("ruleIndex").asInt())
                    .path("properties")
                    .path("security-severity")
                    .isTextual());
            assertTrue(
                    fingerprints.add(result.path("partialFingerprints")
                            .path("dazzleFinding/v1")
                            .asText()),
                    id);
        }
        assertEquals(8, fingerprints.size());
        assertEquals(
                "apps/bank/dsl/mein%20konto.dsl",
                result(run, "SQS_PUBLIC_POLICY")
                        .at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asText());
        assertEquals("error", result(run, "E3002").path("level").asText());
        assertEquals("warning", result(run, "ELB_HTTP_LISTENER").path("level").asText());
        assertEquals("note", result(run, "TB_AMI_NOT_PINNED").path("level").asText());
        assertEquals("open", result(run, "RDS_NOT_ENCRYPTED").path("kind").asText());
        assertEquals("none", result(run, "RDS_NOT_ENCRYPTED").path("level").asText());
        assertEquals(
                "read once a day (owner: payments) (until 2027-01-31)",
                result(run, "TB_LOW_IOPS").at("/suppressions/0/justification").asText());
        assertEquals(
                "unchanged",
                result(run, "S3_NO_LIFECYCLE").path("baselineState").asText());
        assertEquals(0, result(run, "E3002").path("suppressions").size());
    }

    private static JsonNode result(JsonNode run, String id) {
        List<JsonNode> found = new ArrayList<>();
        run.path("results").forEach(result -> {
            if (result.path("ruleId").asText().equals(id)) {
                found.add(result);
            }
        });
        assertEquals(1, found.size(), id);
        return found.get(0);
    }

    @Test
    void aFingerprintDoesNotChangeWithLines() throws IOException {
        Finding before = REPORT.findings().get(0);
        Finding moved = new Finding(
                before.id(),
                before.severity(),
                before.status(),
                before.message(),
                Span.at(before.place().file(), 99, 1),
                before.elements(),
                before.subject(),
                before.remediation(),
                before.suppression());
        PreflightReport other = new PreflightReport(
                REPORT.application(),
                REPORT.environment(),
                REPORT.failOn(),
                REPORT.packs(),
                REPORT.rules(),
                List.of(moved),
                REPORT.templates());
        String pointer = "/runs/0/results/0/partialFingerprints";
        assertEquals(
                read(new PreflightSarif(REPORT, "", "1").write()).at(pointer),
                read(new PreflightSarif(other, "", "1").write()).at(pointer));
    }

    @Test
    void theJunitXmlIsWhatItsSchemaSays() throws Exception {
        String xml = new PreflightJunit(REPORT).write();
        Schema schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(
                        Path.of("target", "schemas", "surefire-test-report.xsd").toFile());
        schema.newValidator().validate(new StreamSource(new StringReader(xml)));
        Element suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
        int cases = suite.getElementsByTagName("testcase").getLength();
        assertEquals(String.valueOf(cases), suite.getAttribute("tests"));
        assertEquals("3", suite.getAttribute("failures"));
        assertEquals(3, suite.getElementsByTagName("failure").getLength());
        assertEquals("3", suite.getAttribute("skipped"));
        assertEquals(3, suite.getElementsByTagName("skipped").getLength());
        assertTrue(xml.contains("suppressed: read once a day"));
        assertTrue(xml.contains("anybody | `may` &lt;use&gt; "));
        assertTrue(cases > RuleBook.builtIn().rules().size());
    }

    @Test
    void theMarkdownCannotBeBrokenByWhatItTells() {
        String text = new PreflightMarkdown(REPORT).write();
        assertTrue(text.startsWith("## Preflight: bank for staging **fails**\n"), text);
        assertTrue(text.contains("| 2 | 1 | 1 | 1 | 1 | 1 | 1 |\n"), text);
        assertTrue(text.contains("It fails on findings that are high or worse."), text);
        String row =
                text.lines().filter(line -> line.contains("SQS_PUBLIC_POLICY")).collect(Collectors.joining());
        assertEquals(
                "| **CRITICAL** | `SQS_PUBLIC_POLICY` | `dsl/mein konto.dsl:12`<br>`Messaging/OrdersQueue.Policies[0].Statement`"
                        + " | anybody \\| \\`may\\` &lt;use&gt; \"it\" &amp; \u0001 more | Mend it. |",
                row);
        assertTrue(text.contains("read once a day – payments, until 2027-01-31"), text);
        assertTrue(new PreflightMarkdown(report(Optional.empty())).write().contains("It never fails."));
    }

    @Test
    void theConsoleTellsTheWorstFirstAndWhatToDo() {
        PreflightText text = new PreflightText(REPORT, new Ansi(false));
        List<String> lines = text.lines().stream().map(PreflightText.Line::text).toList();
        assertEquals("Preflight of bank for staging: 2 critical, 1 high, 1 warn, 1 info", lines.get(0));
        assertEquals("CRITICAL SQS_PUBLIC_POLICY: Anybody may use a queue", lines.get(2));
        assertTrue(lines.get(3).startsWith("  dsl/mein konto.dsl:12 anybody"), lines.get(3));
        assertEquals("  → Mend it.", lines.get(4));
        assertTrue(
                lines.contains("Besides: 1 known only at deployment, 1 suppressed, 1 in the baseline."),
                lines::toString);
        assertTrue(
                new PreflightText(REPORT, new Ansi(true)).lines().get(2).text().startsWith("\u001b[31;1mCRITICAL"));
    }

    @Test
    void theFailureNamesTheCountsAndTheThreeWorst() {
        assertEquals("""
                Preflight fails for staging with 2 critical, 1 high, 1 warn, 1 info, since 3 findings are high or worse:

                  critical SQS_PUBLIC_POLICY at dsl/mein konto.dsl:12: anybody | `may` <use> "it" & \u0001 more
                  critical TB_EVEN_NODE_COUNT at dsl/mein konto.dsl:12: even node count: 4
                  high E3002 at dsl/mein konto.dsl:12: found by another tool

                Change what each says, or accept it: with its reason under [[deploy.preflight.suppressions]] in \
                dazzle.toml, or all that is found now with mvn dazzle:preflight -Ddazzle.preflight.updateBaseline.

                All of it: target/dazzle/preflight.json
                """, new PreflightText(REPORT, new Ansi(false)).failure("target/dazzle/preflight.json"));
    }

    @Test
    void pathsForTheServerStartAtTheRepository(@TempDir Path folder) throws IOException {
        Path module = Files.createDirectories(folder.resolve("apps/bank"));
        assertEquals("", RepositoryRoot.prefixOf(module));
        Files.createDirectory(folder.resolve(".git"));
        assertEquals("apps/bank/", RepositoryRoot.prefixOf(module));
        assertEquals("", RepositoryRoot.prefixOf(folder));
    }
}
