package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.maven.generate.Generation;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.generate.Synthesizer;
import org.dazzledsl.maven.generate.ToolIdentity;
import org.dazzledsl.maven.node.NodeFinder;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.output.InfraWriter.Tool;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.dazzledsl.model.aws.compute.ContainerImage.Pushed;
import org.dazzledsl.model.json.JsonTree;
import org.dazzledsl.model.version.InfraVersion.StackVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.ecs.EcsClient;

/**
 * An example from nothing to deployed, through a rollout and back to nothing, with the real CDK command line, installed into
 * the generated folder. The templates are those that the engine takes: they are adapted as they are synthesized, and nothing
 * else is pretended.
 */
@ExtendWith(LocalAwsExtension.class)
class DeployedByThePluginTest {

    private static final String REGION = "us-east-1";

    /** moto's change sets lose values; a direct deployment calls the same engine without them. */
    private static final List<String> DIRECTLY = List.of("--method=direct");

    @TempDir
    private Path base;

    private final LocalAws aws;
    private final RecordedProgress progress = new RecordedProgress();

    DeployedByThePluginTest(LocalAws aws) {
        this.aws = aws;
    }

    @BeforeAll
    static void needsNpm() {
        assumeTrue(Tools.isInstalled("npm"), "Skipped: no npm on the PATH to install the CDK command line with");
    }

    @Test
    void fromNothingAndBack() throws Exception {
        aws.empty();
        GeneratedStacks generated = generate("dev", assembly -> {});
        Cdk cdk = cdk(generated);
        assertNotBootstrapped(generated, cdk);
        cdk.run("Bootstrapping", List.of("bootstrap", "aws://" + LocalAws.ACCOUNT + "/" + REGION));

        deploy(generated, cdk, List.of(), List.of(), DIRECTLY);
        assertEquals(stackNames(generated, StackStatus.CREATE_COMPLETE), deployed());
        assertTrue(
                said("  Compute.RepositoryUri: " + LocalAws.ACCOUNT),
                progress.said().toString());
        assertTrue(
                JsonTree.read(Files.readAllBytes(outputs()))
                        .findValue("Address")
                        .asText()
                        .startsWith("http://"),
                Files.readString(outputs()));

        deploy(generated, cdk, List.of(), List.of(), DIRECTLY);
        assertTrue(
                said("✅  Network (wallet-dev-Network) (no changes)"),
                progress.said().toString());
        assertEquals(stackNames(generated, StackStatus.CREATE_COMPLETE), deployed());

        rollOut();
        takeDown(generated, cdk);
    }

    @Test
    void inStagingWhatHoldsDataOutlivesItsStack() throws Exception {
        aws.empty();
        GeneratedStacks generated = generate("staging", assembly -> {});
        Cdk cdk = cdk(generated);
        cdk.run("Bootstrapping", List.of("bootstrap", "aws://" + LocalAws.ACCOUNT + "/" + REGION));
        deploy(generated, cdk, List.of("Network", "Data"), List.of(), DIRECTLY);
        assertEquals(
                Set.of("wallet-staging-Network", "wallet-staging-Data"),
                deployed().keySet());
        try (LocalStandingStacks standing = new LocalStandingStacks(aws, REGION)) {
            String bucket = standing.buckets("wallet-staging-Data").get("AssetsBucket");
            aws.put("/" + bucket + "/statement.pdf", "one page".getBytes(StandardCharsets.UTF_8));
            Teardown.of(
                            generated,
                            new TeardownSettings(List.of("Data"), List.of(), Optional.of("wallet-staging")),
                            progress)
                    .run(region -> standing, Confirmation.NOBODY, () -> cdk);
            assertTrue(
                    said("Took down Data of wallet-staging."), progress.said().toString());
            assertTrue(said("AssetsBucket (S3::Bucket)"), progress.said().toString());
            assertTrue(
                    said("What stays, in the account and on its bill"),
                    progress.said().toString());
            assertEquals(Set.of("wallet-staging-Network"), deployed().keySet());
            assertTrue(aws.get("/" + bucket).contains("<Key>statement.pdf</Key>"), aws.get("/" + bucket));
        }
    }

    private void assertNotBootstrapped(GeneratedStacks generated, Cdk cdk) {
        CdkFailedException fault =
                assertThrows(CdkFailedException.class, () -> deploy(generated, cdk, List.of(), List.of(), DIRECTLY));
        assertTrue(fault.getMessage().contains("run npx cdk bootstrap in the same folder"), fault.getMessage());
        assertEquals(Map.of(), deployed());
    }

    private void rollOut() throws Exception {
        GeneratedStacks generated =
                generate("dev", assembly -> EngineLimits.touchReaders(assembly, "Compute", Pushed.TAG_PARAMETER));
        // moto knows no earlier value of a parameter that had its default.
        deploy(
                generated,
                cdk(generated),
                List.of("Compute"),
                List.of(Pushed.TAG_PARAMETER + "=1.2.3"),
                List.of("--method=direct", "--no-previous-parameters"));
        assertEquals(StackStatus.UPDATE_COMPLETE, deployed().get("wallet-dev-Compute"));
        try (EcsClient ecs = aws.client(EcsClient.builder(), REGION)) {
            Set<String> images = ecs.listTaskDefinitions().taskDefinitionArns().stream()
                    .map(arn -> ecs.describeTaskDefinition(request -> request.taskDefinition(arn))
                            .taskDefinition()
                            .containerDefinitions()
                            .get(0)
                            .image()
                            .replaceFirst(".*:", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertTrue(images.contains("1.2.3"), images.toString());
        }
    }

    private void takeDown(GeneratedStacks generated, Cdk cdk) throws Exception {
        try (LocalStandingStacks standing = new LocalStandingStacks(aws, REGION)) {
            String bucket = standing.buckets("wallet-dev-Data").get("AssetsBucket");
            aws.put("/" + bucket + "/statement.pdf", "one page".getBytes(StandardCharsets.UTF_8));
            Teardown.of(generated, new TeardownSettings(List.of(), List.of(), Optional.of("wallet-dev")), progress)
                    .run(region -> standing, Confirmation.NOBODY, () -> cdk);
            assertTrue(
                    said("Emptied the bucket " + bucket + " of 1 object."),
                    progress.said().toString());
            assertTrue(
                    said("Took down "
                            + generated.version().stacks().stream()
                                    .map(StackVersion::name)
                                    .collect(Collectors.joining(", "))),
                    progress.said().toString());
            assertEquals(Map.of(), deployed());
            assertEquals(-1, aws.buckets().indexOf(bucket), aws.buckets());
        }
    }

    private boolean said(String words) {
        return progress.said().stream().anyMatch(line -> line.contains(words));
    }

    private void deploy(
            GeneratedStacks generated, Cdk cdk, List<String> stacks, List<String> parameters, List<String> arguments)
            throws Exception {
        Deployment deployment = Deployment.of(
                generated, new DeploymentSettings(stacks, parameters, arguments, true, outputs()), progress);
        deployment.confirm(Confirmation.NOBODY);
        deployment.run(cdk);
    }

    private Path outputs() {
        return base.resolve("target/dazzle/outputs.json");
    }

    private Map<String, StackStatus> deployed() {
        try (CloudFormationClient formation = aws.client(CloudFormationClient.builder(), REGION)) {
            return formation.describeStacks().stacks().stream()
                    .filter(stack -> stack.stackName().matches("wallet-(dev|staging)-[A-Z][A-Za-z]+"))
                    .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE)
                    .collect(Collectors.toMap(Stack::stackName, Stack::stackStatus, (one, other) -> one, TreeMap::new));
        }
    }

    private static Map<String, StackStatus> stackNames(GeneratedStacks generated, StackStatus status) {
        return generated.version().stacks().stream()
                .collect(Collectors.toMap(StackVersion::stackName, stack -> status, (one, other) -> one, TreeMap::new));
    }

    private Cdk cdk(GeneratedStacks generated) throws Exception {
        Map<String, String> environment = new TreeMap<>(System.getenv());
        environment.putAll(aws.environment(REGION));
        return new CdkInstallation(
                        LocalSynthesis.node(progress),
                        NodeFinder.searchPath(System.getenv("PATH")),
                        environment,
                        false,
                        progress)
                .in(generated.folder(), generated.shown());
    }

    /** Something done to a cloud assembly. */
    private interface Adaptation {

        void apply(Path assembly) throws IOException;
    }

    /** Generates into a folder of its own for each adaptation. */
    private GeneratedStacks generate(String environment, Adaptation adaptation) throws Exception {
        Path copy = Files.createTempDirectory(base, "project");
        Path source = Path.of("..", "examples", "wallet").toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = source.relativize(file).toString();
                if (name.equals("dazzle.toml") || name.endsWith(".dsl")) {
                    Files.createDirectories(copy.resolve(name).getParent());
                    Files.copy(file, copy.resolve(name));
                }
            }
        }
        Synthesizer synthesizer = (requirements, assembly) -> {
            LocalSynthesis.synthesize(requirements, assembly);
            EngineLimits.applyTo(assembly);
            EngineLimits.prepareTeardown(assembly);
            adaptation.apply(assembly);
        };
        GenerationSettings settings = new GenerationSettings(
                new DazzleProject(copy, copy.resolve("dazzle.toml"), Optional.empty(), Optional.of(environment)),
                Optional.empty(),
                copy.resolve("target/dazzle/state"),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                new Tool("0.1.0", GeneratedFixture.CDK_VERSION),
                new ToolIdentity(List.of()));
        Generated generated = assertInstanceOf(
                Generated.class, new Generation(settings, new ProjectPipeline(), () -> synthesizer, progress).run());
        return new GeneratedStacks(new InfraFolder(generated.folder()), generated.version(), "target/infra");
    }
}
