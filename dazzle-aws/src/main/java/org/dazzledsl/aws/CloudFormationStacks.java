package org.dazzledsl.aws;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.model.diff.DeployedStacks;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** The stacks as CloudFormation tells them. Read-only: it needs {@code GetTemplate} and {@code ListStackResources}. */
final class CloudFormationStacks implements DeployedStacks {

    private static final String NESTED_STACK = "AWS::CloudFormation::Stack";

    private final CloudFormationClient client;

    CloudFormationStacks(CloudFormationClient client) {
        this.client = client;
    }

    @Override
    public Optional<String> template(String stack) throws IOException {
        try {
            return Optional.of(
                    client.getTemplate(request -> request.stackName(stack)).templateBody());
        } catch (CloudFormationException e) {
            if (CloudFormationFaults.isMissingStack(e)) {
                return Optional.empty();
            }
            throw new IOException(CloudFormationFaults.message(stack, e), e);
        } catch (SdkException e) {
            throw new IOException(CloudFormationFaults.message(stack, e), e);
        }
    }

    @Override
    public Map<String, String> nestedStacks(String stack) throws IOException {
        try {
            Map<String, String> nested = new TreeMap<>();
            for (StackResourceSummary resource : client.listStackResourcesPaginator(request -> request.stackName(stack))
                    .stackResourceSummaries()) {
                if (resource.resourceType().equals(NESTED_STACK)) {
                    nested.put(resource.logicalResourceId(), resource.physicalResourceId());
                }
            }
            return nested;
        } catch (SdkException e) {
            throw new IOException(CloudFormationFaults.message(stack, e), e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
