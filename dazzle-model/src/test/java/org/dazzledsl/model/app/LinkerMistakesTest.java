package org.dazzledsl.model.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the linker says of each mistake, word for word. */
class LinkerMistakesTest {

    private static final String LEDGERS = """
            ledger Wallet:
              account_code: 10
              ledger_id: 1
              account_type: liability
              currency: EUR

            ledger Fees:
              account_code: 20
              ledger_id: 1
              account_type: revenue
              currency: EUR

            """;

    record Mistake(String what, String text, List<String> lines) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Mistake mistake(String what, String text, String... lines) {
        return new Mistake(what, text, Arrays.asList(lines));
    }

    @ParameterizedTest
    @MethodSource({"inModules", "inEntities", "inServices", "inMessaging", "inWork", "inLedgers", "inModels"})
    void isReportedAtItsPlace(Mistake mistake) {
        assertEquals(
                mistake.lines(),
                Specification.lines(Specification.link(mistake.text()).problems()));
    }

    static Stream<Mistake> inModules() {
        return Stream.of(
                mistake(
                        "an unknown root",
                        """
                        == a.dsl
                        module shpo
                        == b.dsl
                        module orders
                        """,
                        "dazzle.toml:3:8: the root module 'shop' is not declared; expected one of orders, shpo; did you mean 'shpo'?"),
                mistake(
                        "a use of no module",
                        """
                        == a.dsl
                        module shop
                        use shop.order
                        == b.dsl
                        module shop.orders
                        """,
                        "a.dsl:2:5: the module 'shop.order' is not declared; did you mean 'shop.orders'?"),
                mistake(
                        "a module in two files",
                        """
                        == a.dsl
                        module shop
                        == sub/b.dsl
                        # a comment
                        module shop
                        """,
                        "sub/b.dsl:2:8: the module 'shop' is already declared at a.dsl:1:8; expected a module of its own for each file"),
                mistake(
                        "a file that is called like a module",
                        """
                        == a.dsl
                        module shop
                        == sub/shop.dsl
                        entity A:
                          id: uuid pk
                        """,
                        "sub/shop.dsl:1:1: the module 'shop' is already declared at a.dsl:1:8; expected a module of its own for each file"),
                mistake(
                        "modules in a circle",
                        """
                        == a.dsl
                        module shop
                        use b
                        == b.dsl
                        module b
                        use c
                        == c.dsl
                        module c
                        use shop
                        use c
                        """,
                        "c.dsl:2:5: the modules use each other in a circle: shop → b → c → shop",
                        "c.dsl:3:5: the modules use each other in a circle: c → c"),
                mistake(
                        "the same names in two modules",
                        """
                        == a.dsl
                        module shop
                        entity A:
                          id: uuid pk
                        ledger L:
                          account_code: 1
                          currency: EUR
                        surface s "S":
                          mode: list
                        == b.dsl
                        module b
                        use shop
                        entity A:
                          id: uuid pk
                        ledger L:
                          account_code: 1
                          currency: EUR
                        surface s "S":
                          mode: list
                        """,
                        "b.dsl:3:8: the entity 'A' is already declared at a.dsl:2:8",
                        "b.dsl:5:8: the ledger 'L' is already declared at a.dsl:4:8",
                        "b.dsl:8:9: the surface 's' is already declared at a.dsl:7:9"),
                mistake(
                        "two of what there is one of",
                        """
                        app other "Other"
                        tenancy:
                          mode: single
                        tenancy:
                          mode: shared_schema
                        """,
                        "shop.dsl:3:5: 'app' is already declared at shop.dsl:2:5",
                        "shop.dsl:6:1: 'tenancy' is already declared at shop.dsl:4:1"),
                mistake(
                        "an app outside the root",
                        """
                        == a.dsl
                        module shop
                        app shop "Shop"
                        == b.dsl
                        module b
                        app other "Other"
                        """,
                        "b.dsl:2:5: warning: the app 'other' is ignored, as its module is not the root; expected one app, in the module that dazzle.toml names as root"));
    }

    static Stream<Mistake> inEntities() {
        return Stream.of(
                mistake(
                        "a ref to no entity",
                        """
                        entity Customer:
                          id: uuid pk
                        entity Order:
                          customer: ref Custommer
                          product: ref Product
                        """,
                        "shop.dsl:6:17: the entity 'Custommer' is not declared; did you mean 'Customer'?",
                        "shop.dsl:7:16: the entity 'Product' is not declared; expected one of Customer, Order"),
                mistake(
                        "a ref into a module that is not used",
                        """
                        == a.dsl
                        module shop
                        use b
                        entity Order:
                          good: ref Product
                          bad: ref Customer
                        == b.dsl
                        module b
                        entity Product:
                          id: uuid pk
                        == c.dsl
                        module c
                        entity Customer:
                          id: uuid pk
                        """,
                        "a.dsl:5:12: the entity 'Customer' is declared in the module 'c', which this module does not use; add 'use c'"),
                mistake(
                        "relationships to no entity, which Dazzle accepts",
                        """
                        entity Order:
                          id: uuid pk
                          lines: has_many Line via Link
                          owner: belongs_to Ordr
                          about: poly_ref [Order, Invoice]
                        """,
                        "shop.dsl:5:19: warning: the entity 'Line' is not declared; expected one of Order",
                        "shop.dsl:5:28: warning: the entity 'Link' is not declared; expected one of Order",
                        "shop.dsl:6:21: warning: the entity 'Ordr' is not declared; did you mean 'Order'?",
                        "shop.dsl:7:27: warning: the entity 'Invoice' is not declared; expected one of Order"),
                mistake(
                        "archetypes and bases that nobody declares",
                        """
                        archetype Timestamped:
                          at: datetime
                          by: ref User
                        entity Order:
                          extends: Timestampd
                          subtype_of: Document
                          id: uuid pk
                        """,
                        "shop.dsl:5:11: warning: the entity 'User' is not declared; expected one of Order",
                        "shop.dsl:7:12: the archetype 'Timestampd' is not declared; did you mean 'Timestamped'?",
                        "shop.dsl:8:15: the entity 'Document' is not declared; expected one of Order"),
                mistake(
                        "defaults that their enums don't have",
                        """
                        archetype Rated:
                          rating: enum[good,bad]=goood
                        entity Order:
                          extends: Rated
                          id: uuid pk
                          status: enum[draft,paid]="drft"
                          size: enum[s,m,l] required = 7
                          colour: enum[red,green]=red
                          shape: enum[round,square]=if paid: round else: square
                        """,
                        "shop.dsl:4:26: warning: the default 'goood' is none of the values of 'rating'; expected one of good, bad; did you mean 'good'?",
                        "shop.dsl:8:28: warning: the default 'drft' is none of the values of 'status'; expected one of draft, paid; did you mean 'draft'?",
                        "shop.dsl:9:32: warning: the default '7' is none of the values of 'size'; expected one of s, m, l"),
                mistake("a field twice", """
                        entity Order:
                          id: uuid pk
                          total: int
                          total: decimal(10,2)
                        """, "shop.dsl:6:3: the field 'total' is already declared at shop.dsl:5:3"));
    }

    static Stream<Mistake> inServices() {
        return Stream.of(
                mistake(
                        "services and foreign models that nobody declares",
                        """
                        service crm "CRM":
                          spec: url "https://crm.example/openapi.json"
                          auth_profile: none
                        foreign_model Contact from crn "Contact":
                          key: id
                          id: str(50)
                        integration sync "Sync":
                          uses service crm, cmr
                          uses foreign Contacts
                        """,
                        "shop.dsl:6:28: the service 'crn' is not declared; did you mean 'crm'?",
                        "shop.dsl:10:21: the service 'cmr' is not declared; did you mean 'crm'?",
                        "shop.dsl:11:16: the foreign_model 'Contacts' is not declared; did you mean 'Contact'?"),
                mistake(
                        "a service of the application's own",
                        """
                        service vat "VAT":
                          kind: domain_logic
                        integration sync "Sync":
                          uses service vat
                        """,
                        "shop.dsl:6:16: the service 'vat' is a part of the application itself; expected an external API: a service with spec, auth_profile or owner and without kind"),
                mistake(
                        "a service of a module that is not used",
                        """
                        == a.dsl
                        module shop
                        integration sync "Sync":
                          uses service crm
                        == b.dsl
                        module b
                        service crm "CRM":
                          spec: inline "crm"
                          auth_profile: none
                        """,
                        "a.dsl:3:16: the service 'crm' is declared in the module 'b', which this module does not use; add 'use b'"),
                mistake(
                        "environment variables without a name",
                        """
                        entity Order:
                          id: uuid pk
                        integration sync "Sync":
                          auth: api_key from env("")
                        webhook notify "Notify":
                          entity: Order
                          events: [created]
                          auth:
                            method: hmac_sha256
                            secret: config(" ")
                        llm_model fast "Fast":
                          provider: openai
                          api_key_env: ""
                        """,
                        "shop.dsl:6:26: warning: the environment variable has no name; expected a name such as STRIPE_API_KEY",
                        "shop.dsl:12:20: warning: the environment variable has no name; expected a name such as STRIPE_API_KEY",
                        "shop.dsl:15:16: warning: the environment variable has no name; expected a name such as STRIPE_API_KEY"),
                mistake(
                        "steps that an experience doesn't have",
                        """
                        experience buy "Buy":
                          start at step chose
                          step choose:
                            kind: surface
                            surface list
                            on success -> step pay
                        """,
                        "shop.dsl:4:17: the step 'chose' is not declared; did you mean 'choose'?",
                        "shop.dsl:8:24: the step 'pay' is not declared; expected one of choose"));
    }

    static Stream<Mistake> inMessaging() {
        return Stream.of(
                mistake(
                        "messages that nobody declares",
                        """
                        message Receipt "Receipt":
                          to: email required
                        channel mail "Mail":
                          kind: email
                          send receipt:
                            message: Reciept
                          send nothing:
                            delivery_mode: direct
                          receive support:
                            message: InboundEmail
                          receive other:
                            message: Othr
                        """,
                        "shop.dsl:8:14: the message 'Reciept' is not declared; did you mean 'Receipt'?",
                        "shop.dsl:9:8: warning: 'nothing' sends no message; expected message: and the name of a message",
                        "shop.dsl:14:14: the message 'Othr' is not declared; expected one of Receipt"),
                mistake(
                        "a queue's settings out of range",
                        """
                        channel a:
                          kind: queue
                          config:
                            visibility_timeout: 13h
                            dead_letter_after: 0
                            retention: 15d
                        channel b:
                          kind: queue
                          config:
                            visibility_timeout: soon
                            dead_letter_after: "three"
                        channel c:
                          kind: stream
                          config:
                            retention: 0
                        """,
                        "shop.dsl:6:25: visibility_timeout is 46800 seconds; expected 0 to 43200 seconds",
                        "shop.dsl:7:24: dead_letter_after is 0; expected 1 to 1000",
                        "shop.dsl:8:16: retention is 1296000 seconds; expected 60 to 1209600 seconds",
                        "shop.dsl:12:25: visibility_timeout is 'soon', which is no stretch of time; expected a number and its unit, such as 30s, 15m, 12h or 7d",
                        "shop.dsl:13:24: dead_letter_after is 'three', which is no whole number; expected 1 to 1000",
                        "shop.dsl:17:16: retention is 0 seconds; expected 1 to 2147483647 seconds"),
                mistake(
                        "a channel that waits for no entity",
                        """
                        message Receipt "Receipt":
                          to: email required
                        entity Order:
                          id: uuid pk
                        channel mail "Mail":
                          kind: email
                          send receipt:
                            message: Receipt
                            when: entity Ordre created
                        """,
                        "shop.dsl:11:18: the entity 'Ordre' is not declared; did you mean 'Order'?"));
    }

    static Stream<Mistake> inWork() {
        return Stream.of(
                mistake(
                        "processes that wait for nobody",
                        """
                        entity Order:
                          id: uuid pk
                        process ship "Ship":
                          trigger:
                            when: entity Oder status -> paid
                        process bill "Bill":
                          trigger:
                            when: process shipp completed
                        process audit "Audit":
                          trigger:
                            when: entity JobRun created
                        """,
                        "shop.dsl:7:18: the entity 'Oder' is not declared; did you mean 'Order'?",
                        "shop.dsl:10:19: the process 'shipp' is not declared; did you mean 'ship'?"),
                mistake(
                        "steps that lead nowhere",
                        """
                        service charge "Charge":
                          kind: domain_logic
                        channel mail "Mail":
                          kind: email
                        message Receipt "Receipt":
                          to: email required
                        process pay "Pay":
                          steps:
                            - step a:
                                service: chrge
                                compensate: refnd
                            - parallel b:
                                - step c:
                                    channel: mial
                                    message: Reciept
                            - step d:
                                subprocess: py
                            - step e:
                                llm_intent: classify
                            - step f:
                                service: charge
                                channel: mail
                                message: Receipt
                                subprocess: pay
                                compensate: refund
                          compensations:
                            - refund:
                                service: charg
                        schedule nightly "Nightly":
                          cron: "0 8 * * *"
                          steps:
                            - step a:
                                channel: post
                                message: Letter
                            - step b:
                                service: charges
                                compensate: refund
                        """,
                        "shop.dsl:12:18: warning: the service 'chrge' is not declared; did you mean 'charge'?",
                        "shop.dsl:13:21: warning: the compensation 'refnd' is not declared; did you mean 'refund'?",
                        "shop.dsl:16:22: warning: the channel 'mial' is not declared; did you mean 'mail'?",
                        "shop.dsl:17:22: warning: the message 'Reciept' is not declared; did you mean 'Receipt'?",
                        "shop.dsl:19:21: warning: the process 'py' is not declared; did you mean 'pay'?",
                        "shop.dsl:21:21: warning: the llm_intent 'classify' is not declared",
                        "shop.dsl:30:18: warning: the service 'charg' is not declared; did you mean 'charge'?",
                        "shop.dsl:35:18: warning: the channel 'post' is not declared; expected one of mail",
                        "shop.dsl:36:18: warning: the message 'Letter' is not declared; expected one of Receipt",
                        "shop.dsl:38:18: warning: the service 'charges' is not declared; did you mean 'charge'?",
                        "shop.dsl:39:21: warning: the compensation 'refund' is not declared"),
                mistake(
                        "services that nobody declares, where nothing depends on them",
                        """
                        message Receipt "Receipt":
                          to: email required
                        channel mail "Mail":
                          kind: email
                          receive answer:
                            message: Receipt
                            action: call service handle
                        process bill "Bill":
                          trigger:
                            when: service charge completed
                        """,
                        "shop.dsl:9:26: warning: the service 'handle' is not declared",
                        "shop.dsl:12:19: warning: the service 'charge' is not declared"),
                mistake(
                        "schedules that nothing can keep",
                        """
                        schedule a "A":
                          cron: "0 8 1 * MON"
                        schedule b "B":
                          cron: "every day"
                        schedule c "C":
                          interval: 30s
                        schedule d "D":
                          interval: 90s
                        schedule e "E":
                          timezone: "UTC"
                        schedule f "F":
                          cron: "0 8 * * *"
                          timezone: "Europe/Berln"
                        schedule g "G":
                          cron: "0 8 * * *"
                          interval: 5m
                        schedule h "H":
                          cron: param("report.when")
                        """,
                        "shop.dsl:4:9: the cron expression '0 8 1 * MON' restricts both the day of the month and the day of the week; expected '*' for one of them, as Amazon EventBridge takes only one; write two schedules",
                        "shop.dsl:6:9: 'every day' is not a cron expression of five fields; expected minute, hour, day of month, month and day of week, such as 0 8 * * MON-FRI",
                        "shop.dsl:8:13: the interval '30s' is not one of whole minutes; expected at least 1m, in whole minutes",
                        "shop.dsl:10:13: the interval '90s' is not one of whole minutes; expected at least 1m, in whole minutes",
                        "shop.dsl:11:10: the schedule 'e' does not say when it is due; expected cron: \"0 8 * * *\" or interval: 15m",
                        "shop.dsl:15:13: the time zone 'Europe/Berln' is not known; expected an IANA name such as Europe/Berlin; did you mean 'Europe/Berlin'?",
                        "shop.dsl:18:13: warning: the interval is ignored, as there is a cron expression; expected either cron or interval",
                        "shop.dsl:20:15: the cron 'report.when' is not known before the application runs; expected the value itself, or a param with a default"),
                mistake(
                        "jobs that never start",
                        """
                        job a "A":
                          run: scripts/a.py
                        job b "B":
                          schedule: cron("61 * * * *")
                          run: scripts/b.py
                        job c "C":
                          trigger: on_create Order
                          run: scripts/c.py
                        """,
                        "shop.dsl:3:5: nothing starts the job 'a'; expected a trigger: or a schedule:",
                        "shop.dsl:6:18: the minute field '61' of the cron expression is out of range; expected 0 to 59",
                        "shop.dsl:9:22: the entity 'Order' is not declared"),
                mistake(
                        "a webhook about no entity",
                        """
                        entity Order:
                          id: uuid pk
                        webhook notify "Notify":
                          entity: Orders
                          events: [created]
                        """,
                        "shop.dsl:6:11: the entity 'Orders' is not declared; did you mean 'Order'?"));
    }

    static Stream<Mistake> inLedgers() {
        return Stream.of(
                mistake(
                        "ledgers that TigerBeetle can't have",
                        """
                        ledger A:
                          account_code: 0
                          currency: EUR
                        ledger B:
                          account_code: 65536
                          currency: EURO
                        ledger C:
                          ledger_id: 0
                          currency: eur
                        ledger D:
                          account_code: 4
                        """,
                        "shop.dsl:4:17: account_code is 0; expected 1 to 65535",
                        "shop.dsl:7:17: account_code is 65536; expected 1 to 65535",
                        "shop.dsl:8:13: the currency 'EURO' is no ISO 4217 code; expected three letters such as EUR, GBP or USD",
                        "shop.dsl:9:8: the ledger 'C' has no account_code; expected account_code: and a number, 1 to 65535",
                        "shop.dsl:10:14: ledger_id is 0; expected 1 to 4294967295",
                        "shop.dsl:12:8: warning: the ledger 'D' has no currency and gets USD; expected currency: and an ISO 4217 code such as EUR"),
                mistake(
                        "accounts that nothing tells apart",
                        """
                        ledger A:
                          account_code: 7
                          ledger_id: 1
                          currency: EUR
                        ledger B:
                          account_code: 7
                          ledger_id: 1
                          currency: EUR
                        ledger C:
                          account_code: 7
                          ledger_id: 2
                          currency: EUR
                        """,
                        "shop.dsl:8:17: warning: the ledger 'A' has the same account_code in the same ledger_id"),
                mistake(
                        "a balance that is kept nowhere",
                        """
                        archetype Priced:
                          price: int
                        entity Customer:
                          balance: int
                        entity Product:
                          extends: Priced
                          id: uuid pk
                        ledger A:
                          account_code: 1
                          currency: EUR
                          sync_to: Custommer.balance
                        ledger B:
                          account_code: 2
                          currency: EUR
                          sync_to: Customer.balanc
                        ledger C:
                          account_code: 3
                          currency: EUR
                          sync_to: Customer
                        ledger D:
                          account_code: 4
                          currency: EUR
                          sync_to: Product
                        ledger E:
                          account_code: 5
                          currency: EUR
                          sync_to: Product.price trigger: on_demand
                        """,
                        "shop.dsl:13:12: the entity 'Custommer' is not declared; did you mean 'Customer'?",
                        "shop.dsl:17:21: warning: the entity 'Customer' has no field 'balanc'; did you mean 'balance'?",
                        "shop.dsl:25:12: warning: the entity 'Product' has no field 'balance'"),
                mistake(
                        "transfers between no ledgers",
                        LEDGERS + """
                                transaction Pay:
                                  transfer a:
                                    debit: Walet
                                    credit: Bank
                                    amount: 1
                                    code: 0
                                  transfer b:
                                    amount: 1
                                  idempotency_key: payment.id
                                """,
                        "shop.dsl:17:12: the ledger 'Walet' is not declared; did you mean 'Wallet'?",
                        "shop.dsl:18:13: the ledger 'Bank' is not declared; expected one of Fees, Wallet",
                        "shop.dsl:20:11: code is 0; expected 1 to 65535",
                        "shop.dsl:21:12: the transfer 'b' has no debit; expected debit: and the name of a ledger",
                        "shop.dsl:21:12: the transfer 'b' has no credit; expected credit: and the name of a ledger"),
                mistake(
                        "a transaction that does nothing",
                        "transaction Pay:\n  execution: sync\n",
                        "shop.dsl:3:13: the transaction 'Pay' has no idempotency_key; expected an expression that is the same when a payment is tried again, such as payment.id",
                        "shop.dsl:3:13: the transaction 'Pay' has no transfer; expected at least one transfer with debit, credit and amount"),
                mistake(
                        "a transfer from one currency to another",
                        LEDGERS + """
                                ledger Dollars:
                                  account_code: 30
                                  currency: USD
                                ledger Elsewhere:
                                  account_code: 40
                                  ledger_id: 2
                                  currency: EUR
                                transaction Pay:
                                  transfer a:
                                    debit: Wallet
                                    credit: Dollars
                                    amount: 1
                                  transfer b:
                                    debit: Wallet
                                    credit: Elsewhere
                                    amount: 1
                                  idempotency_key: payment.id
                                """,
                        "shop.dsl:25:13: the currency changes between 'Wallet' and 'Dollars', from EUR to USD; expected two ledgers of the same currency",
                        "shop.dsl:29:13: the ledger_id changes between 'Wallet' and 'Elsewhere', from 1 to 2; expected two ledgers of the same ledger_id"));
    }

    static Stream<Mistake> inModels() {
        return Stream.of(
                mistake(
                        "models that nobody declares",
                        """
                llm_config:
                  default_model: fsat
                llm_model fast "Fast":
                  provider: anthropic
                  model_id: some-model
                llm_model bare "Bare":
                  model_id: some-model
                llm_intent classify "Classify":
                  model: fats
                  prompt: "Which kind?"
                  output_schema: Answer
                """,
                        "shop.dsl:4:18: the llm_model 'fsat' is not declared; did you mean 'fast'?",
                        "shop.dsl:8:11: the llm_model 'bare' has no provider; expected provider: anthropic, openai, google or local",
                        "shop.dsl:11:10: the llm_model 'fats' is not declared; did you mean 'fast'?",
                        "shop.dsl:13:18: the entity 'Answer' is not declared"),
                mistake(
                        "several configurations",
                        """
                        == a.dsl
                        module shop
                        llm_config:
                          default_provider: openai
                        llm_config:
                          artifact_store: local
                        == b.dsl
                        module b
                        llm_config:
                          default_provider: local
                        """,
                        "a.dsl:4:1: warning: 'llm_config' is already declared at a.dsl:2:1, and adds to it",
                        "b.dsl:2:1: 'llm_config' is already declared at a.dsl:2:1"),
                mistake(
                        "a question to no model",
                        """
                        llm_intent classify "Classify":
                          prompt: "Which kind?"
                        """,
                        "shop.dsl:3:12: the llm_intent 'classify' has no model; expected model: and an llm_model, or default_model: in llm_config"));
    }
}
