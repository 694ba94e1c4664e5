package org.dazzledsl.model.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dazzledsl.model.app.Specification;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements.EmailNeed;
import org.dazzledsl.model.infra.InfraRequirements.LedgerNeed;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretPurpose;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;
import org.dazzledsl.model.infra.InfraRequirements.TenancyNeed;
import org.dazzledsl.model.infra.InfraRequirements.Timing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfraAnalyzerTest {

    private static final String LEDGER = """
            ledger Wallet:
              account_code: 1
              currency: GBP
            """;

    private static InfraRequirements analyze(String text) {
        return InfraAnalyzer.analyze(Specification.app(text));
    }

    /** {@code element at line: rule}. */
    private static List<String> reasons(Need need) {
        return need.reasons().stream().map(InfraAnalyzerTest::line).toList();
    }

    private static String line(Reason reason) {
        return reason.element() + " at " + reason.span().line() + ": " + reason.rule();
    }

    private static List<String> variables(InfraRequirements needs) {
        return needs.secrets().stream().map(SecretNeed::variable).toList();
    }

    @Test
    void anApplicationAloneNeedsItsKeyOnly() {
        InfraRequirements needs = analyze("");

        assertEquals(
                "app shop at 2: an application runs somewhere, in a network, and is watched",
                line(needs.application()));
        assertFalse(needs.database().needed());
        assertFalse(needs.storage().needed());
        assertFalse(needs.cache().needed());
        assertFalse(needs.queue().needed());
        assertFalse(needs.workers().needed());
        assertFalse(needs.webhooks().needed());
        assertEquals(List.of(), needs.tables());
        assertEquals(List.of(), needs.queues());
        assertEquals(List.of(), needs.streams());
        assertEquals(Optional.empty(), needs.email());
        assertEquals(List.of(), needs.schedules());
        assertEquals(Optional.empty(), needs.ledger());
        assertEquals(Optional.empty(), needs.tenancy());
        assertEquals(List.of(), needs.sensitiveFields());
        assertEquals(List.of("SECRET_KEY"), variables(needs));
        assertEquals(SecretPurpose.APPLICATION_KEY, needs.secrets().get(0).purpose());
    }

    @Test
    void entitiesNeedADatabase() {
        InfraRequirements needs = analyze("entity A:\n  id: uuid pk\nentity B:\n  id: uuid pk\n");

        assertEquals(
                List.of(
                        "entity A at 3: an entity is a table of a database",
                        "entity B at 5: an entity is a table of a database"),
                reasons(needs.database()));
        assertEquals(List.of("A", "B"), needs.tables());
    }

    @Test
    void fileFieldsNeedStorage() {
        assertEquals(
                List.of(
                        "entity Contract.draft at 4: a field of type file needs object storage",
                        "entity Contract.scan at 7: a field of type file needs object storage"),
                reasons(analyze("""
                                archetype Drafted:
                                  draft: file
                                entity Contract:
                                  extends: Drafted
                                  scan: file(20MB)
                                """).storage()));
    }

    @Test
    void whatOnlySoundsLikeAFileNeedsNoStorage() {
        InfraRequirements needs = analyze("""
                archetype Unused:
                  scan: file
                entity Profile:
                  id: uuid pk
                entity Document:
                  profile: ref Profile
                  level: enum[Intermediate,Media,Image]
                  image_url: url
                  file_name: str(80)
                """);

        assertFalse(needs.storage().needed());
    }

    @Test
    void anExternalServiceWithAnInlineSpecOrNoneSaysNothing() {
        InfraRequirements needs = analyze("""
                service a "A":
                  spec: inline "webhook async background"
                  auth_profile: none
                service b "B":
                  auth_profile: api_key_header header="X-Queue-Job"
                """);

        assertFalse(needs.webhooks().needed());
        assertFalse(needs.queue().needed());
        assertFalse(needs.workers().needed());
    }

    @Test
    void aDomainServiceIsNoExternalOne() {
        InfraRequirements needs = analyze("service background_job \"Job\":\n  kind: workflow\n");

        assertFalse(needs.queue().needed());
        assertEquals(List.of("SECRET_KEY"), variables(needs));
    }

    @ParameterizedTest
    @ValueSource(strings = {"async", "Background", "QUEUE", "jobs"})
    void aServiceWhoseUrlSaysSoIsAsynchronous(String word) {
        InfraRequirements needs =
                analyze("service a \"A\":\n  spec: url \"https://a.example/" + word + "/v1\"\n  auth_profile: none\n");

        List<String> expected = List.of(
                "service a at 3: a service whose spec URL says async, background, queue or job works asynchronously");
        assertEquals(expected, reasons(needs.queue()));
        assertEquals(expected, reasons(needs.workers()));
    }

    @Test
    void aServiceWhoseUrlSaysWebhookCallsTheApplication() {
        InfraRequirements needs =
                analyze("service a \"A\":\n  spec: url \"https://a.example/WebHooks\"\n  auth_profile: none\n");

        assertEquals(
                List.of("service a at 3: a service whose spec URL says webhook calls the application"),
                reasons(needs.webhooks()));
        assertEquals(List.of("SECRET_KEY", "WEBHOOK_SECRET"), variables(needs));
        assertFalse(needs.queue().needed());
    }

    @Test
    void aWebhookNeedsAWayInAndASecret() {
        InfraRequirements needs = analyze("""
                webhook paid "Paid":
                  events: [created]
                  url: config("PAID_URL")
                webhook shipped "Shipped":
                  events: [created]
                  auth:
                    method: hmac_sha256
                    secret: config("SHIPPED_SECRET")
                """);

        assertEquals(
                List.of(
                        "webhook paid at 3: a webhook needs a way in from outside",
                        "webhook shipped at 6: a webhook needs a way in from outside"),
                reasons(needs.webhooks()));
        assertEquals(List.of("SECRET_KEY", "WEBHOOK_SECRET", "SHIPPED_SECRET"), variables(needs));
        assertFalse(needs.queue().needed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void integrationsNeedACacheAndThreeOfThemAQueue(int count) {
        InfraRequirements needs = analyze(many(count, "integration i%d \"I\":\n  base_url: \"https://i.example\"\n"));

        assertEquals(count, needs.cache().reasons().size());
        assertEquals(
                "integration i1 at 3: an integration caches what it fetches",
                reasons(needs.cache()).get(0));
        assertEquals(count > 2, needs.queue().needed());
        assertEquals(needs.queue(), needs.workers());
        if (count > 2) {
            assertEquals(
                    "integration i3 at 7: more than two integrations call for asynchronous work",
                    reasons(needs.queue()).get(2));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void experiencesNeedACacheAndTwoOfThemAQueue(int count) {
        InfraRequirements needs =
                analyze(many(count, "experience e%d \"E\":\n  start at step a\n  step a:\n    kind: surface\n"));

        assertEquals(count, needs.cache().reasons().size());
        assertEquals(
                "experience e1 at 3: an experience keeps its state between its steps in a cache",
                reasons(needs.cache()).get(0));
        assertEquals(count > 1, needs.queue().needed());
        assertEquals(needs.queue(), needs.workers());
        if (count > 1) {
            assertEquals(
                    "experience e2 at 7: more than one experience calls for asynchronous work",
                    reasons(needs.workers()).get(1));
        }
    }

    private static String many(int count, String text) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> String.format(text, number))
                .collect(Collectors.joining());
    }

    @Test
    void workBehindTheScenesNeedsWorkersAndTheirQueue() {
        InfraRequirements needs = analyze("""
                entity Order:
                  id: uuid pk
                job thumbnail "Thumbnail":
                  trigger: on_create Order
                  run: scripts/thumbnail.py
                process ship "Ship":
                  trigger:
                    when: manual
                schedule daily "Daily":
                  cron: "0 8 * * *"
                """);

        List<String> expected = List.of(
                "job thumbnail at 5: a job is run by workers",
                "process ship at 8: a process is run by workers",
                "schedule daily at 11: a schedule is run by workers");
        assertEquals(expected, reasons(needs.queue()));
        assertEquals(expected, reasons(needs.workers()));
    }

    @Test
    void aLedgerNeedsTigerBeetle() {
        LedgerNeed ledger = analyze(LEDGER + """
                        ledger Cash:
                          account_code: 2
                          currency: EUR
                        ledger Fees:
                          account_code: 3
                          currency: GBP
                        transaction Pay:
                          transfer move:
                            debit: Wallet
                            credit: Fees
                            amount: 1
                          idempotency_key: payment.id
                        """).ledger().orElseThrow();

        assertEquals(List.of("Wallet", "Cash", "Fees"), ledger.ledgers());
        assertEquals(List.of("EUR", "GBP"), ledger.currencies());
        assertEquals(List.of("Pay"), ledger.transactions());
        assertEquals(0, ledger.asyncTransactions());
        assertEquals(
                "ledger Wallet at 3: a ledger keeps its accounts in TigerBeetle",
                reasons(ledger.need()).get(0));
        assertEquals(3, ledger.need().reasons().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sync", "async"})
    void anAsynchronousTransactionNeedsAQueue(String execution) {
        InfraRequirements needs = analyze(
                LEDGER
                        + "transaction Pay:\n  execution: " + execution
                        + "\n  transfer move:\n    debit: Wallet\n    credit: Wallet\n    amount: 1\n  idempotency_key: payment.id\n");

        boolean isAsync = execution.equals("async");
        assertEquals(
                isAsync
                        ? List.of(
                                "transaction Pay at 6: an asynchronous transaction waits in a queue until a worker executes it")
                        : List.of(),
                reasons(needs.queue()));
        assertEquals(needs.queue(), needs.workers());
        assertEquals(isAsync ? 1 : 0, needs.ledger().orElseThrow().asyncTransactions());
    }

    @Test
    void channelsAreQueuesAndStreams() {
        InfraRequirements needs = analyze("""
                message Event "Event":
                  id: uuid
                channel work "Work":
                  kind: queue
                  config:
                    visibility_timeout: 60s
                    dead_letter_after: 4
                    retention: 1d
                channel plain:
                  kind: queue
                channel facts:
                  kind: stream
                  config:
                    retention: 30d
                    partition_key: customer
                  receive event:
                    message: Event
                channel written:
                  kind: stream
                """);

        QueueNeed work = needs.queues().get(0);
        assertEquals("work", work.name());
        assertEquals(OptionalInt.of(60), work.visibilityTimeoutSeconds());
        assertEquals(OptionalInt.of(4), work.maxReceives());
        assertEquals(OptionalInt.of(86_400), work.retentionSeconds());
        assertEquals("channel work at 5: a channel of kind queue is a message queue", line(work.reason()));
        assertEquals(OptionalInt.empty(), needs.queues().get(1).maxReceives());
        StreamNeed facts = needs.streams().get(0);
        assertEquals(OptionalInt.of(2_592_000), facts.retentionSeconds());
        assertEquals(Optional.of("customer"), facts.partitionKey());
        assertEquals(true, facts.received());
        assertEquals("channel facts at 13: a channel of kind stream is an event bus", line(facts.reason()));
        assertEquals(false, needs.streams().get(1).received());
        assertEquals(
                List.of("channel facts at 13: events that the application receives are worked off by workers"),
                reasons(needs.workers()));
        assertEquals(Optional.empty(), needs.email());
    }

    @Test
    void emailChannelsShareASenderAndTheirTemplates() {
        EmailNeed email = analyze("""
                        message Welcome "Welcome!":
                          name: str(50) required
                          link: url
                        message Receipt:
                          total: money
                        message Unsent "Unsent":
                          a: int
                        channel first "First":
                          kind: email
                          config:
                            from_address: "no-reply@{{app.domain}}"
                          send welcome:
                            message: Welcome
                        channel second "Second":
                          kind: email
                          config:
                            from_address: "shop@shop.example"
                          send again:
                            message: Welcome
                          send receipt:
                            message: Receipt
                        channel queue:
                          kind: queue
                          send unsent:
                            message: Unsent
                        """).email().orElseThrow();

        assertEquals(List.of("first", "second"), email.channels());
        assertEquals(Optional.of("shop@shop.example"), email.fromAddress());
        assertEquals(
                List.of(
                        "channel first at 10: a channel of kind email sends mail",
                        "channel second at 16: a channel of kind email sends mail"),
                reasons(email.need()));
        assertEquals(2, email.templates().size());
        assertEquals("Welcome", email.templates().get(0).message());
        assertEquals("Welcome!", email.templates().get(0).title());
        assertEquals(List.of("name", "link"), email.templates().get(0).fields());
        assertEquals(
                "channel first.welcome at 14: a message that an email channel sends is a mail template",
                line(email.templates().get(0).reason()));
        assertEquals("Receipt", email.templates().get(1).title());
    }

    @Test
    void schedulesKeepWhenTheyAreDue() {
        List<ScheduleNeed> schedules = analyze("""
                        job rollup "Roll up":
                          schedule: cron("0 1 * * *")
                          run: scripts/rollup.py
                        schedule rollup "Roll-up":
                          cron: "0 8 * * MON-FRI"
                          timezone: "Europe/London"
                        schedule poll:
                          interval: 15m
                        """).schedules();

        assertEquals(
                List.of("job_rollup", "rollup", "poll"),
                schedules.stream().map(ScheduleNeed::name).toList());
        assertEquals(new Timing.Cron("0 1 * * *"), schedules.get(0).timing());
        assertEquals("UTC", schedules.get(0).timezone());
        assertEquals(
                "job rollup at 3: a job with a schedule is started when it is due",
                line(schedules.get(0).reason()));
        assertEquals(new Timing.Cron("0 8 * * MON-FRI"), schedules.get(1).timing());
        assertEquals("Europe/London", schedules.get(1).timezone());
        assertEquals("Roll-up", schedules.get(1).title());
        assertEquals(
                "schedule rollup at 6: a schedule is started when it is due",
                line(schedules.get(1).reason()));
        assertEquals(new Timing.Interval(900), schedules.get(2).timing());
        assertEquals("poll", schedules.get(2).title());
    }

    @Test
    void noTwoSchedulesAreCalledTheSame() {
        List<ScheduleNeed> schedules = analyze("""
                        schedule job_rollup "A":
                          interval: 1h
                        job rollup "B":
                          schedule: cron("0 1 * * *")
                          run: scripts/rollup.py
                        """).schedules();

        assertEquals(
                List.of("job_rollup", "job_rollup_2"),
                schedules.stream().map(ScheduleNeed::name).toList());
    }

    @Test
    void credentialsAreSecrets() {
        InfraRequirements needs = analyze("""
                service tax:
                  auth_profile: none
                service crm "CRM":
                  spec: url "https://crm.example/openapi.json"
                  auth_profile: api_key_header header="X-Key"
                service erp "ERP":
                  auth_profile: oauth2_pkce client_id="env:ERP_ID" client_secret="env:ERP_SECRET"
                integration sync "Sync":
                  uses service crm
                  auth: api_key from env("CRM_API_KEY")
                integration pager "Pager":
                  auth: bearer from env("pager_Token")
                """.replace("tax-office", "tax"));

        assertEquals(List.of("SECRET_KEY", "CRM_API_KEY", "ERP_ID", "ERP_SECRET", "pager_Token"), variables(needs));
        SecretNeed crm = needs.secrets().get(1);
        assertEquals(SecretPurpose.EXTERNAL_API, crm.purpose());
        assertEquals("crm", crm.name());
        assertEquals(
                List.of(
                        "service crm at 5: an external API is called with credentials",
                        "integration sync at 10: an integration signs in with credentials"),
                reasons(crm.need()));
    }

    @Test
    void eachProviderOfLanguageModelsHasOneKey() {
        InfraRequirements needs = analyze("""
                llm_config:
                  default_provider: google
                llm_model fast:
                  provider: anthropic
                  model_id: a
                llm_model good:
                  provider: anthropic
                  model_id: b
                llm_model own:
                  provider: local
                  model_id: c
                llm_model azure:
                  provider: openai
                  model_id: d
                  api_key_env: AZURE_KEY
                """);

        assertEquals(List.of("SECRET_KEY", "GOOGLE_API_KEY", "ANTHROPIC_API_KEY", "AZURE_KEY"), variables(needs));
        SecretNeed anthropic = needs.secrets().get(2);
        assertEquals(SecretPurpose.LLM_KEY, anthropic.purpose());
        assertEquals("anthropic", anthropic.name());
        assertEquals(
                List.of(
                        "llm_model fast at 5: a language model is called with its provider's key",
                        "llm_model good at 8: a language model is called with its provider's key"),
                reasons(anthropic.need()));
        assertEquals(
                List.of("llm_config at 3: a language model is called with its provider's key"),
                reasons(needs.secrets().get(1).need()));
    }

    @Test
    void tenancyIsPassedOn() {
        TenancyNeed tenancy = analyze("tenancy:\n  mode: schema_per_tenant\n  partition_key: org\n")
                .tenancy()
                .orElseThrow();

        assertEquals("schema_per_tenant", tenancy.mode());
        assertEquals(Optional.of("org"), tenancy.partitionKey());
        assertEquals("tenancy at 3: the application is told how its tenants are kept apart", line(tenancy.reason()));
    }

    @Test
    void markedFieldsAreListed() {
        assertEquals(
                List.of(
                        "entity Customer.total at 4: a field is classified as FINANCIAL_TXN",
                        "entity Customer.email at 7: a field marked pii holds personal data",
                        "entity Customer.pin at 8: a field marked sensitive holds data that not everybody may see"),
                analyze("""
                                policies:
                                  classify Customer.total as FINANCIAL_TXN
                                entity Customer:
                                  id: uuid pk
                                  email: email pii(category=contact)
                                  pin: str(4) sensitive
                                  total: int
                                """).sensitiveFields().stream()
                        .map(InfraAnalyzerTest::line)
                        .toList());
    }
}
