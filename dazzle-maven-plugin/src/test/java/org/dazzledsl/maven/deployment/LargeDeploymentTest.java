package org.dazzledsl.maven.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dazzledsl.maven.deployment.LocalCloudFormation.Deployed;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.dazzledsl.model.template.TemplateFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An application with many queues, streams and schedules is deployed, and then one that has one more of each. As many as 1,000,
 * 300 and 500 with {@code -Ddazzle.test.large}, which takes minutes; else a tenth of that.
 */
@ExtendWith(LocalAwsExtension.class)
class LargeDeploymentTest {

    private static final String REGION = "eu-west-1";

    @TempDir
    private static Path shared;

    private final LocalAws aws;

    LargeDeploymentTest(LocalAws aws) {
        this.aws = aws;
    }

    @Test
    void oneMoreOfEachMovesNone(TestReporter report) throws Exception {
        int share = System.getProperty("dazzle.test.large") == null ? 10 : 1;
        int queues = 1000 / share;
        int streams = 300 / share;
        int schedules = 500 / share;
        Instant start = Instant.now();
        Path first = synthesized(queues, streams, schedules);
        Path second = synthesized(queues + 1, streams + 1, schedules + 1);
        EngineLimits.keepWhatCannotBeUpdated(first, second);
        Instant generated = Instant.now();
        try (LocalCloudFormation formation = new LocalCloudFormation(aws, REGION)) {
            formation.bootstrap();
            formation.deploy(first);
            Map<String, Deployed> before = formation.resources();
            Instant deployed = Instant.now();
            assertEquals(planned(first, "AWS::SQS::Queue"), queues());
            assertTrue(queues() > 2 * queues + streams, queues() + " queues");

            formation.deploy(second);
            Map<String, Deployed> after = formation.resources();
            report.publishEntry(Map.of(
                    "resources on the engine", String.valueOf(before.size()),
                    "both syntheses", String.valueOf(Duration.between(start, generated)),
                    "first deployment", String.valueOf(Duration.between(generated, deployed)),
                    "second deployment", String.valueOf(Duration.between(deployed, Instant.now()))));

            Map<String, Deployed> same = new TreeMap<>(after);
            same.keySet().retainAll(before.keySet());
            // A task definition has another revision once its environment has one queue more.
            before.values().removeIf(resource -> resource.type().equals("AWS::ECS::TaskDefinition"));
            same.values().removeIf(resource -> resource.type().equals("AWS::ECS::TaskDefinition"));
            assertEquals(before, same);
            assertTrue(after.size() > before.size(), after.size() + " after " + before.size());
            assertEquals(planned(second, "AWS::SQS::Queue"), queues());
        }
    }

    private static int planned(Path assembly, String type) throws IOException {
        return (int) TemplateFolder.read(assembly).stacks().stream()
                .flatMap(stack -> stack.resources().stream())
                .filter(placed -> placed.resource().type().equals(type))
                .count();
    }

    /** As many as the account says it has. moto lists 1,000 and then no more, so it is asked by the beginnings of names. */
    private int queues() {
        try (SqsClient sqs = aws.client(SqsClient.builder(), REGION)) {
            return (int) IntStream.concat(IntStream.rangeClosed('a', 'z'), IntStream.rangeClosed('0', '9'))
                    .mapToObj(next -> Character.isDigit(next) ? "q" + (char) next : String.valueOf((char) next))
                    .filter(beginning -> !beginning.equals("q"))
                    .flatMap(
                            beginning -> sqs
                                    .listQueues(request -> request.queueNamePrefix("big-prod-" + beginning))
                                    .queueUrls()
                                    .stream())
                    .count();
        }
    }

    private static Path synthesized(int queues, int streams, int schedules) throws Exception {
        Path project = shared.resolve("with" + queues);
        Files.createDirectories(project.resolve("dsl"));
        Files.writeString(project.resolve("dsl/big.dsl"), dsl(queues, streams, schedules));
        Files.writeString(project.resolve("dazzle.toml"), """
                [project]
                name = "big"
                version = "1"
                root = "big"

                [deploy]
                environment = "prod"
                region = "%s"
                """.formatted(REGION));
        Reading.Planned planned = (Reading.Planned) new ProjectPipeline()
                .read(new DazzleProject(project, project.resolve("dazzle.toml"), Optional.empty(), Optional.empty()));
        Path assembly = project.resolve("cdk.out");
        LocalSynthesis.synthesize(planned.plan().requirements(), assembly);
        EngineLimits.applyTo(assembly);
        return assembly;
    }

    private static String dsl(int queues, int streams, int schedules) {
        StringBuilder dsl = new StringBuilder("module big\n\napp big \"Big\"\n\nmessage M \"M\":\n  id: uuid\n\n");
        for (int i = 0; i < queues; i++) {
            dsl.append("channel q").append(i).append(" \"Q\":\n  kind: queue\n\n");
        }
        for (int i = 0; i < streams; i++) {
            dsl.append("channel s").append(i).append(" \"S\":\n  kind: stream\n  receive r:\n    message: M\n\n");
        }
        for (int i = 0; i < schedules; i++) {
            dsl.append("schedule t")
                    .append(i)
                    .append(" \"T\":\n  cron: \"0 2 * * *\"\n  steps:\n    - step run:\n        channel: q0\n\n");
        }
        return dsl.toString();
    }
}
