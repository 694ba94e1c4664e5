package org.dazzledsl.maven.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.maven.generate.CurrentAssemblies;
import org.dazzledsl.maven.generate.ShopProject;
import org.dazzledsl.maven.generate.Synthesizer;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.process.Programs;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.version.ClusterVersion;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.InfraVersion.StackVersion;
import org.dazzledsl.model.version.StackEnvironment;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightRunTest {

    private static final String LEDGER = """

            ledger Wallet:
              account_code: 1001
              account_type: asset
              currency: GBP
            """;

    @TempDir
    Path base;

    private ShopProject shop;

    @BeforeEach
    void project() throws IOException {
        shop = new ShopProject(base);
    }

    private PreflightRun.Outcome run(PreflightSettings.TemplateChoice templates, Synthesizer.Source synthesizers)
            throws Exception {
        PreflightSettings settings = new PreflightSettings(
                templates,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Optional.empty(),
                base.resolve("target/dazzle"),
                LocalDate.EPOCH);
        return new PreflightRun(
                        shop.settings().project(),
                        settings,
                        new CurrentAssemblies(shop.settings(), synthesizers),
                        RuleBook.builtIn(),
                        new InstalledTools(base, new Programs(List.of())),
                        new DeploymentTools(new Programs(List.of(base.resolve("bin")))),
                        "0.1.0")
                .run(assertInstanceOf(
                        Reading.Planned.class, shop.reading(shop.settings().project())));
    }

    private JsonNode report() throws IOException {
        return new JsonMapper()
                .readTree(base.resolve("target/dazzle/preflight.json").toFile());
    }

    private List<JsonNode> findings(String id) throws IOException {
        List<JsonNode> findings = new ArrayList<>();
        report().path("findings").forEach(finding -> {
            if (finding.path("id").asText().equals(id)) {
                findings.add(finding);
            }
        });
        return findings;
    }

    private void assertReportsSay(String fault) throws IOException {
        JsonNode report = report();
        assertTrue(report.path("templates").path("origin").isNull());
        JsonNode missing = findings("PREFLIGHT_NO_TEMPLATES").get(0);
        assertEquals("high", missing.path("severity").asText());
        assertEquals("finding", missing.path("status").asText());
        assertEquals(fault, missing.path("message").asText());
        assertEquals(1, findings("ELB_HTTP_LISTENER").size());
        for (String name : List.of("preflight.sarif", "preflight.md", "TEST-dazzle-preflight.xml")) {
            String text = Files.readString(base.resolve("target/dazzle").resolve(name));
            assertTrue(text.contains("PREFLIGHT_NO_TEMPLATES"), name);
            assertTrue(text.contains("ELB_HTTP_LISTENER"), name);
        }
    }

    @Test
    void withoutNodeThePlanIsLookedAtAndTheReportsSayWhy() throws Exception {
        assertThrows(
                NodeUnavailableException.class,
                () -> run(new PreflightSettings.Current(), () -> {
                    throw new NodeUnavailableException("There is no Node to be had.");
                }));
        assertReportsSay("There is no Node to be had.");
    }

    @Test
    void whereCdkFailsThePlanIsLookedAtAndTheReportsSayWhy() throws Exception {
        assertThrows(
                SynthesisFailedException.class,
                () -> run(new PreflightSettings.Current(), () -> (requirements, assembly) -> {
                    throw new SynthesisFailedException("it went wrong");
                }));
        assertReportsSay("it went wrong");
    }

    @Test
    void nothingIsMissingWhereTemplatesAreNotAskedFor() throws Exception {
        run(new PreflightSettings.None(), () -> {
            throw new AssertionError("asked for a synthesizer");
        });
        assertEquals(List.of(), findings("PREFLIGHT_NO_TEMPLATES"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"target/infra/" + InfraVersion.FILE_NAME, "infra-version.json"})
    void anotherNodeCountThanWasGeneratedLastIsFound(String file) throws Exception {
        shop.write("dsl/shop.dsl", ShopProject.DSL + LEDGER);
        shop.write("dazzle.toml", ShopProject.TOML + "[deploy.tigerbeetle]\nnode_count = 1\n");
        InfraVersion manifest = new InfraVersion(
                "0123456789ab",
                "0.1.0",
                Instant.EPOCH,
                "dev",
                List.of(new StackVersion(
                        "TigerBeetle",
                        "shop-dev-TigerBeetle",
                        "TigerBeetle.template.json",
                        "00",
                        StackEnvironment.UNKNOWN)),
                List.of(),
                Optional.of(new ClusterVersion(new ClusterIdentity(BigInteger.ZERO, 3), Optional.empty())),
                Optional.empty());
        shop.write(file, manifest.toJson());
        shop.manifestFile = Optional.of(base.resolve("infra-version.json"));
        PreflightRun.Outcome outcome = run(new PreflightSettings.None(), () -> {
            throw new AssertionError("asked for a synthesizer");
        });
        assertTrue(!outcome.report().passed());
        JsonNode changed = findings("TB_NODE_COUNT_CHANGED").get(0);
        assertEquals("critical", changed.path("severity").asText());
        assertEquals("dazzle.toml", changed.path("file").asText());
        assertEquals(9, changed.path("line").asInt());
        assertTrue(changed.path("message").asText().contains("so 3 can't become 1"), changed::toString);
    }

    @Test
    void toolsThatADeploymentLacksAreSaid() throws Exception {
        run(new PreflightSettings.None(), () -> {
            throw new AssertionError("asked for a synthesizer");
        });
        assertEquals(
                List.of(
                        "there is no CDK command line on the PATH or in target/infra/node_modules/.bin, and no npm that "
                                + "would install it",
                        "there is no Node on the PATH, on which the CDK command line runs"),
                findings("TOOL_MISSING").stream()
                        .map(finding -> finding.path("message").asText())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bin/node bin/npm",
                "bin/node.exe bin/npm.cmd",
                "bin/node bin/cdk",
                "bin/node target/infra/node_modules/.bin/cdk"
            })
    void toolsThatAreThereAreFound(String files) throws Exception {
        for (String file : files.split(" ")) {
            shop.write(file, "");
            assertTrue(base.resolve(file).toFile().setExecutable(true));
        }
        run(new PreflightSettings.None(), () -> {
            throw new AssertionError("asked for a synthesizer");
        });
        assertEquals(List.of(), findings("TOOL_MISSING"));
    }

    @Test
    void templatesOfOneselfInYamlAreFoundAtTheirLine() throws Exception {
        shop.write("ours/bank.yaml", """
                Resources:
                  Orders:
                    Type: AWS::SQS::Queue
                    Properties: {VisibilityTimeout: 50000}
                  Open:
                    Type: AWS::EC2::SecurityGroupIngress
                    Properties:
                      IpProtocol: tcp
                      FromPort: 22
                      ToPort: !Ref Port
                      CidrIp: 0.0.0.0/0
                Parameters:
                  Port: {Type: Number, Default: 22}
                """);
        run(new PreflightSettings.Given(base.resolve("ours")), () -> {
            throw new AssertionError("asked for a synthesizer");
        });
        for (String expected : List.of("SQS_LIMITS 2 VisibilityTimeout", "SG_SSH_OPEN 5 null")) {
            String[] words = expected.split(" ");
            JsonNode finding = findings(words[0]).get(0);
            assertEquals("ours/bank.yaml", finding.path("file").asText());
            assertEquals(Integer.parseInt(words[1]), finding.path("line").asInt());
            assertEquals(words[2], finding.path("property").asText());
            assertEquals("bank", finding.path("stack").asText());
        }
    }
}
