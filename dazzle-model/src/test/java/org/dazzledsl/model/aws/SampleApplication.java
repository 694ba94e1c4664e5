package org.dazzledsl.model.aws;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.Architecture;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.config.ProjectConfig;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.EmailNeed;
import org.dazzledsl.model.infra.InfraRequirements.EmailTemplate;
import org.dazzledsl.model.infra.InfraRequirements.LedgerNeed;
import org.dazzledsl.model.infra.InfraRequirements.QueueNeed;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretPurpose;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;
import org.dazzledsl.model.infra.InfraRequirements.TenancyNeed;
import org.dazzledsl.model.infra.InfraRequirements.Timing;
import org.dazzledsl.model.infra.Need;

/** An application with one of everything, for tests of the planner and of the stacks. */
public final class SampleApplication {

    private static final String DSL = "dsl/bank.dsl";

    private SampleApplication() {}

    public static AwsRequirements planned(Environment environment) {
        return AwsPlanner.plan(needs(), project(), config(environment)).requirements();
    }

    /** Entities and nothing else: a small application without ledger, messages or files. */
    public static AwsRequirements smallPlanned(Environment environment) {
        return AwsPlanner.plan(smallNeeds(), project(), config(environment)).requirements();
    }

    public static ProjectConfig project() {
        return new ProjectConfig("bank", "0.1.0", "bank", List.of("dsl"), places());
    }

    public static InfraRequirements needs() {
        return new InfraRequirements(
                reason("app bank", 2, "every application needs a network and somewhere to run"),
                need("entity Customer", 4, "an entity needs a database"),
                List.of("Customer"),
                need("entity Customer.statement", 7, "a field of type file needs object storage"),
                need("integration crm", 20, "an integration benefits from a cache"),
                need("process settle", 30, "a process needs a queue"),
                need("process settle", 30, "a process needs workers"),
                need("webhook payments", 33, "a webhook is called from outside"),
                List.of(
                        new QueueNeed(
                                "orders",
                                OptionalInt.of(60),
                                OptionalInt.of(5),
                                OptionalInt.of(86_400),
                                reason("channel orders", 40, "a channel of kind queue needs a queue")),
                        new QueueNeed(
                                "refunds",
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                reason("channel refunds", 44, "a channel of kind queue needs a queue"))),
                List.of(new StreamNeed(
                        "audit",
                        OptionalInt.of(30 * 86_400),
                        Optional.of("customer"),
                        true,
                        reason("channel audit", 48, "a channel of kind stream needs an event bus"))),
                Optional.of(new EmailNeed(
                        List.of("mail"),
                        Optional.of("no-reply@bank.example"),
                        List.of(new EmailTemplate(
                                "Welcome",
                                "Welcome to the bank",
                                List.of("name", "email"),
                                reason("message Welcome", 60, "an e-mail channel sends this message"))),
                        need("channel mail", 52, "a channel of kind email needs a sender"))),
                List.of(
                        new ScheduleNeed(
                                "nightly",
                                "Nightly close",
                                new Timing.Cron("0 2 * * 1-5"),
                                "Europe/London",
                                reason("schedule nightly", 70, "a schedule needs a timer")),
                        new ScheduleNeed(
                                "poll",
                                "Poll",
                                new Timing.Interval(900),
                                "UTC",
                                reason("schedule poll", 74, "a schedule needs a timer"))),
                Optional.of(new LedgerNeed(
                        List.of("CustomerWallet"),
                        List.of("GBP"),
                        List.of("Deposit"),
                        1,
                        need("ledger CustomerWallet", 80, "a ledger needs a TigerBeetle cluster"))),
                List.of(
                        new SecretNeed(
                                SecretPurpose.APPLICATION_KEY,
                                "bank",
                                "SECRET_KEY",
                                need("app bank", 2, "an application signs its sessions")),
                        new SecretNeed(
                                SecretPurpose.EXTERNAL_API,
                                "crm",
                                "CRM_API_KEY",
                                need("service crm", 16, "an external API needs a key"))),
                Optional.of(new TenancyNeed(
                        "shared_schema",
                        Optional.of("tenant_id"),
                        reason("tenancy", 90, "tenancy reaches the application"))),
                List.of(reason("entity Customer.name", 6, "marked pii")));
    }

    public static InfraRequirements smallNeeds() {
        return new InfraRequirements(
                reason("app bank", 2, "every application needs a network and somewhere to run"),
                need("entity Customer", 4, "an entity needs a database"),
                List.of("Customer"),
                Need.NONE,
                Need.NONE,
                Need.NONE,
                Need.NONE,
                Need.NONE,
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(new SecretNeed(
                        SecretPurpose.APPLICATION_KEY,
                        "bank",
                        "SECRET_KEY",
                        need("app bank", 2, "an application signs its sessions"))),
                Optional.empty(),
                List.of());
    }

    /** The guide's configuration with the defaults of the environment. */
    public static DeployConfig config(Environment environment) {
        boolean production = environment.isProduction();
        int zones = production ? 3 : 2;
        return new DeployConfig(
                true,
                environment,
                "us-east-1",
                Optional.empty(),
                new TreeMap<>(Map.of("team", "payments")),
                new DeployConfig.Organization(Optional.empty(), Optional.empty(), Optional.empty()),
                new DeployConfig.Network("10.0.0.0/16", zones, production ? zones : 1, Optional.empty()),
                new DeployConfig.Compute(
                        512, 1024, 2, 2, 4, false, "/health", 8000, Architecture.X86_64, Optional.empty()),
                new DeployConfig.Database(Optional.of("db.t3.medium"), 100, "16.6", production, 0.5, 4, 7, production),
                new DeployConfig.Storage(true, OptionalInt.empty(), List.of()),
                new DeployConfig.Messaging(30, 3, 4),
                new DeployConfig.Dns(Optional.empty(), Optional.empty(), true, Optional.empty(), true),
                new DeployConfig.Observability(true, 30, Optional.of("ops@bank.example"), true, false),
                new DeployConfig.TigerBeetle(
                        true,
                        "r6i.large",
                        3,
                        100,
                        10_000,
                        500,
                        true,
                        7,
                        "0.17.6",
                        Map.of(),
                        Optional.empty(),
                        BigInteger.ZERO,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()),
                new DeployConfig.Email(
                        Optional.of("bank.example"), Optional.empty(), DeployConfig.EmailIdentity.CREATE),
                List.of(
                        new DeployConfig.SecretReference(
                                "database_password", DeployConfig.SecretStore.SSM, "/myapp/prod/db-password"),
                        new DeployConfig.SecretReference(
                                "api_key", DeployConfig.SecretStore.SECRETS_MANAGER, "myapp/api-key")),
                new DeployConfig.Output("target/infra", Optional.empty()),
                new DeployConfig.Preflight("high", List.of(), List.of(), Optional.empty()),
                places());
    }

    private static ConfigPlaces places() {
        TreeMap<String, Span> keys = new TreeMap<>();
        keys.put("deploy", Span.at("dazzle.toml", 6, 1));
        keys.put("deploy.tigerbeetle.volume_iops", Span.at("dazzle.toml", 25, 1));
        return new ConfigPlaces(Span.at("dazzle.toml", 1, 1), keys);
    }

    private static Need need(String element, int line, String rule) {
        return new Need(List.of(reason(element, line, rule)));
    }

    private static Reason reason(String element, int line, String rule) {
        return new Reason(element, Span.at(DSL, line, 1), rule);
    }
}
