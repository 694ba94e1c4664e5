package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.maven.generate.Generation;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.generate.ToolIdentity;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.output.InfraWriter.Tool;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.compute.Container;
import org.dazzledsl.model.aws.compute.ContainerImage.Pushed;
import org.dazzledsl.model.aws.compute.EnvironmentVariable;
import org.dazzledsl.model.aws.messaging.MessageQueue;
import org.dazzledsl.model.aws.tigerbeetle.Replica;
import org.dazzledsl.model.aws.tigerbeetle.ReplicaVolume;
import org.dazzledsl.model.template.ResourceSchemas;
import org.dazzledsl.model.template.TemplateFolder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * {@code npm install && npx cdk deploy --all} in what is generated from the examples, into an empty account; afterwards the
 * account holds what the plan says.
 */
class DeploymentTest {

    /** moto's change sets lose values; a direct deployment calls the same engine without them. Nobody is there to be asked. */
    private static final List<String> DIRECTLY = List.of("--method=direct", "--require-approval=never");

    private static LocalAws aws;
    private static Optional<CdkCommandLine> cdk = Optional.empty();

    @TempDir
    private static Path shared;

    @TempDir
    private Path base;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(
                Tools.isInstalled(LocalAws.COMMAND), "Skipped: no " + LocalAws.COMMAND + " on the PATH to deploy to");
        assumeTrue(Tools.isInstalled("npm"), "Skipped: no npm on the PATH to install the CDK command line with");
        aws = LocalAws.start(shared.resolve("aws.log"));
    }

    @AfterAll
    static void stop() {
        if (aws != null) {
            aws.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"wallet, dev", "wallet, prod", "tasks, dev", "tasks, prod"})
    void theAccountHoldsWhatThePlanSays(String example, String environment) throws Exception {
        DazzleProject project = project(example, environment);
        AwsRequirements plan = plan(project);
        Path infra = generate(project);
        assertEquals(
                Set.of(),
                ResourceSchemas.load()
                        .mistakes(TemplateFolder.read(assembly(infra)).stacks()));
        Set<String> leftOut = EngineLimits.applyTo(assembly(infra));
        deploy(infra, plan.region());

        everyPlannedResourceIsDeployed(plan, leftOut);
        Account account = new Account(plan.region());
        account.assertCluster(plan);
        account.assertQueues(plan);
        account.assertStreams(plan);
        account.assertTasks(plan);
        account.assertLoadBalancer(plan);
        account.assertLogs(plan);
        account.assertTasksOf("none", 0);

        rollOut(infra, plan.region());
        account.assertTasksOf("1.2.3", plan.compute().web().desiredCount());
    }

    /** With the command that the generated README gives. */
    private static void rollOut(Path infra, String region) throws IOException, InterruptedException {
        EngineLimits.touchReaders(assembly(infra), "Compute", Pushed.TAG_PARAMETER);
        String command = Files.readString(infra.resolve("README.md"))
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("npx cdk deploy Compute"))
                .findFirst()
                .orElseThrow();
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")).subList(2, command.split(" ").length));
        arguments.addAll(DIRECTLY);
        // moto knows no earlier value of a parameter that had its default.
        arguments.add("--no-previous-parameters");
        cdk.orElseThrow().run(infra, aws.environment(region), arguments.toArray(String[]::new));
    }

    private DazzleProject project(String example, String environment) throws IOException {
        Path source = Path.of("..", "examples", example).toAbsolutePath().normalize();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = source.relativize(file).toString();
                if (name.equals("dazzle.toml") || name.endsWith(".dsl")) {
                    Path copy = base.resolve(name);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
        }
        return new DazzleProject(base, base.resolve("dazzle.toml"), Optional.empty(), Optional.of(environment));
    }

    private static AwsRequirements plan(DazzleProject project) throws IOException {
        return assertInstanceOf(Reading.Planned.class, new ProjectPipeline().read(project))
                .plan()
                .requirements();
    }

    private Path generate(DazzleProject project) throws Exception {
        GenerationSettings settings = new GenerationSettings(
                project,
                Optional.empty(),
                base.resolve("target/dazzle/state"),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                tool(),
                new ToolIdentity(List.of()));
        RecordedProgress progress = new RecordedProgress();
        Generation generation = new Generation(
                settings,
                new ProjectPipeline(),
                () -> {
                    try {
                        return LocalSynthesis.in(base, System.getenv(), progress)::run;
                    } catch (IOException | InterruptedException | RuntimeException e) {
                        throw e;
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                progress);
        return assertInstanceOf(Generated.class, generation.run()).folder();
    }

    /** As the plugin itself knows it. */
    private static Tool tool() throws IOException {
        Properties properties = new Properties();
        try (InputStream text = Generation.class.getResourceAsStream("/org/dazzledsl/maven/goal/tool.properties")) {
            properties.load(text);
        }
        return new Tool(properties.getProperty("version"), properties.getProperty("aws-cdk-cli.version"));
    }

    private static Path assembly(Path infra) throws IOException {
        return infra.resolve(new ObjectMapper()
                .readTree(infra.resolve(InfraFolder.CDK_JSON).toFile())
                .path("app")
                .asText());
    }

    private static void deploy(Path infra, String region) throws IOException, InterruptedException {
        if (cdk.isEmpty()) {
            cdk = Optional.of(CdkCommandLine.install(infra.resolve("package.json"), shared.resolve("cdk")));
        }
        aws.empty();
        Map<String, String> environment = aws.environment(region);
        cdk.get().run(infra, environment, "bootstrap", "aws://" + LocalAws.ACCOUNT + "/" + region);
        List<String> arguments = new ArrayList<>(List.of("deploy", "--all"));
        arguments.addAll(DIRECTLY);
        cdk.get().run(infra, environment, arguments.toArray(String[]::new));
    }

    private static void everyPlannedResourceIsDeployed(AwsRequirements plan, Set<String> leftOut) {
        try (CloudFormationClient formation = aws.client(CloudFormationClient.builder(), plan.region())) {
            Map<String, String> deployed = new TreeMap<>();
            List<Stack> stacks = formation.describeStacks().stacks().stream()
                    .filter(stack -> stack.stackName().startsWith(plan.names().base()))
                    .toList();
            for (Stack stack : stacks) {
                assertEquals("CREATE_COMPLETE", stack.stackStatusAsString(), stack.stackName());
                formation
                        .describeStackResources(request -> request.stackName(stack.stackName()))
                        .stackResources()
                        .stream()
                        // moto says nothing of an e-mail subscription but that it is there.
                        .filter(resource -> resource.logicalResourceId() != null)
                        .forEach(resource -> deployed.put(resource.logicalResourceId(), resource.resourceType()));
            }
            Map<String, Boolean> refusing = new TreeMap<>();
            stacks.forEach(stack -> refusing.put(stack.stackName(), stack.enableTerminationProtection()));
            plan.stacks()
                    .forEach(stack -> assertEquals(
                            plan.names().environment().isProduction(),
                            refusing.get(stack.stackName()),
                            stack.stackName() + " refuses to be deleted"));
            List<String> missing = new ArrayList<>();
            plan.stacks().stream()
                    .flatMap(stack -> stack.resources().stream())
                    .map(resource -> resource.planned())
                    .filter(planned -> !leftOut.contains(planned.id()))
                    .filter(planned -> !planned.type().equals(deployed.get(planned.id())))
                    .forEach(planned -> missing.add(planned.type() + " " + planned.id()));
            assertEquals(List.of(), missing);
        }
    }

    /** What the account says of itself. */
    private static final class Account {

        private final String region;

        Account(String region) {
            this.region = region;
        }

        void assertCluster(AwsRequirements plan) {
            if (plan.tigerBeetle().isEmpty()) {
                return;
            }
            List<Replica> replicas = plan.tigerBeetle().get().replicas();
            try (Ec2Client ec2 = aws.client(Ec2Client.builder(), region)) {
                List<String> ids = aws
                        .client(CloudFormationClient.builder(), region)
                        .describeStackResources(request ->
                                request.stackName(plan.tigerBeetle().get().stackName()))
                        .stackResources()
                        .stream()
                        .filter(resource -> "AWS::EC2::Volume".equals(resource.resourceType()))
                        .map(StackResource::physicalResourceId)
                        .toList();
                // Of a volume in a template moto keeps no IOPS; tests of the templates look at those.
                assertEquals(
                        replicas.stream()
                                .map(replica -> (ReplicaVolume.Created) replica.volume())
                                .map(ReplicaVolume.Created::sizeGib)
                                .toList(),
                        ec2.describeVolumes(request -> request.volumeIds(ids)).volumes().stream()
                                .map(Volume::size)
                                .toList());
                List<String> addresses = ec2.describeNetworkInterfaces().networkInterfaces().stream()
                        .filter(card ->
                                card.description() != null && card.description().contains("eplica"))
                        .map(NetworkInterface::privateIpAddress)
                        .map(address -> address + ":3000")
                        .toList();
                assertEquals(replicas.size(), addresses.size());
                assertEquals(String.join(",", addresses), parameter(plan, "addresses"));
                assertEquals(String.valueOf(replicas.size()), parameter(plan, "replica_count"));
            }
        }

        private String parameter(AwsRequirements plan, String key) {
            return aws.client(SsmClient.builder(), region)
                    .getParameter(request -> request.name(plan.names().path("tigerbeetle", key)))
                    .parameter()
                    .value();
        }

        void assertQueues(AwsRequirements plan) {
            List<MessageQueue> queues =
                    plan.messaging().map(stack -> stack.workerQueues()).orElse(List.of());
            try (SqsClient sqs = aws.client(SqsClient.builder(), region)) {
                for (MessageQueue queue : queues) {
                    String url = sqs.getQueueUrl(
                                    request -> request.queueName(queue.queue().name()))
                            .queueUrl();
                    Map<QueueAttributeName, String> attributes = sqs.getQueueAttributes(
                                    request -> request.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                            .attributes();
                    assertEquals(
                            String.valueOf(queue.queue().visibilityTimeoutSeconds()),
                            attributes.get(QueueAttributeName.VISIBILITY_TIMEOUT));
                    String redrive = attributes.get(QueueAttributeName.REDRIVE_POLICY);
                    assertTrue(redrive.contains(queue.deadLetters().name()), redrive);
                    assertTrue(
                            redrive.matches(
                                    ".*maxReceiveCount\\D+" + queue.queue().maxReceives() + "\\D.*"),
                            redrive);
                }
            }
        }

        void assertStreams(AwsRequirements plan) {
            TreeSet<String> planned = plan.messaging().stream()
                    .flatMap(stack -> stack.streams().stream())
                    .map(stream -> stream.bus().name())
                    .collect(Collectors.toCollection(TreeSet::new));
            planned.add("default");
            assertEquals(
                    planned,
                    aws
                            .client(EventBridgeClient.builder(), region)
                            .listEventBuses(request -> request.limit(100))
                            .eventBuses()
                            .stream()
                            .map(EventBus::name)
                            .collect(Collectors.toCollection(TreeSet::new)));
        }

        void assertTasks(AwsRequirements plan) {
            try (EcsClient ecs = aws.client(EcsClient.builder(), region)) {
                List<Container> planned = Stream.concat(
                                Stream.of(plan.compute().web()), plan.compute().worker().stream())
                        .map(service -> service.task().container())
                        .toList();
                Map<String, Map<String, String>> deployed = new TreeMap<>();
                for (String arn : ecs.listTaskDefinitions().taskDefinitionArns()) {
                    ContainerDefinition container = ecs.describeTaskDefinition(request -> request.taskDefinition(arn))
                            .taskDefinition()
                            .containerDefinitions()
                            .get(0);
                    deployed.put(
                            container.name(),
                            container.environment().stream()
                                    .collect(Collectors.toMap(KeyValuePair::name, KeyValuePair::value)));
                }
                assertEquals(planned.size(), deployed.size());
                for (Container container : planned) {
                    Map<String, String> environment = deployed.get(container.name());
                    assertEquals(
                            container.environment().stream()
                                    .map(EnvironmentVariable::name)
                                    .collect(Collectors.toSet()),
                            environment.keySet());
                    if (plan.tigerBeetle().isPresent()) {
                        assertEquals(parameter(plan, "addresses"), environment.get("TIGERBEETLE_ADDRESSES"));
                        assertEquals(parameter(plan, "cluster_id"), environment.get("TIGERBEETLE_CLUSTER_ID"));
                    }
                }
            }
        }

        /** Services that run so many tasks each, from the image with that tag. */
        void assertTasksOf(String tag, int count) {
            try (EcsClient ecs = aws.client(EcsClient.builder(), region)) {
                List<String> clusters = ecs.listClusters().clusterArns();
                assertEquals(1, clusters.size());
                List<Service> services = ecs.describeServices(request -> request.cluster(clusters.get(0))
                                .services(ecs.listServices(all -> all.cluster(clusters.get(0)))
                                        .serviceArns()))
                        .services();
                assertFalse(services.isEmpty());
                for (Service service : services) {
                    assertEquals(count, service.desiredCount(), service.serviceName());
                    String image = ecs.describeTaskDefinition(
                                    request -> request.taskDefinition(service.taskDefinition()))
                            .taskDefinition()
                            .containerDefinitions()
                            .get(0)
                            .image();
                    assertTrue(image.endsWith(":" + tag), image);
                }
            }
        }

        void assertLoadBalancer(AwsRequirements plan) {
            List<LoadBalancer> balancers = aws.client(ElasticLoadBalancingV2Client.builder(), region)
                    .describeLoadBalancers()
                    .loadBalancers();
            assertEquals(1, balancers.size());
            assertEquals("internet-facing", balancers.get(0).schemeAsString());
        }

        void assertLogs(AwsRequirements plan) {
            int days = plan.compute().web().logs().retentionDays();
            String name = plan.compute().web().logs().planned().name();
            assertEquals(
                    List.of(days),
                    aws
                            .client(CloudWatchLogsClient.builder(), region)
                            .describeLogGroups(request -> request.logGroupNamePrefix(name))
                            .logGroups()
                            .stream()
                            .map(group -> group.retentionInDays())
                            .toList());
        }
    }
}
