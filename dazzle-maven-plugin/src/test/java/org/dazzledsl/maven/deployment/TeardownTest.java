package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.maven.deployment.LocalCloudFormation.Deployed;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.template.TemplateResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** What is left when all stacks were deleted: nothing in dev, and in prod what holds data. */
@ExtendWith(LocalAwsExtension.class)
class TeardownTest {

    private static final Pattern BUCKET = Pattern.compile("<Name>([^<]+)</Name>");

    private static final String REGION = "eu-west-1";

    @TempDir
    private static Path shared;

    private final LocalAws aws;

    TeardownTest(LocalAws aws) {
        this.aws = aws;
    }

    @Test
    void inDevNothingIsLeft() throws Exception {
        Path assembly = synthesized("dev");
        assertEquals(List.of(), resources(assembly).filter(TeardownTest::isKept).toList());
        Map<String, Deployed> deployed = deployedAndDestroyed(assembly);
        assertTrue(deployed.size() > 100, deployed.size() + " resources");

        assertEquals(Set.of(), left());
    }

    /** AWS refuses before that; what holds data stays whoever insists. */
    @Test
    void inProdWhatHoldsDataIsLeft() throws Exception {
        Path assembly = synthesized("prod");
        Set<String> kept = resources(assembly)
                .filter(TeardownTest::isKept)
                .map(TemplateResource::logicalId)
                .collect(Collectors.toSet());
        Map<String, Deployed> deployed = deployedAndDestroyed(assembly);

        Set<String> left = left();
        Set<String> looked = new TreeSet<>();
        deployed.forEach((id, resource) -> {
            String logicalId = id.substring(id.indexOf('/') + 1);
            if (Set.of("AWS::S3::Bucket", "AWS::Logs::LogGroup", "AWS::EC2::SecurityGroup")
                    .contains(resource.type())) {
                assertEquals(kept.contains(logicalId), left.contains(resource.physicalId()), id);
                looked.add(resource.type());
            }
        });
        assertEquals(3, looked.size(), looked.toString());
        assertTrue(
                kept.containsAll(Set.of(
                        "VolumeReplica0",
                        "NetworkInterfaceReplica0",
                        "DatabaseCluster",
                        "AssetsBucket",
                        "Repository",
                        "WebLogs")),
                kept.toString());
    }

    /** Where the template says nothing, CloudFormation takes a snapshot of a cluster, and of an instance that is in none. */
    private static boolean isKept(TemplateResource resource) {
        boolean holdsDatabase = resource.type().equals("AWS::RDS::DBCluster")
                || resource.type().equals("AWS::RDS::DBInstance")
                        && !resource.properties().has("DBClusterIdentifier");
        return resource.deletionPolicy().map(policy -> !policy.equals("Delete")).orElse(holdsDatabase);
    }

    private static Stream<TemplateResource> resources(Path assembly) throws IOException {
        return TemplateFolder.read(assembly).stacks().stream()
                .flatMap(stack -> stack.resources().stream())
                .map(placed -> placed.resource());
    }

    private Map<String, Deployed> deployedAndDestroyed(Path assembly) throws Exception {
        aws.empty();
        Path copy = EngineLimits.appliedTo(assembly, assembly.resolveSibling("deployed"));
        EngineLimits.prepareTeardown(copy);
        try (LocalCloudFormation formation = new LocalCloudFormation(aws, REGION)) {
            formation.bootstrap();
            formation.deploy(copy);
            Map<String, Deployed> deployed = formation.resources();
            formation.destroy();
            return deployed;
        }
    }

    /** What the account says that it holds, beside what was there before, by its physical ids. */
    private Set<String> left() throws IOException, InterruptedException {
        Set<String> left = new TreeSet<>();
        try (Ec2Client ec2 = aws.client(Ec2Client.builder(), REGION);
                SqsClient sqs = aws.client(SqsClient.builder(), REGION);
                SsmClient ssm = aws.client(SsmClient.builder(), REGION);
                CloudWatchLogsClient logs = aws.client(CloudWatchLogsClient.builder(), REGION);
                EventBridgeClient events = aws.client(EventBridgeClient.builder(), REGION);
                ElasticLoadBalancingV2Client balancers = aws.client(ElasticLoadBalancingV2Client.builder(), REGION)) {
            ec2.describeSubnets().subnets().stream()
                    .filter(subnet -> !subnet.defaultForAz())
                    .map(Subnet::subnetId)
                    .forEach(left::add);
            ec2.describeSecurityGroups().securityGroups().stream()
                    .filter(group -> !group.groupName().equals("default"))
                    .forEach(group -> left.add(group.groupId()));
            ec2.describeLaunchTemplates().launchTemplates().forEach(template -> left.add(template.launchTemplateId()));
            ec2.describeInstances().reservations().stream()
                    .flatMap(reservation -> reservation.instances().stream())
                    .filter(instance -> !instance.state().nameAsString().equals("terminated"))
                    .forEach(instance -> left.add(instance.instanceId()));
            left.addAll(sqs.listQueues().queueUrls());
            ssm.describeParameters().parameters().stream()
                    .filter(parameter -> !parameter.name().startsWith("/cdk-bootstrap/"))
                    .forEach(parameter -> left.add(parameter.name()));
            logs.describeLogGroups().logGroups().stream()
                    .map(LogGroup::logGroupName)
                    .forEach(left::add);
            events.listEventBuses(request -> {}).eventBuses().stream()
                    .filter(bus -> !bus.name().equals("default"))
                    .forEach(bus -> left.add(bus.name()));
            balancers.describeLoadBalancers().loadBalancers().forEach(each -> left.add(each.loadBalancerArn()));
        }
        Matcher bucket = BUCKET.matcher(aws.buckets());
        while (bucket.find()) {
            if (!bucket.group(1).startsWith("cdk-")) {
                left.add(bucket.group(1));
            }
        }
        return left;
    }

    private static Path synthesized(String environment) throws Exception {
        Path example = Path.of("..", "examples", "wallet").toAbsolutePath().normalize();
        Reading.Planned planned = (Reading.Planned) new ProjectPipeline()
                .read(new DazzleProject(
                        example, example.resolve("dazzle.toml"), Optional.empty(), Optional.of(environment)));
        assertFalse(planned.plan().requirements().stacks().isEmpty());
        Path assembly = shared.resolve(environment).resolve("cdk.out");
        LocalSynthesis.synthesize(planned.plan().requirements(), assembly);
        return assembly;
    }
}
