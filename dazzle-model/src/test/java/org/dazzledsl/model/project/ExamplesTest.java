package org.dazzledsl.model.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.app.AppSpec;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.config.ProjectConfig;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;
import org.dazzledsl.model.infra.Need;
import org.junit.jupiter.api.Test;

/** The applications that newcomers read first, from their files to what they need. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("..", "examples");

    private static AppSpec read(String example) throws IOException {
        Path project = EXAMPLES.resolve(example);
        ProjectConfig config = DazzleToml.read("dazzle.toml", project.resolve("dazzle.toml"), Optional.empty())
                .project()
                .orElseThrow();
        ApplicationReading reading = ApplicationReader.read(project, config.specification());
        assertEquals(List.of(), reading.problems());
        return reading.app().orElseThrow();
    }

    @Test
    void walletNeedsOneOfEverything() throws IOException {
        InfraRequirements needs = InfraAnalyzer.analyze(read("wallet"));

        assertEquals(List.of("Customer", "IdentityDocument", "Payment"), needs.tables());
        assertEquals(List.of("entity IdentityDocument.scan"), elements(needs.storage()));
        assertEquals(List.of("experience sign_up", "integration settlement"), elements(needs.cache()));
        assertEquals(
                List.of("transaction Transfer", "schedule statements", "schedule reconcile"), elements(needs.queue()));
        assertEquals(needs.queue(), needs.workers());
        assertEquals(
                List.of("payments"),
                needs.queues().stream().map(QueueNeed::name).toList());
        assertEquals(
                List.of("audit"), needs.streams().stream().map(StreamNeed::name).toList());
        assertEquals(2, needs.email().orElseThrow().templates().size());
        assertEquals(
                List.of("statements", "reconcile"),
                needs.schedules().stream().map(ScheduleNeed::name).toList());
        assertEquals(
                List.of("CustomerWallet", "SettlementAccount", "FeeRevenue"),
                needs.ledger().orElseThrow().ledgers());
        assertEquals(1, needs.ledger().orElseThrow().asyncTransactions());
        assertEquals(
                List.of("SECRET_KEY", "BANK_API_KEY"),
                needs.secrets().stream().map(SecretNeed::variable).toList());
        assertFalse(needs.webhooks().needed());
    }

    @Test
    void tasksNeedADatabaseOnly() throws IOException {
        InfraRequirements needs = InfraAnalyzer.analyze(read("tasks"));

        assertEquals(2, needs.tables().size());
        assertFalse(needs.storage().needed());
        assertFalse(needs.cache().needed());
        assertFalse(needs.queue().needed());
        assertEquals(Optional.empty(), needs.ledger());
        assertEquals(Optional.empty(), needs.email());
    }

    private static List<String> elements(Need need) {
        return need.reasons().stream().map(reason -> reason.element()).toList();
    }
}
