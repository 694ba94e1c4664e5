package org.dazzledsl.model.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.dazzledsl.grammar.DslParser;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.LedgerDeclaration;
import org.dazzledsl.grammar.syntax.ModifierSyntax;
import org.dazzledsl.grammar.syntax.OverlapPolicy;
import org.dazzledsl.grammar.syntax.TenancyDeclaration;
import org.dazzledsl.grammar.syntax.TransactionDeclaration;
import org.junit.jupiter.api.Test;

class LinkerTest {

    @Test
    void joinsModulesInAnyOrder() {
        AppSpec app = Specification.app("""
                == a/orders.dsl
                module shop.orders
                use shop
                use shop.people as people
                entity Order "Order":
                  id: uuid pk
                  customer: ref Customer required
                == b/people.dsl
                module shop.people
                entity Customer "Customer":
                  id: uuid pk
                == shop.dsl
                module shop
                app shop "The Shop":
                  description: "Sells"
                  multi_tenant: true
                  theme: dark
                """);

        assertEquals(
                List.of("shop.orders", "shop.people", "shop"),
                app.modules().stream().map(Module::name).toList());
        assertEquals(List.of("shop", "shop.people"), app.modules().get(0).uses());
        assertEquals(
                List.of("Order", "Customer"),
                app.entities().stream().map(Entity::name).toList());
        assertEquals(
                new FieldType.Ref("Customer"),
                app.entities().get(0).field("customer").orElseThrow().type());
        assertEquals("The Shop", app.app().title());
        assertEquals(Optional.of("Sells"), app.app().description());
        assertTrue(app.app().multiTenant());
        assertEquals(Map.of("theme", "dark"), app.app().features());
        assertEquals("app shop", app.app().id());
        assertEquals(new Span("shop.dsl", 2, 1, 5, 14), app.app().span());
    }

    @Test
    void looksForMostNamesInAllModules() {
        AppSpec app = Specification.app("""
                == a.dsl
                module shop
                transaction Pay:
                  transfer move:
                    debit: Wallet
                    credit: Fees
                    amount: payment.amount * 0.5
                  idempotency_key: payment.id
                process ship "Ship":
                  trigger:
                    when: entity Order created
                == b.dsl
                module b
                entity Order:
                  id: uuid pk
                ledger Wallet:
                  account_code: 1
                  currency: eur
                ledger Fees:
                  account_code: 2
                  currency: EUR
                """);

        Transaction.Transfer transfer = app.transactions().get(0).transfers().get(0);
        assertEquals("Wallet", transfer.debit().name());
        assertEquals("EUR", transfer.debit().currency());
        assertEquals("Fees", transfer.credit().name());
        assertEquals(Optional.of("payment.amount * 0.5"), transfer.amount());
    }

    @Test
    void callsAnApplicationWithoutAppLikeItsRoot() {
        App app = Specification.app("== shop.dsl\nentity A:\n  id: uuid pk\n").app();

        assertEquals("shop", app.name());
        assertEquals("shop", app.title());
        assertEquals(Span.at("shop.dsl", 1, 1), app.span());
    }

    @Test
    void appliesTheDefaultsOfALedgerOfThreeLines() {
        Ledger ledger = Specification.app("""
                        ledger CustomerWallet:
                          account_code: 1001
                          currency: GBP
                        """).ledgers().get(0);

        assertEquals(1001, ledger.accountCode());
        assertEquals(OptionalLong.empty(), ledger.ledgerId());
        assertEquals(LedgerDeclaration.AccountType.ASSET, ledger.accountType());
        assertEquals("GBP", ledger.currency());
        assertTrue(ledger.tenantScoped());
        assertEquals("ledger CustomerWallet", ledger.id());
    }

    @Test
    void appliesTheDefaultsOfATransaction() {
        Transaction transaction = Specification.app("""
                        ledger Wallet:
                          account_code: 1
                          currency: GBP
                        transaction Pay:
                          transfer move:
                            debit: Wallet
                            credit: Wallet
                            amount: 5
                          idempotency_key: payment.id
                        """).transactions().get(0);

        assertEquals(TransactionDeclaration.Execution.SYNC, transaction.execution());
        assertEquals(TransactionDeclaration.Priority.NORMAL, transaction.priority());
        assertEquals(5000, transaction.timeoutMillis());
        assertEquals(1, transaction.transfers().get(0).code());
        assertEquals("payment.id", transaction.idempotencyKey());
    }

    @Test
    void addsTheFieldsOfArchetypesToEntities() {
        AppSpec app = Specification.app("""
                archetype Named:
                  name: str(50)
                archetype Filed:
                  extends: Named
                  scan: file
                  note: text
                entity Contract:
                  extends: Filed
                  id: uuid pk
                  note: str(80)
                """);
        Entity contract = app.entities().get(0);

        assertEquals(
                List.of("name", "scan", "id", "note"),
                contract.fields().stream().map(Field::name).toList());
        assertEquals(new FieldType.Str(80), contract.field("note").orElseThrow().type());
        Field scan = contract.field("scan").orElseThrow();
        assertEquals(7, scan.span().line());
        assertEquals("entity Contract.scan", contract.idOf(scan));
    }

    @Test
    void letsAnArchetypeReferToWhatIsDeclaredFurtherUp() {
        AppSpec app = Specification.app("""
                == a.dsl
                module base
                archetype Audited:
                  created_by: ref User
                == b.dsl
                module shop
                use base
                entity User:
                  id: uuid pk
                entity Order:
                  extends: Audited
                  id: uuid pk
                """);

        assertEquals(
                new FieldType.Ref("User"),
                app.entities().get(1).field("created_by").orElseThrow().type());
    }

    @Test
    void letsForeignModelsReferToEachOther() {
        AppSpec app = Specification.app("""
                service crm "CRM":
                  auth_profile: none
                foreign_model Company from crm "Company":
                  key: id
                  id: str(50)
                foreign_model Contact from crm "Contact":
                  key: id
                  id: str(50)
                  company: ref Company
                """);

        assertEquals("crm", app.foreignModels().get(1).service());
        assertEquals(List.of("id"), app.foreignModels().get(1).keyFields());
    }

    @Test
    void endsWhenArchetypesExtendEachOther() {
        AppSpec app = Specification.app("""
                archetype A:
                  extends: B
                  a: int
                archetype B:
                  extends: A
                  b: int
                entity Thing:
                  extends: A
                  id: uuid pk
                """);

        assertEquals(
                List.of("b", "a", "id"),
                app.entities().get(0).fields().stream().map(Field::name).toList());
    }

    @Test
    void collectsWhatSaysThatAFieldNeedsCare() {
        AppSpec app = Specification.app("""
                entity Customer:
                  id: uuid pk
                  email: email required unique pii(category=contact)
                  secret: str(20) sensitive
                  total: int
                policies:
                  classify Customer.total as FINANCIAL_TXN retention: 7_years
                """);
        Entity customer = app.entities().get(0);

        Field email = customer.field("email").orElseThrow();
        assertEquals(List.of(ModifierSyntax.Flag.Kind.REQUIRED, ModifierSyntax.Flag.Kind.UNIQUE), email.modifiers());
        assertEquals(
                List.of(new DataMark.Pii(Optional.of("contact"), Optional.empty(), new Span("shop.dsl", 5, 32, 5, 53))),
                email.marks());
        assertEquals(1, customer.field("secret").orElseThrow().marks().size());
        assertEquals(
                List.of(new DataMark.Classified("FINANCIAL_TXN", new Span("shop.dsl", 9, 3, 9, 62))),
                customer.field("total").orElseThrow().marks());
        assertEquals(List.of(), customer.field("id").orElseThrow().marks());
    }

    @Test
    void readsTheSettingsOfEachKindOfChannel() {
        List<Channel> channels = Specification.app("""
                        channel work "Work":
                          kind: queue
                          config:
                            visibility_timeout: 2m
                            dead_letter_after: 5
                            retention: 4d
                            fifo: yes
                        channel facts:
                          kind: stream
                          provider: kafka
                          config:
                            retention: 90d
                            partition_key: customer
                        channel mail:
                          provider_config:
                            max_per_minute: 200
                          config:
                            from_address: "a@shop.example"
                            from_name: "Shop"
                        """).channels();

        assertEquals(
                new ChannelKind.Queue(OptionalInt.of(120), OptionalInt.of(5), OptionalInt.of(345_600)),
                channels.get(0).kind());
        assertEquals(Map.of("fifo", "yes"), channels.get(0).otherSettings());
        assertEquals("auto", channels.get(0).provider());
        assertEquals(
                new ChannelKind.Stream(OptionalInt.of(7_776_000), Optional.of("customer")),
                channels.get(1).kind());
        assertEquals("kafka", channels.get(1).provider());
        assertEquals(
                new ChannelKind.Email(Optional.of("a@shop.example"), Optional.of("Shop"), Optional.empty()),
                channels.get(2).kind());
        assertEquals(Map.of("max_per_minute", "200"), channels.get(2).limits());
    }

    @Test
    void takesNoRangeOfADurationOnTrust() {
        assertEquals(
                new ChannelKind.Queue(OptionalInt.of(43_200), OptionalInt.of(1_000), OptionalInt.of(1_209_600)),
                Specification.app("""
                                channel work:
                                  kind: queue
                                  config:
                                    visibility_timeout: 12h
                                    dead_letter_after: 1000
                                    retention: 2w
                                """).channels().get(0).kind());
    }

    @Test
    void readsSchedules() {
        List<Schedule> schedules = Specification.app("""
                        param report.when "When reports are due":
                          type: str
                          default: "0 6 * * MON"
                        schedule daily "Daily":
                          cron: "0 8 * * *"
                          timezone: "Europe/London"
                          overlap: queue
                        schedule often "Often":
                          interval: 2h
                        schedule weekly "Weekly":
                          cron: param("report.when")
                          timezone: EST
                        """).schedules();

        assertEquals(new Timing.Cron("0 8 * * *"), schedules.get(0).timing());
        assertEquals("Europe/London", schedules.get(0).timezone());
        assertEquals(OverlapPolicy.QUEUE, schedules.get(0).overlap());
        assertEquals(new Timing.Interval(7200), schedules.get(1).timing());
        assertEquals("UTC", schedules.get(1).timezone());
        assertEquals(OverlapPolicy.SKIP, schedules.get(1).overlap());
        assertEquals(new Timing.Cron("0 6 * * MON"), schedules.get(2).timing());
        assertEquals("EST", schedules.get(2).timezone());
    }

    @Test
    void givesATenancyWithoutModeTheSharedSchema() {
        Tenancy tenancy =
                Specification.app("tenancy:\n  partition_key: org\n").tenancy().orElseThrow();

        assertEquals(TenancyDeclaration.Mode.SHARED_SCHEMA, tenancy.mode());
        assertEquals(Optional.of("org"), tenancy.partitionKey());
    }

    @Test
    void givesAModelTheDefaultProviderAndAnIntentTheDefaultModel() {
        AppSpec app = Specification.app("""
                llm_config:
                  default_model: fast
                  default_provider: openai
                llm_model fast "Fast":
                  model_id: some-model
                llm_intent classify "Classify":
                  prompt: "Which kind?"
                """);

        assertEquals("openai", app.llmModels().get(0).provider().word());
        assertEquals("fast", app.llmIntents().get(0).model());
    }

    @Test
    void joinsTheConfigurationsOfLanguageModels() {
        AppSpec app = Specification.app("""
                llm_config:
                  default_model: fast
                  default_provider: openai
                llm_config:
                  default_provider: google
                llm_model fast "Fast":
                  model_id: some-model
                """);

        LlmConfig config = app.llmConfig().orElseThrow();
        assertEquals(Optional.of("fast"), config.defaultModel());
        assertEquals("google", config.defaultProvider().orElseThrow().word());
        assertEquals("google", app.llmModels().get(0).provider().word());
    }

    @Test
    void keepsWhatItDoesNotKnow() {
        AppSpec app = Specification.app("""
                hologram lobby "Lobby":
                  beams: 3
                    colour: red
                hologram lobby "Lobby again":
                  beams: 4
                """);

        assertEquals(
                List.of("hologram", "hologram"),
                app.blocks().stream().map(KeptBlock::keyword).toList());
        assertEquals(Optional.of("lobby"), app.blocks().get(0).name());
        assertEquals("beams: 3", app.blocks().get(0).lines().get(0).text());
        assertEquals(
                "colour: red", app.blocks().get(0).lines().get(0).lines().get(0).text());
    }

    @Test
    void reportsNoReferenceToWhatCouldNotBeRead() {
        SourceFile file = new SourceFile("shop.dsl", """
                module shop
                entity Order:
                  customer: ref Customer
                  product: ref Product
                """);

        LinkResult result = Linker.link(
                List.of(new DslParser().parse(file).syntax()), "shop", Specification.ROOT_NAMED_AT, Set.of("Customer"));

        assertEquals(
                List.of("shop.dsl:4:16: the entity 'Product' is not declared; expected one of Order"),
                Specification.lines(result.problems()));
    }

    @Test
    void linksSomething() {
        assertThrows(IllegalArgumentException.class, () -> Linker.link(List.of(), "shop", Specification.ROOT_NAMED_AT));
    }
}
