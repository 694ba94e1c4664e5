package org.dazzledsl.model.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;
import org.dazzledsl.model.version.ClusterVersion;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.InfraVersion.StackVersion;
import org.dazzledsl.model.version.StackEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanRulesTest {

    /** The guide's configuration, as it stands in the guide. */
    private static final String GUIDE = """
            [deploy]
            enabled = true
            environment = "%s"
            region = "us-east-1"

            [deploy.compute]
            cpu = 512
            memory = 1024
            desired_count = 2

            [deploy.database]
            instance_class = "db.t3.medium"
            storage_gb = 100

            [deploy.tigerbeetle]
            enabled = true
            size = "r6i.large"
            node_count = %d
            volume_size_gb = 100
            volume_iops = %d
            """;

    private static Optional<Finding> finding(String id, PreflightReport report) {
        return report.findings().stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst();
    }

    private static String toml(String environment, String settings) {
        StringBuilder toml = new StringBuilder("[deploy]\nenvironment = \"" + environment + "\"\n");
        for (String setting : settings.split("; ")) {
            toml.append(setting).append('\n');
        }
        return toml.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "staging | tigerbeetle.node_count = 4 | TB_EVEN_NODE_COUNT | even node count: a cluster of 4 replicas survives the loss of no more of them than one of 3; expected one of 1, 3, 5",
                "prod    | tigerbeetle.node_count = 1 | TB_INSUFFICIENT_NODES_PROD | node_count is 1 in production, where it should be at least 3",
                "staging | tigerbeetle.node_count = 1 | TB_INSUFFICIENT_NODES_PROD | ",
                "dev     | tigerbeetle.volume_iops = 4999 | TB_LOW_IOPS | IOPS below minimum: volume_iops is 4999, and a ledger needs at least 5000",
                "staging | tigerbeetle.volume_iops = 5000 | TB_LOW_IOPS | ",
                "staging | tigerbeetle.volume_iops = 5000 | TB_SUBOPTIMAL_IOPS | volume_iops is 5000, and 10000 are recommended",
                "staging | tigerbeetle.volume_iops = 4000 | TB_SUBOPTIMAL_IOPS | ",
                "staging | tigerbeetle.volume_iops = 10000 | TB_SUBOPTIMAL_IOPS | ",
                "staging | tigerbeetle.size = \"r6i.large\" | TB_IOPS_ABOVE_INSTANCE | a r6i.large sustains 3600 IOPS, less than the 10000 of its volume",
                "staging | tigerbeetle.volume_iops = 3600 | TB_IOPS_ABOVE_INSTANCE | ",
                "staging | tigerbeetle.volume_throughput_mbps = 500 | TB_THROUGHPUT_ABOVE_INSTANCE | a r6i.large sustains 77 MiB/s, less than the 500 of its volume",
                "staging | tigerbeetle.size = \"r6i.2xlarge\"; tigerbeetle.volume_throughput_mbps = 298 | TB_THROUGHPUT_ABOVE_INSTANCE | a r6i.2xlarge sustains 297 MiB/s, less than the 298 of its volume",
                "staging | tigerbeetle.size = \"r6i.2xlarge\"; tigerbeetle.volume_throughput_mbps = 297 | TB_THROUGHPUT_ABOVE_INSTANCE | ",
                "staging | tigerbeetle.enabled = false | TB_IOPS_ABOVE_INSTANCE | ",
                "dev     | tigerbeetle.size = \"t3.medium\" | TB_DEVELOPMENT_INSTANCE | a t3.medium has 4 GiB of memory, and TigerBeetle needs 6",
                "prod    | tigerbeetle.size = \"t3.medium\" | TB_DEVELOPMENT_INSTANCE | ",
                "prod    | tigerbeetle.size = \"t3.medium\" | TB_DEVELOPMENT_INSTANCE_PROD | a t3.medium has 4 GiB of memory, and TigerBeetle needs 6",
                "prod    | tigerbeetle.cluster_id = 0 | TB_CLUSTER_ID_ZERO_PROD | cluster_id is 0, which is reserved for tests",
                "prod    | tigerbeetle.cluster_id = 5 | TB_CLUSTER_ID_ZERO_PROD | ",
                "staging | tigerbeetle.cluster_id = 0 | TB_CLUSTER_ID_ZERO_PROD | ",
                "staging | tigerbeetle.version = \"0.16.1\" | TB_UNKNOWN_CHECKSUM | the sum of TigerBeetle 0.16.1 is not known, so no node would install it",
                "staging | tigerbeetle.version = \"0.17.6\" | TB_UNKNOWN_CHECKSUM | ",
                "staging | tigerbeetle.version = \"0.17.6\" | TB_VERSION_NOT_PINNED | ",
                "staging | tigerbeetle.size = \"r6i.large\" | TB_VERSION_NOT_PINNED | version is not set, and 0.17.6 is the default",
                "staging | tigerbeetle.ami = \"ami-0123456789abcdef0\" | TB_AMI_NOT_PINNED | ",
                "staging | tigerbeetle.size = \"r6i.large\" | TB_AMI_NOT_PINNED | ami is not set, so each node starts with the newest image",
                "prod    | tigerbeetle.backup_enabled = false | TB_NO_BACKUP_PROD | backup_enabled is false in production",
                "dev     | tigerbeetle.backup_enabled = false | TB_NO_BACKUP_PROD | ",
                "staging | tigerbeetle.backup_retention_days = 6 | TB_SHORT_BACKUP | snapshots are kept for 6 days",
                "staging | tigerbeetle.backup_retention_days = 7 | TB_SHORT_BACKUP | ",
                "prod    | compute.use_spot = true | SPOT_PROD | production runs on Fargate Spot",
                "staging | compute.use_spot = true | SPOT_PROD | ",
                "prod    | compute.desired_count = 1 | SINGLE_TASK_PROD | desired_count is 1",
                "prod    | compute.min_capacity = 1 | SINGLE_TASK_PROD | min_capacity is 1, to which scaling takes the service at night",
                "prod    | compute.desired_count = 2 | SINGLE_TASK_PROD | ",
                "prod    | network.nat_gateways = 1 | SINGLE_NAT_PROD | one NAT gateway serves 3 zones of production",
                "prod    | network.nat_gateways = 3 | SINGLE_NAT_PROD | ",
                "staging | network.nat_gateways = 1 | SINGLE_NAT_PROD | ",
                "staging | observability.enable_xray = true | ALARM_WITHOUT_ADDRESS | no alarm_email is configured",
                "staging | observability.alarm_email = \"a@b.example\" | ALARM_WITHOUT_ADDRESS | ",
                "staging | compute.image = \"bank\" | IMAGE_NOT_PINNED | the image bank has no version of its own",
                "staging | compute.image = \"r.example:5000/bank:latest\" | IMAGE_NOT_PINNED | the image r.example:5000/bank:latest has no version of its own",
                "staging | compute.image = \"r.example:5000/bank:1.2\" | IMAGE_NOT_PINNED | ",
                "prod    | compute.cpu = 512 | HTTP_ONLY_PROD | the load balancer serves HTTP alone, for want of a domain",
                "staging | compute.cpu = 512 | HTTP_ONLY_PROD | ",
                "staging | compute.cpu = 512 | ELB_HTTP_LISTENER | HTTP is served and not redirected to HTTPS",
                "staging | storage.cors_allowed_origins = [\"*\"] | S3_CORS_ANY_ORIGIN | CORS allows every origin: *",
                "staging | storage.cors_allowed_origins = [\"https://a.example\"] | S3_CORS_ANY_ORIGIN | ",
                "staging | tigerbeetle.node_count = 3 | EVENT_BUS_QUOTA | ",
            })
    void findsWhatTheConfigurationSays(String environment, String settings, String id, String message) {
        PreflightReport report = PreflightFixture.look(PreflightFixture.plan(toml(environment, settings)));
        assertEquals(
                Optional.ofNullable(message), finding(id, report).map(Finding::message), report.findings()::toString);
    }

    @Test
    void findsAnEvenNodeCountAtItsLineAndTellsTheRestToo() {
        String toml = GUIDE.formatted("staging", 2, 4000);
        PreflightReport report = PreflightFixture.look(PreflightFixture.plan(toml));
        Finding even = finding("TB_EVEN_NODE_COUNT", report).orElseThrow();
        assertEquals(Severity.CRITICAL, even.severity());
        assertEquals("dazzle.toml", even.place().file());
        assertEquals(PreflightFixture.line(toml, "node_count"), even.place().line());
        Finding iops = finding("TB_LOW_IOPS", report).orElseThrow();
        assertEquals(Severity.HIGH, iops.severity());
        assertEquals(PreflightFixture.line(toml, "volume_iops"), iops.place().line());
        assertTrue(finding("PLAN_REFUSED", report).isEmpty());
        assertEquals(
                List.of("TB_EVEN_NODE_COUNT", "TB_LOW_IOPS"),
                report.failing().stream().map(Finding::id).toList());
    }

    @ParameterizedTest
    @CsvSource({"staging, 10000", "staging, 12000", "dev, 3000"})
    void theGuidePassesAtTheDefaultGate(String environment, int iops) {
        PlanView plan = PreflightFixture.plan(GUIDE.formatted(environment, 3, iops));
        PreflightReport report = new Preflight(RuleBook.builtIn(), plan)
                .look(new Preflight.Question(
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Baseline.EMPTY,
                        Severity.ofWord(plan.config().preflight().failOn()),
                        PreflightFixture.TODAY));
        assertTrue(report.passed(), report.failing()::toString);
    }

    private static InfraVersion generated(String stackName, Optional<ClusterVersion> cluster) {
        return new InfraVersion(
                "0123456789ab",
                "0.1.0",
                Instant.EPOCH,
                "staging",
                List.of(new StackVersion(
                        "TigerBeetle", stackName, "TigerBeetle.template.json", "00", StackEnvironment.UNKNOWN)),
                List.of(),
                cluster,
                Optional.empty());
    }

    private static Optional<ClusterVersion> cluster(int nodes, String id) {
        return Optional.of(new ClusterVersion(new ClusterIdentity(new BigInteger(id), nodes), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bank-staging-TigerBeetle | 3 | 7 | ",
                "bank-staging-TigerBeetle | 1 | 7 | TB_NODE_COUNT_CHANGED at node_count: a TigerBeetle cluster keeps the number of replicas that it was formatted with, so 1 can't become 3; make another cluster and move the accounts there",
                "bank-staging-TigerBeetle | 3 | 8 | TB_CLUSTER_ID_CHANGED at cluster_id: a TigerBeetle cluster keeps the id that it was formatted with, so 8 can't become 7; replicas and clients of the one don't speak with those of the other",
                "bank-prod-TigerBeetle    | 1 | 8 | ",
                "other-staging-TigerBeetle | 1 | 8 | ",
            })
    void whatAClusterWasFormattedWithStays(String stackName, int nodes, String id, String expected) {
        String toml = "[deploy.tigerbeetle]\nnode_count = 3\ncluster_id = 7\n";
        PlanView plan = PreflightFixture.plan(
                SampleApplication.needs(),
                toml,
                new Surroundings(Optional.of(generated(stackName, cluster(nodes, id))), List.of()));
        List<Finding> changed = PreflightFixture.look(plan).findings().stream()
                .filter(finding -> finding.id().endsWith("_CHANGED"))
                .toList();
        assertEquals(
                Optional.ofNullable(expected),
                changed.stream()
                        .map(finding -> finding.id() + " at "
                                + finding.elements().get(0).replace("deploy.tigerbeetle.", "") + ": "
                                + finding.message())
                        .reduce((one, other) -> one + "\n" + other));
        for (Finding finding : changed) {
            String key = finding.elements().get(0).replace("deploy.tigerbeetle.", "");
            assertEquals(Severity.CRITICAL, finding.severity());
            assertEquals(
                    "dazzle.toml:" + PreflightFixture.line(toml, key) + ":1",
                    finding.place().toString());
        }
    }

    @Test
    void aClusterIsNotForgottenByGeneratingAnotherOne() {
        String toml = "[deploy.tigerbeetle]\nnode_count = 5\n";
        InfraVersion first = generated("bank-staging-TigerBeetle", cluster(3, "0"));
        InfraVersion then =
                generated("bank-staging-TigerBeetle", cluster(5, "0")).following(first);
        InfraVersion again =
                generated("bank-staging-TigerBeetle", cluster(5, "0")).following(then);
        InfraVersion back =
                generated("bank-staging-TigerBeetle", cluster(3, "0")).following(again);
        assertEquals(
                Optional.of(first.cluster().get().now()), again.cluster().get().former());
        assertEquals(first, back);
        assertEquals(
                generated("other-staging-TigerBeetle", cluster(5, "0")),
                generated("other-staging-TigerBeetle", cluster(5, "0")).following(first));
        PreflightReport report = PreflightFixture.look(PreflightFixture.plan(
                SampleApplication.needs(), toml, new Surroundings(Optional.of(again), List.of())));
        assertTrue(finding("TB_NODE_COUNT_CHANGED", report).isPresent());
    }

    @Test
    void anEarlierManifestOfNoClusterTellsNothing() {
        PlanView plan = PreflightFixture.plan(
                SampleApplication.needs(),
                "",
                new Surroundings(Optional.of(generated("bank-staging-TigerBeetle", Optional.empty())), List.of()));
        PreflightReport report = PreflightFixture.look(plan);
        assertTrue(finding("TB_NODE_COUNT_CHANGED", report).isEmpty());
        assertTrue(finding("TB_CLUSTER_ID_CHANGED", report).isEmpty());
    }

    @Test
    void saysWhichToolsADeploymentLacks() {
        PlanView plan = PreflightFixture.plan(
                SampleApplication.needs(), "", new Surroundings(Optional.empty(), List.of("there is no npm")));
        Finding missing = finding("TOOL_MISSING", PreflightFixture.look(plan)).orElseThrow();
        assertEquals("there is no npm", missing.message());
        assertEquals(Severity.INFO, missing.severity());
        assertTrue(finding("TOOL_MISSING", PreflightFixture.look(PreflightFixture.plan("")))
                .isEmpty());
    }

    @Test
    void findsWhatGenerateRefusesForAnotherReason() {
        String toml = """
                [deploy.network]
                vpc_id = "vpc-0123456789abcdef0"
                public_subnet_ids = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
                private_subnet_ids = ["subnet-0123456789abcdef2", "subnet-0123456789abcdef3"]
                """;
        List<Finding> refused = PreflightFixture.look(PreflightFixture.plan(toml)).findings().stream()
                .filter(finding -> finding.id().equals("PLAN_REFUSED"))
                .toList();
        assertEquals(
                "2 private subnets for 3 TigerBeetle replicas; expected at least 3, "
                        + "0 zones of private subnets for 3 TigerBeetle replicas; expected at least 3",
                refused.stream()
                        .map(Finding::message)
                        .sorted((a, b) -> b.compareTo(a))
                        .collect(Collectors.joining(", ")));
    }

    @Test
    void findsTheFirstEventBusBeyondWhatAnAccountHas() {
        InfraRequirements needs = SampleApplication.needs();
        List<StreamNeed> streams = new ArrayList<>();
        for (int i = 1; i <= 101; i++) {
            streams.add(new StreamNeed(
                    "s" + i,
                    OptionalInt.empty(),
                    Optional.empty(),
                    false,
                    new Reason("channel s" + i, Span.at("dsl/streams.dsl", i, 1), "a stream needs a bus")));
        }
        InfraRequirements many = new InfraRequirements(
                needs.application(),
                needs.database(),
                needs.tables(),
                needs.storage(),
                needs.cache(),
                needs.queue(),
                needs.workers(),
                needs.webhooks(),
                needs.queues(),
                streams,
                needs.email(),
                needs.schedules(),
                needs.ledger(),
                needs.secrets(),
                needs.tenancy(),
                needs.sensitiveFields());
        Finding finding = finding("EVENT_BUS_QUOTA", PreflightFixture.look(PreflightFixture.plan(many, "")))
                .orElseThrow();
        assertEquals("dsl/streams.dsl:101:1", finding.place().toString());
        assertEquals(Optional.of("Messaging"), finding.subject().stack());
    }
}
