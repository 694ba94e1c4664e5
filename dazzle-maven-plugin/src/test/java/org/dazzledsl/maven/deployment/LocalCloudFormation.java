package org.dazzledsl.maven.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dazzledsl.model.version.CloudAssembly;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResource;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Deploys to a {@link LocalAws} as the CDK command line does, without its time: templates go to S3, stacks in their order. */
final class LocalCloudFormation implements AutoCloseable {

    private static final String NESTED_STACK = "AWS::CloudFormation::Stack";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalAws aws;
    private final String region;
    private final CloudFormationClient client;
    private final Map<String, String> deployed = new LinkedHashMap<>();

    LocalCloudFormation(LocalAws aws, String region) {
        this.aws = aws;
        this.region = region;
        this.client = aws.client(CloudFormationClient.builder(), region);
    }

    /**
     * A resource of the account.
     *
     * @param type {@code AWS::SQS::Queue}
     * @param physicalId by which the account knows it
     */
    record Deployed(String type, String physicalId) {}

    /** What a template asks of {@code cdk bootstrap}. */
    void bootstrap() {
        try (SsmClient ssm = aws.client(SsmClient.builder(), region)) {
            ssm.putParameter(request -> request.name("/cdk-bootstrap/hnb659fds/version")
                    .type(ParameterType.STRING)
                    .value("30")
                    .overwrite(true));
        }
    }

    /** Creates the stacks that are not there, and updates those whose template is another one. */
    void deploy(Path assembly) throws IOException, InterruptedException {
        CloudAssembly stacks = CloudAssembly.read(assembly);
        for (CloudAssembly.Stack stack : stacks.stacks()) {
            String template = Files.readString(assembly.resolve(stack.template()));
            if (!template.equals(deployed.get(stack.stackName()))) {
                String url = upload(assembly, stack);
                if (deployed.containsKey(stack.stackName())) {
                    client.updateStack(request -> request.stackName(stack.stackName())
                            .templateURL(url)
                            .capabilities(Capability.CAPABILITY_NAMED_IAM));
                } else {
                    client.createStack(request -> request.stackName(stack.stackName())
                            .templateURL(url)
                            .capabilities(Capability.CAPABILITY_NAMED_IAM));
                }
                deployed.put(stack.stackName(), template);
            }
        }
    }

    /** Deletes all stacks, the last first. */
    void destroy() {
        List<String> names = new ArrayList<>(deployed.keySet());
        Collections.reverse(names);
        for (String name : names) {
            client.deleteStack(request -> request.stackName(name));
        }
    }

    /** @return where CloudFormation finds the stack's template; those of its nested stacks are beside it */
    private String upload(Path assembly, CloudAssembly.Stack stack) throws IOException, InterruptedException {
        JsonNode files = JSON.readTree(
                        assembly.resolve(stack.name() + ".assets.json").toFile())
                .path("files");
        String url = "";
        for (JsonNode file : files) {
            Path source = assembly.resolve(file.at("/source/path").asText());
            JsonNode destination = file.path("destinations").elements().next();
            String bucket = filledIn(destination.path("bucketName").asText());
            String key = filledIn(destination.path("objectKey").asText());
            aws.put("/" + bucket, new byte[0]);
            aws.put("/" + bucket + "/" + key, Files.readAllBytes(source));
            if (source.getFileName().toString().equals(stack.template())) {
                url = "https://s3." + region + ".amazonaws.com/" + bucket + "/" + key;
            }
        }
        return url;
    }

    private String filledIn(String text) {
        return text.replace("${AWS::AccountId}", LocalAws.ACCOUNT)
                .replace("${AWS::Region}", region)
                .replace("${AWS::Partition}", "aws");
    }

    /** Every resource of every stack, by {@code bank-dev-Messaging/QueueOrders}; those of nested stacks as if none were. */
    Map<String, Deployed> resources() {
        Map<String, Deployed> resources = new TreeMap<>();
        for (Stack stack : client.describeStacks().stacks()) {
            if (deployed.containsKey(stack.stackName())) {
                addResources(stack.stackName(), stack.stackName(), resources);
            }
        }
        return resources;
    }

    private void addResources(String outermost, String stack, Map<String, Deployed> resources) {
        List<StackResource> listed = new ArrayList<>(client.describeStackResources(request -> request.stackName(stack))
                .stackResources());
        for (StackResource resource : listed) {
            if (NESTED_STACK.equals(resource.resourceType())) {
                addResources(outermost, resource.physicalResourceId(), resources);
            } else if (resource.logicalResourceId() != null) {
                resources.put(
                        outermost + "/" + resource.logicalResourceId(),
                        new Deployed(resource.resourceType(), String.valueOf(resource.physicalResourceId())));
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
