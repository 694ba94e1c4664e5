package org.dazzledsl.maven.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.diff.Cause;
import org.dazzledsl.model.diff.Change;
import org.dazzledsl.model.diff.InfraDiff;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.dazzledsl.model.diff.InfraDiff.StackChange;
import org.dazzledsl.model.diff.Meaning;
import org.dazzledsl.model.diff.PropertyChange;
import org.dazzledsl.model.diff.Replacement;
import org.dazzledsl.model.diff.Verdict;
import org.junit.jupiter.api.Test;

class DiffReportTest {

    private static final Change WIDENED = new Change(
            "Network",
            "Group",
            "AWS::EC2::SecurityGroup",
            Optional.empty(),
            Verdict.WILL_BE_UPDATED,
            Meaning.ACCESS,
            "",
            List.of("Group lets in tcp 22 from 0.0.0.0/0, which is everybody"),
            Optional.empty(),
            List.of(
                    new PropertyChange(
                            List.of("Port"), Optional.of(IntNode.valueOf(1)), Optional.empty(), Replacement.NEVER),
                    new PropertyChange(
                            List.of("Tags", "a|b"),
                            Optional.empty(),
                            Optional.of(TextNode.valueOf("<b>")),
                            Replacement.NEVER)),
            List.of(new Cause("deploy.x", Optional.of("dazzle.toml:3"), Cause.Kind.WRITTEN)));

    private static final Change LOST = new Change(
            "Data",
            "Log",
            "AWS::Logs::LogGroup",
            Optional.of("/a|b"),
            Verdict.WILL_BE_DELETED,
            Meaning.DATA,
            "its log events are lost",
            List.of(),
            Optional.empty(),
            List.of(),
            List.of());

    private static final InfraDiff DIFF = new InfraDiff(
            List.of(
                    new StackChange("Network", "bank-dev-Network", Fate.MODIFIED),
                    new StackChange("Data", "bank-dev-Data", Fate.MODIFIED),
                    new StackChange("Messaging", "bank-dev-Messaging", Fate.REMOVED)),
            List.of(WIDENED, LOST),
            List.of(),
            false);

    @Test
    void theGravestComesFirst() {
        assertEquals(
                List.of(
                        "Compared with target/infra: 2 stacks modified, 1 removed.",
                        "  Modified: Network, Data",
                        "  Removed (CDK leaves it deployed until it is destroyed): Messaging",
                        "",
                        "Data replaced, deleted or at risk:",
                        "  Data: Log (/a|b) will be deleted: its log events are lost",
                        "    no line of the project is known to have caused it",
                        "",
                        "Access widened:",
                        "  Network: Group will be updated: Group lets in tcp 22 from 0.0.0.0/0, which is everybody",
                        "    because of deploy.x (dazzle.toml:3)"),
                new DiffReport("target/infra", DIFF).lines(false));
    }

    @Test
    void programsGetARowForEachProperty() throws Exception {
        JsonNode json = new JsonMapper().readTree(new DiffReport("target/infra", DIFF).json());
        assertEquals(1, json.path("schemaVersion").asInt());
        assertEquals("[\"Network\",\"Data\"]", json.path("modified").toString());
        assertEquals("[\"Messaging\"]", json.path("removed").toString());
        assertTrue(json.path("destructive").asBoolean());
        assertTrue(json.path("widening").asBoolean());
        assertEquals(3, json.path("changes").size());
        JsonNode first = json.path("changes").get(0);
        assertEquals("Log", first.path("logicalId").asText());
        assertTrue(first.path("property").isNull() && first.path("before").isNull());
        JsonNode second = json.path("changes").get(1);
        assertEquals("Port", second.path("property").asText());
        assertEquals(1, second.path("before").asInt());
        assertTrue(second.path("after").isNull());
        assertEquals("because of deploy.x (dazzle.toml:3)", second.path("cause").asText());
        assertEquals("dazzle.toml:3", second.path("causes").get(0).path("place").asText());
    }

    @Test
    void valuesAreNoMarkup() {
        String markdown = new DiffReport("target/infra", DIFF).markdown();
        assertTrue(markdown.contains("| Data | Log (/a\\|b) will be deleted: its log events are lost |"), markdown);
    }

    @Test
    void nothingIsSaidInAWord() {
        DiffReport report = new DiffReport("target/infra", InfraDiff.NOTHING);
        assertEquals(List.of("No changes: the same infrastructure as in target/infra."), report.lines(false));
        assertEquals(
                "## Infrastructure\n\nNo changes: the same infrastructure as in target/infra.\n", report.markdown());
    }

    @Test
    void nothingIsWrittenTheSameWayWithoutAGenerator() {
        String against = "C:\\infra \"é\"\n\u0001";
        assertEquals(DiffJson.stream(against, InfraDiff.NOTHING), new DiffReport(against, InfraDiff.NOTHING).json());
    }

    @Test
    void whatFailsTheBuild() {
        assertEquals(Optional.empty(), FailOn.NONE.failure(DIFF));
        assertEquals(Optional.of("The infrastructure changes: 2 stacks modified, 1 removed"), FailOn.ANY.failure(DIFF));
        assertEquals(
                Optional.of("1 change puts data at risk: Log (/a|b) will be deleted: its log events" + " are lost"),
                FailOn.DESTRUCTIVE.failure(DIFF));
        assertEquals(
                Optional.of("Access is widened in 1 place: Group lets in tcp 22 from 0.0.0.0/0, which is everybody"),
                FailOn.WIDENING.failure(DIFF));
        for (FailOn gate : FailOn.values()) {
            assertEquals(Optional.empty(), gate.failure(InfraDiff.NOTHING));
        }
    }
}
