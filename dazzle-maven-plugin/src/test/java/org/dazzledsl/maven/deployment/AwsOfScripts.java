package org.dazzledsl.maven.deployment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** The AWS on loopback as the scripts of the projects under {@code src/it} use it. */
public final class AwsOfScripts implements AutoCloseable {

    private static final String REGION = "eu-west-1";

    /** As CDK names the one that it bootstraps. */
    private static final String BUCKET = "/cdk-hnb659fds-assets-" + LocalAws.ACCOUNT + "-" + REGION;

    private final LocalAws aws;

    private AwsOfScripts(LocalAws aws) {
        this.aws = aws;
    }

    /**
     * Waits until it answers. It ends with the build that started it, if not before.
     *
     * @param log file for what the server prints
     */
    public static AwsOfScripts start(Path log) throws IOException, InterruptedException {
        AwsOfScripts started = new AwsOfScripts(LocalAws.start(log));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close));
        return started;
    }

    /** Puts into it what {@code cdk bootstrap} would have put there: as much of it as anybody asks for here. */
    public void bootstrap() throws IOException, InterruptedException {
        aws.put(BUCKET, """
                <CreateBucketConfiguration xmlns="http://s3.amazonaws.com/doc/2006-03-01/">\
                <LocationConstraint>%s</LocationConstraint></CreateBucketConfiguration>""".formatted(REGION).getBytes(StandardCharsets.UTF_8));
        try (SsmClient ssm = aws.client(SsmClient.builder(), REGION)) {
            ssm.putParameter(parameter -> parameter
                    .name("/cdk-bootstrap/hnb659fds/version")
                    .type(ParameterType.STRING)
                    .value("99"));
        }
    }

    /** Puts an asset into CDK's bucket. */
    public void upload(String key, byte[] content) throws IOException, InterruptedException {
        aws.put(BUCKET + "/" + key, content);
    }

    /** Deploys a stack whose assets are there. */
    public void create(String name, String template) {
        try (CloudFormationClient formation = formation()) {
            formation.createStack(stack ->
                    stack.stackName(name).templateBody(template).capabilities(Capability.CAPABILITY_NAMED_IAM));
        }
    }

    /** The names of the stacks that are deployed. */
    public List<String> standing() {
        try (CloudFormationClient formation = formation()) {
            return formation.describeStacks().stacks().stream()
                    .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE)
                    .map(Stack::stackName)
                    .toList();
        }
    }

    /** Has Maven in a project ask this one: by system properties, which every version of Maven hands on. */
    public void serveMaven(Path project) throws IOException {
        Map<String, String> environment = aws.environment(REGION);
        Path folder = Files.createDirectories(project.resolve(".mvn"));
        Files.writeString(folder.resolve("jvm.config"), """
                -Daws.endpointUrl=%s -Daws.accessKeyId=%s -Daws.secretAccessKey=%s -Daws.disableEc2Metadata=true
                """.formatted(
                        environment.get("AWS_ENDPOINT_URL"),
                        environment.get("AWS_ACCESS_KEY_ID"),
                        environment.get("AWS_SECRET_ACCESS_KEY")));
    }

    /** Has the CDK command line ask this one: by a file that {@code AWS_CONFIG_FILE} names. */
    public void serveCdk(Path file) throws IOException {
        Map<String, String> environment = aws.environment(REGION);
        Files.writeString(file, """
                [default]
                region = %s
                endpoint_url = %s
                aws_access_key_id = %s
                aws_secret_access_key = %s
                """.formatted(
                        REGION,
                        environment.get("AWS_ENDPOINT_URL"),
                        environment.get("AWS_ACCESS_KEY_ID"),
                        environment.get("AWS_SECRET_ACCESS_KEY")));
    }

    @Override
    public void close() {
        aws.close();
    }

    private CloudFormationClient formation() {
        return aws.client(CloudFormationClient.builder(), REGION);
    }
}
