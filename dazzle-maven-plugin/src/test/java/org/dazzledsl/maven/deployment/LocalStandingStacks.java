package org.dazzledsl.maven.deployment;

import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dazzledsl.model.teardown.AwsFaultException;
import org.dazzledsl.model.teardown.StandingStack;
import org.dazzledsl.model.teardown.StandingStacks;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;

/** The stacks of a {@link LocalAws}. The plugin's own way to them is in another module, and tested there. */
final class LocalStandingStacks implements StandingStacks {

    private static final Pattern OBJECT = Pattern.compile("<Key>([^<]+)</Key>");

    private final LocalAws aws;
    private final CloudFormationClient client;

    LocalStandingStacks(LocalAws aws, String region) {
        this.aws = aws;
        this.client = aws.client(CloudFormationClient.builder(), region);
    }

    @Override
    public Optional<StandingStack> find(String name) {
        return client.describeStacks().stacks().stream()
                .filter(stack -> stack.stackName().equals(name))
                .filter(stack -> stack.stackStatus() != StackStatus.DELETE_COMPLETE)
                .map(stack -> new StandingStack(
                        name, stack.stackId().split(":")[4], Boolean.TRUE.equals(stack.enableTerminationProtection())))
                .findFirst();
    }

    @Override
    public SortedMap<String, String> buckets(String stack) {
        SortedMap<String, String> buckets = new TreeMap<>();
        client.listStackResources(request -> request.stackName(stack)).stackResourceSummaries().stream()
                .filter(resource -> resource.resourceType().equals("AWS::S3::Bucket"))
                .forEach(resource -> buckets.put(resource.logicalResourceId(), resource.physicalResourceId()));
        return buckets;
    }

    @Override
    public long empty(String bucket) throws AwsFaultException {
        try {
            Matcher objects = OBJECT.matcher(aws.get("/" + bucket));
            long deleted = 0;
            while (objects.find()) {
                aws.delete("/" + bucket + "/" + objects.group(1));
                deleted++;
            }
            return deleted;
        } catch (IOException e) {
            throw new AwsFaultException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AwsFaultException("Interrupted", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
