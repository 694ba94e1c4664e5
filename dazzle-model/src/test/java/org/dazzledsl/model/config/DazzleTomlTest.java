package org.dazzledsl.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.DeployConfig.EmailIdentity;
import org.dazzledsl.model.config.DeployConfig.SecretReference;
import org.dazzledsl.model.config.DeployConfig.SecretStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DazzleTomlTest {

    private static final String PROJECT = "[project]\nname = \"bank\"\nroot = \"bank\"\n";

    /** The example of the deployment guide. */
    private static final String GUIDE = """
            [project]
            name = "bank"
            version = "0.1.0"
            root = "bank"

            [deploy]
            enabled = true
            environment = "staging"
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
            node_count = 3
            volume_size_gb = 100
            volume_iops = 10000

            [deploy.secrets]
            database_password = "ssm:/myapp/prod/db-password"
            api_key = "secretsmanager:myapp/api-key"
            """;

    private static DazzleToml read(String toml, String environment) {
        return DazzleToml.read(
                new SourceFile("dazzle.toml", toml), Optional.of(environment).filter(word -> !word.isEmpty()));
    }

    /** What the text says for an environment (empty for the text's own), which has neither errors nor warnings. */
    private static DeployConfig deploy(String toml, String environment) {
        DazzleToml read = read(PROJECT + toml, environment);
        assertEquals(List.of(), read.problems());
        return read.deploy().orElseThrow();
    }

    @Test
    void theGuidesExampleIsReadWordForWord() {
        DazzleToml read = read(GUIDE, "");
        assertEquals(List.of(), read.problems());
        ProjectConfig project = read.project().orElseThrow();
        assertEquals("bank", project.name());
        assertEquals("0.1.0", project.version());
        assertEquals("bank", project.root());
        assertEquals(List.of("dsl"), project.modulePaths());

        DeployConfig deploy = read.deploy().orElseThrow();
        assertTrue(deploy.enabled());
        assertEquals(Environment.STAGING, deploy.environment());
        assertEquals("us-east-1", deploy.region());
        assertEquals(512, deploy.compute().cpu());
        assertEquals(1024, deploy.compute().memory());
        assertEquals(2, deploy.compute().desiredCount());
        assertEquals(2, deploy.compute().minCapacity());
        assertEquals(4, deploy.compute().maxCapacity());
        assertEquals(Optional.of("db.t3.medium"), deploy.database().instanceClass());
        assertEquals(100, deploy.database().storageGb());
        assertTrue(deploy.tigerbeetle().enabled());
        assertEquals("r6i.large", deploy.tigerbeetle().size());
        assertEquals(3, deploy.tigerbeetle().nodeCount());
        assertEquals(100, deploy.tigerbeetle().volumeSizeGb());
        assertEquals(10_000, deploy.tigerbeetle().volumeIops());
        assertEquals(500, deploy.tigerbeetle().volumeThroughputMbps());
        assertEquals(
                List.of(
                        new SecretReference("database_password", SecretStore.SSM, "/myapp/prod/db-password"),
                        new SecretReference("api_key", SecretStore.SECRETS_MANAGER, "myapp/api-key")),
                deploy.secrets());
    }

    @ParameterizedTest
    @CsvSource({
        "dev, 2, 1, 1, false, false, critical",
        "staging, 2, 1, 1, false, false, high",
        "prod, 3, 3, 2, true, true, high"
    })
    void defaultsFollowTheEnvironment(
            String environment,
            int zones,
            int gateways,
            int tasks,
            boolean multiAz,
            boolean deletionProtection,
            String failOn) {
        DeployConfig deploy = deploy("", environment);
        assertEquals(environment, deploy.environment().word());
        assertEquals(zones, deploy.network().availabilityZones());
        assertEquals(gateways, deploy.network().natGateways());
        assertEquals(tasks, deploy.compute().desiredCount());
        assertEquals(tasks, deploy.compute().minCapacity());
        assertEquals(multiAz, deploy.database().multiAz());
        assertEquals(deletionProtection, deploy.database().deletionProtection());
        assertEquals(failOn, deploy.preflight().failOn());
    }

    @Test
    void withoutATableThereAreTheDefaults() {
        DeployConfig deploy = deploy("", "");
        assertTrue(deploy.enabled());
        assertEquals(Environment.STAGING, deploy.environment());
        assertEquals("us-east-1", deploy.region());
        assertEquals(Optional.empty(), deploy.account());
        assertEquals(Map.of(), deploy.tags());
        assertEquals(
                new DeployConfig.Organization(Optional.empty(), Optional.empty(), Optional.empty()),
                deploy.organization());
        assertEquals(new DeployConfig.Network("10.0.0.0/16", 2, 1, Optional.empty()), deploy.network());
        assertEquals(
                new DeployConfig.Compute(
                        256, 512, 1, 1, 4, false, "/health", 8000, Architecture.X86_64, Optional.empty()),
                deploy.compute());
        assertEquals(
                new DeployConfig.Database(Optional.empty(), 100, "17", false, 0.5, 4, 7, false), deploy.database());
        assertEquals(new DeployConfig.Storage(true, OptionalInt.empty(), List.of()), deploy.storage());
        assertEquals(new DeployConfig.Messaging(30, 3, 4), deploy.messaging());
        assertEquals(
                new DeployConfig.Dns(Optional.empty(), Optional.empty(), true, Optional.empty(), true), deploy.dns());
        assertEquals(new DeployConfig.Observability(true, 30, Optional.empty(), true, false), deploy.observability());
        assertEquals(
                new DeployConfig.TigerBeetle(
                        true,
                        "r6i.large",
                        3,
                        100,
                        10_000,
                        500,
                        true,
                        7,
                        TigerBeetleReleases.DEFAULT_VERSION,
                        Map.of(),
                        Optional.empty(),
                        BigInteger.ZERO,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()),
                deploy.tigerbeetle());
        assertEquals(new DeployConfig.Email(Optional.empty(), Optional.empty(), EmailIdentity.CREATE), deploy.email());
        assertEquals(List.of(), deploy.secrets());
        assertEquals(new DeployConfig.Output("target/infra", Optional.empty()), deploy.output());
        assertEquals(new DeployConfig.Preflight("high", List.of(), List.of(), Optional.empty()), deploy.preflight());
        assertEquals(Span.at("dazzle.toml", 1, 1), deploy.places().nearest("deploy.tigerbeetle.node_count"));
    }

    @Test
    void everyKeyIsRead() {
        DeployConfig deploy = deploy("""
                [deploy]
                enabled = false
                provider = "aws"
                environment = "dev"
                region = "eu-central-1"
                account = "012345678901"
                permissions_boundary = "arn:aws:iam::012345678901:policy/teams/boundary"
                kms_key_arn = "arn:aws:kms:eu-central-1:012345678901:key/mrk-0123"
                bootstrap_qualifier = "bank01"
                tags = { team = "payments", "cost center" = "47/11" }

                [deploy.network]
                create_vpc = false
                availability_zones = 3
                vpc_id = "vpc-0123456789abcdef0"
                public_subnet_ids = ["subnet-00000001", "subnet-00000002"]
                private_subnet_ids = ["subnet-00000003", "subnet-00000004"]
                private_subnet_zones = ["eu-central-1a", "eu-central-1b"]
                isolated_subnet_ids = ["subnet-00000005", "subnet-00000006"]

                [deploy.compute]
                size = "large"
                desired_count = 3
                min_capacity = 2
                max_capacity = 9
                use_spot = true
                health_check_path = "/healthz?deep=1"
                container_port = 8080
                architecture = "arm64"
                image = "public.ecr.aws/docker/library/nginx@sha256:0123"

                [deploy.database]
                size = "serverless"
                storage_gb = 50
                engine = "postgres"
                engine_version = "16.8"
                multi_az = true
                min_acu = 0
                max_acu = 2.5
                backup_retention_days = 14
                deletion_protection = true
                storage_encrypted = true

                [deploy.storage]
                versioned = false
                lifecycle_expiration_days = 90
                cors_allowed_origins = ["*", "http://localhost:8000"]

                [deploy.messaging]
                queue_visibility_timeout = 0
                dead_letter_max_receives = 1000
                message_retention_days = 14

                [deploy.dns]
                domain_name = "bank.example.com"
                certificate_arn = "arn:aws:acm:eu-central-1:012345678901:certificate/0123-4567"
                hosted_zone_id = "Z0123456789ABCDEFGHIJ"
                redirect_http_to_https = false

                [deploy.observability]
                create_dashboard = false
                log_retention_days = 365
                alarm_email = "on.call+bank@ops.example.com"
                enable_container_insights = false
                enable_xray = true

                [deploy.tigerbeetle]
                enabled = false
                size = "t3.medium"
                node_count = 2
                volume_size_gb = 50
                volume_iops = 100
                volume_throughput_mbps = 125
                backup_enabled = false
                backup_retention_days = 1
                version = "0.16.60"
                artifact = "s3://bank-artifacts/tigerbeetle/0.16.60.zip"
                cluster_id = "340282366920938463463374607431768211455"
                ami = "ami-0123456789abcdef0"
                adopted_volume_ids = ["vol-00000001", "vol-00000002"]
                adopted_network_interface_ids = ["eni-00000001", "eni-00000002"]
                adopted_addresses = ["10.0.3.10", "10.0.4.10"]
                snapshot_ids = { 1 = "snap-00000001" }
                sha256.arm64 = "266b1ccc8bd6ebb593acad220840c772ef6584cc8af3866f848b3e9602f66c0b"

                [deploy.email]
                domain = "bank.example.com"
                from_address = "no-reply@mail.bank.example.com"
                identity = "existing"

                [deploy.secrets]
                rotating = "secretsmanager:arn:aws:secretsmanager:eu-central-1:012345678901:secret:bank/key-AbCdEf"

                [deploy.output]
                directory = "./build//infra/"
                stack_name_prefix = "team-a"

                [deploy.preflight]
                fail_on = "none"
                packs = ["dazzle", "aws-solutions"]
                baseline = "config/baseline.json"

                [[deploy.preflight.suppressions]]
                rule = "TB_LOW_IOPS"
                resource = "Replica0Volume"
                reason = "A demonstration without load."
                owner = "payments"
                expires = 2027-06-30

                [[deploy.preflight.suppressions]]
                rule = "RDS_NO_DELETION_PROTECTION"
                reason = "Rebuilt every night."
                expires = "2028-02-29"
                """, "");
        assertFalse(deploy.enabled());
        assertEquals(Environment.DEV, deploy.environment());
        assertEquals("eu-central-1", deploy.region());
        assertEquals(Optional.of("012345678901"), deploy.account());
        assertEquals("{cost center=47/11, team=payments}", deploy.tags().toString());
        assertEquals(
                new DeployConfig.Organization(
                        Optional.of("arn:aws:iam::012345678901:policy/teams/boundary"),
                        Optional.of("arn:aws:kms:eu-central-1:012345678901:key/mrk-0123"),
                        Optional.of("bank01")),
                deploy.organization());
        assertEquals(3, deploy.network().availabilityZones());
        assertEquals(
                new DeployConfig.ExistingVpc(
                        "vpc-0123456789abcdef0",
                        List.of("subnet-00000001", "subnet-00000002"),
                        List.of("subnet-00000003", "subnet-00000004"),
                        List.of("eu-central-1a", "eu-central-1b"),
                        List.of("subnet-00000005", "subnet-00000006")),
                deploy.network().existing().orElseThrow());
        assertEquals(
                new DeployConfig.Compute(
                        1024,
                        2048,
                        3,
                        2,
                        9,
                        true,
                        "/healthz?deep=1",
                        8080,
                        Architecture.ARM64,
                        Optional.of("public.ecr.aws/docker/library/nginx@sha256:0123")),
                deploy.compute());
        assertEquals(
                new DeployConfig.Database(Optional.empty(), 50, "16.8", true, 0, 2.5, 14, true), deploy.database());
        assertEquals(
                new DeployConfig.Storage(false, OptionalInt.of(90), List.of("*", "http://localhost:8000")),
                deploy.storage());
        assertEquals(new DeployConfig.Messaging(0, 1000, 14), deploy.messaging());
        assertEquals(
                new DeployConfig.Dns(
                        Optional.of("bank.example.com"),
                        Optional.of("Z0123456789ABCDEFGHIJ"),
                        false,
                        Optional.of("arn:aws:acm:eu-central-1:012345678901:certificate/0123-4567"),
                        false),
                deploy.dns());
        assertEquals(
                new DeployConfig.Observability(false, 365, Optional.of("on.call+bank@ops.example.com"), false, true),
                deploy.observability());
        assertEquals(
                new DeployConfig.TigerBeetle(
                        false,
                        "t3.medium",
                        2,
                        50,
                        100,
                        125,
                        false,
                        1,
                        "0.16.60",
                        Map.of(Architecture.ARM64, "266b1ccc8bd6ebb593acad220840c772ef6584cc8af3866f848b3e9602f66c0b"),
                        Optional.of("s3://bank-artifacts/tigerbeetle/0.16.60.zip"),
                        BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE),
                        Optional.of("ami-0123456789abcdef0"),
                        List.of("vol-00000001", "vol-00000002"),
                        List.of("eni-00000001", "eni-00000002"),
                        List.of("10.0.3.10", "10.0.4.10"),
                        Map.of(1, "snap-00000001")),
                deploy.tigerbeetle());
        assertEquals(
                new DeployConfig.Email(
                        Optional.of("bank.example.com"),
                        Optional.of("no-reply@mail.bank.example.com"),
                        EmailIdentity.EXISTING),
                deploy.email());
        assertEquals(
                List.of(new SecretReference(
                        "rotating",
                        SecretStore.SECRETS_MANAGER,
                        "arn:aws:secretsmanager:eu-central-1:012345678901:secret:bank/key-AbCdEf")),
                deploy.secrets());
        assertEquals(new DeployConfig.Output("build/infra", Optional.of("team-a")), deploy.output());
        assertEquals(
                new DeployConfig.Preflight(
                        "none",
                        List.of(RulePack.DAZZLE, RulePack.AWS_SOLUTIONS),
                        List.of(
                                new DeployConfig.Suppression(
                                        "TB_LOW_IOPS",
                                        Optional.of("Replica0Volume"),
                                        "A demonstration without load.",
                                        Optional.of("payments"),
                                        Optional.of(LocalDate.of(2027, 6, 30))),
                                new DeployConfig.Suppression(
                                        "RDS_NO_DELETION_PROTECTION",
                                        Optional.empty(),
                                        "Rebuilt every night.",
                                        Optional.empty(),
                                        Optional.of(LocalDate.of(2028, 2, 29)))),
                        Optional.of("config/baseline.json")),
                deploy.preflight());
    }

    @Test
    void theKeysOfEarlierVersionsAreRead() {
        DeployConfig deploy = deploy("""
                [deploy]
                provider = "aws"
                [deploy.network]
                create_vpc = true
                [deploy.compute]
                size = "medium"
                min_capacity = 2
                max_capacity = 10
                [deploy.database]
                size = "db.t3.small"
                engine = "postgres"
                engine_version = "15"
                storage_encrypted = true
                [deploy.storage]
                cors_allowed_origins = ["*"]
                [deploy.output]
                directory = "infra"
                stack_name_prefix = ""
                """, "");
        assertEquals(512, deploy.compute().cpu());
        assertEquals(1024, deploy.compute().memory());
        assertEquals(2, deploy.compute().desiredCount());
        assertEquals(2, deploy.compute().minCapacity());
        assertEquals(Optional.of("db.t3.small"), deploy.database().instanceClass());
        assertEquals("15", deploy.database().engineVersion());
        assertEquals(List.of("*"), deploy.storage().corsAllowedOrigins());
        assertEquals(new DeployConfig.Output("infra", Optional.empty()), deploy.output());
    }

    @ParameterizedTest
    @CsvSource({
        "'size = \"xlarge\"', 2048, 4096",
        "'cpu = 4096', 4096, 8192",
        "'cpu = 16384', 16384, 32768",
        "'memory = 512', 256, 512",
        "'memory = 3072', 512, 3072",
        "'memory = 61440', 8192, 61440",
        "'memory = 122880', 16384, 122880",
        "'cpu = 256\nmemory = 2048', 256, 2048"
    })
    void ofCpuAndMemoryOneIsEnough(String keys, int cpu, int memory) {
        DeployConfig.Compute compute =
                deploy("[deploy.compute]\n" + keys + "\n", "").compute();
        assertEquals(cpu, compute.cpu());
        assertEquals(memory, compute.memory());
    }

    @ParameterizedTest
    @CsvSource({
        "staging, 'min_capacity = 3', 3, 3, 4",
        "staging, 'min_capacity = 6', 6, 6, 6",
        "staging, 'desired_count = 7', 7, 7, 7",
        "staging, 'desired_count = 0', 0, 0, 4",
        "prod, 'max_capacity = 1', 1, 1, 1",
        "prod, 'min_capacity = 0', 0, 2, 4"
    })
    void countsThatAreNotWrittenKeepTheOrder(String environment, String keys, int least, int desired, int most) {
        DeployConfig.Compute compute =
                deploy("[deploy.compute]\n" + keys + "\n", environment).compute();
        assertEquals(
                List.of(least, desired, most),
                List.of(compute.minCapacity(), compute.desiredCount(), compute.maxCapacity()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"t3.medium", "r6i.2xlarge", "r7g.large", "i4i.metal", "u-6tb1.56xlarge", "m7i.metal-24xl"})
    void everyTypeOfMachineIsRead(String size) {
        assertEquals(
                size,
                deploy("[deploy.tigerbeetle]\nsize = \"" + size + "\"\n", "prod")
                        .tigerbeetle()
                        .size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void everyCountOfNodesIsRead(int nodes) {
        String toml = "[deploy.tigerbeetle]\nnode_count = " + nodes + "\nvolume_iops = 3000\n";
        assertEquals(nodes, deploy(toml, "prod").tigerbeetle().nodeCount());
    }

    @ParameterizedTest
    @CsvSource({"dev, 1, t3.medium", "staging, 3, r6i.large", "prod, 5, r6i.large"})
    void anOverlayHoldsForItsEnvironment(String environment, int nodes, String size) {
        DeployConfig.TigerBeetle cluster = deploy("""
                        [deploy.tigerbeetle]
                        volume_iops = 5000
                        [deploy.environments.dev]
                        tigerbeetle = { node_count = 1, size = "t3.medium" }
                        [deploy.environments.prod.tigerbeetle]
                        node_count = 5
                        """, environment).tigerbeetle();
        assertEquals(nodes, cluster.nodeCount());
        assertEquals(size, cluster.size());
        assertEquals(5000, cluster.volumeIops());
    }

    @Test
    void anOverlayIsLaidOverTablesKeyByKeyAndReplacesArrays() {
        String toml = """
                [deploy]
                environment = "prod"
                tags = { team = "payments", tier = "low" }
                [deploy.storage]
                cors_allowed_origins = ["https://a.example.com", "https://b.example.com"]
                [deploy.secrets]
                one = "ssm:/one"
                two = "ssm:/two"
                [deploy.environments.prod]
                tags.tier = "high"
                secrets = { two = "ssm:/prod/two", three = "ssm:/three" }
                storage.cors_allowed_origins = ["https://c.example.com"]
                """;
        DeployConfig prod = deploy(toml, "");
        assertEquals("{team=payments, tier=high}", prod.tags().toString());
        assertEquals(
                List.of("one=/one", "two=/prod/two", "three=/three"),
                prod.secrets().stream()
                        .map(secret -> secret.name() + "=" + secret.id())
                        .toList());
        assertEquals(List.of("https://c.example.com"), prod.storage().corsAllowedOrigins());

        DeployConfig dev = deploy(toml, "dev");
        assertEquals("{team=payments, tier=low}", dev.tags().toString());
        assertEquals(2, dev.secrets().size());
    }

    @Test
    void theEnvironmentThatIsAskedForWins() {
        String toml = "[deploy]\nenvironment = \"prod\"\n";
        assertEquals(Environment.PROD, deploy(toml, "").environment());
        assertEquals(Environment.DEV, deploy(toml, "dev").environment());
    }

    @Test
    void placesAreThoseOfTheLinesThatHold() {
        String toml = """
                [deploy.tigerbeetle]
                volume_iops = 5000
                size = "r6i.large"
                [deploy.preflight]
                [[deploy.preflight.suppressions]]
                rule = "TB_LOW_IOPS"
                reason = "A demonstration."
                [[deploy.preflight.suppressions]]
                rule = "TB_SUBOPTIMAL_IOPS"
                reason = "A demonstration."
                [deploy.environments.prod.tigerbeetle]
                volume_iops = 20000
                [deploy.environments.prod.compute]
                cpu = 1024
                """;
        ConfigPlaces staging = deploy(toml, "").places();
        ConfigPlaces prod = deploy(toml, "prod").places();
        // The project's three lines stand before the text.
        assertEquals(new Span("dazzle.toml", 5, 1, 5, 19), staging.nearest("deploy.tigerbeetle.volume_iops"));
        assertEquals(new Span("dazzle.toml", 15, 1, 15, 20), prod.nearest("deploy.tigerbeetle.volume_iops"));
        assertEquals(new Span("dazzle.toml", 6, 1, 6, 19), prod.nearest("deploy.tigerbeetle.size"));
        assertEquals(new Span("dazzle.toml", 4, 1, 4, 21), prod.nearest("deploy.tigerbeetle.node_count"));
        assertEquals(Optional.empty(), prod.written("deploy.tigerbeetle.node_count"));
        assertEquals(Span.at("dazzle.toml", 1, 1), staging.nearest("deploy.compute.cpu"));
        assertEquals(new Span("dazzle.toml", 17, 1, 17, 11), prod.nearest("deploy.compute.cpu"));
        assertEquals(new Span("dazzle.toml", 11, 1, 11, 34), prod.nearest("deploy.preflight.suppressions.1"));
        assertEquals(12, prod.nearest("deploy.preflight.suppressions.1.rule").line());
        assertEquals(
                2,
                read(PROJECT + toml, "")
                        .project()
                        .orElseThrow()
                        .places()
                        .nearest("project.name")
                        .line());
        assertTrue(
                prod.byKey().keySet().stream().noneMatch(key -> key.startsWith("deploy.environments")),
                "an overlaid key has the path of the key that it overlays");
    }

    @Test
    void tablesOfOtherToolsAndOtherKeysOfTheProjectAreLeftAlone() {
        DazzleToml read = read("""
                title = "bank"
                [project]
                name = "bank"
                root = "bank.core"
                type = "benchmark"
                framework_version = "~0.38"
                [modules]
                paths = ["./dsl/", "../shared/./dsl", "."]
                exclude = 3
                [stack]
                name = "dnr"
                [auth]
                enabled = true
                [llm]
                driver = "cli"
                [[tenant.hosts]]
                name = "a"
                """, "");
        assertEquals(List.of(), read.problems());
        assertEquals(
                List.of("dsl", "../shared/dsl", "."),
                read.project().orElseThrow().modulePaths());
        assertEquals("0.0.0", read.project().orElseThrow().version());
    }

    @Test
    void aFileMayBeginWithAByteOrderMarkAndHaveWindowsLines(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("dazzle.toml");
        Files.writeString(file, "\uFEFF" + GUIDE.replace("\n", "\r\n"));
        DazzleToml read = DazzleToml.read("dazzle.toml", file, Optional.empty());
        assertEquals(List.of(), read.problems());
        assertEquals(
                new Span("dazzle.toml", 25, 1, 25, 20),
                read.deploy().orElseThrow().places().nearest("deploy.tigerbeetle.volume_iops"));
    }

    @Test
    void aFileThatIsNotUtf8IsRefusedAtItsFirstWrongByte(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("dazzle.toml");
        Files.write(file, "[project]\nname = \"Gr\u00fcn\"\n".getBytes(StandardCharsets.ISO_8859_1));
        DazzleToml read = DazzleToml.read("dazzle.toml", file, Optional.empty());
        Problem problem = read.problems().get(0);
        assertEquals(
                "dazzle.toml:2:11: the byte 0xFC is not UTF-8 text; expected a file in UTF-8; save the file with the encoding UTF-8",
                problem.span() + ": " + problem.sentence());
        assertEquals(1, read.problems().size());
        assertTrue(read.project().isEmpty() && read.deploy().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dev", "staging", "prod"})
    void theExamplesHaveNoProblems(String environment) throws IOException {
        try (Stream<Path> examples = Files.list(Path.of("..", "examples"))) {
            List<Path> files = examples.map(example -> example.resolve("dazzle.toml"))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
            assertFalse(files.isEmpty());
            for (Path file : files) {
                Optional<String> asked = Optional.of(environment).filter(word -> !word.isEmpty());
                assertEquals(
                        List.of(), DazzleToml.read("dazzle.toml", file, asked).problems(), file.toString());
            }
        }
    }
}
