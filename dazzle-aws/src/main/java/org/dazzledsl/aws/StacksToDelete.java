package org.dazzledsl.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.model.json.JsonTree;
import org.dazzledsl.model.teardown.AwsFaultException;
import org.dazzledsl.model.teardown.StandingStack;
import org.dazzledsl.model.teardown.StandingStacks;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.cloudformation.model.StackStatus;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * Stacks and their buckets as AWS tells them. Needs {@code cloudformation:DescribeStacks},
 * {@code cloudformation:ListStackResources}, {@code cloudformation:GetTemplate}, and to empty buckets {@code s3:ListBucketVersions}, {@code s3:DeleteObject} and
 * {@code s3:DeleteObjectVersion}.
 */
final class StacksToDelete implements StandingStacks {

    private static final String BUCKET = "AWS::S3::Bucket";

    /** {@code arn:aws:cloudformation:eu-west-1:111122223333:stack/bank-dev-Data/…}. */
    private static final int ACCOUNT_IN_ARN = 4;

    private final CloudFormationClient formation;
    private final S3Client s3;

    StacksToDelete(CloudFormationClient formation, S3Client s3) {
        this.formation = formation;
        this.s3 = s3;
    }

    @Override
    public Optional<StandingStack> find(String stack) throws AwsFaultException {
        try {
            return formation.describeStacks(request -> request.stackName(stack)).stacks().stream()
                    .filter(found -> found.stackStatus() != StackStatus.DELETE_COMPLETE)
                    .map(StacksToDelete::standing)
                    .findFirst();
        } catch (CloudFormationException e) {
            if (CloudFormationFaults.isMissingStack(e)) {
                return Optional.empty();
            }
            throw new AwsFaultException(CloudFormationFaults.message(stack, e), e);
        } catch (SdkException e) {
            throw new AwsFaultException(CloudFormationFaults.message(stack, e), e);
        }
    }

    private static StandingStack standing(Stack stack) {
        return new StandingStack(
                stack.stackName(),
                stack.stackId().split(":")[ACCOUNT_IN_ARN],
                Boolean.TRUE.equals(stack.enableTerminationProtection()));
    }

    @Override
    public SortedMap<String, String> buckets(String stack) throws AwsFaultException {
        SortedMap<String, String> buckets = new TreeMap<>();
        try {
            JsonNode deployed = JsonTree.read(formation
                            .getTemplate(request -> request.stackName(stack))
                            .templateBody()
                            .getBytes(StandardCharsets.UTF_8))
                    .path("Resources");
            for (StackResourceSummary resource : formation
                    .listStackResourcesPaginator(request -> request.stackName(stack))
                    .stackResourceSummaries()) {
                boolean stays = deployed.path(resource.logicalResourceId())
                        .path("DeletionPolicy")
                        .asText()
                        .startsWith("Retain");
                if (resource.resourceType().equals(BUCKET) && resource.physicalResourceId() != null && !stays) {
                    buckets.put(resource.logicalResourceId(), resource.physicalResourceId());
                }
            }
        } catch (SdkException e) {
            throw new AwsFaultException(CloudFormationFaults.message(stack, e), e);
        } catch (IOException e) {
            throw new AwsFaultException("The template of " + stack + " can't be read: " + e.getMessage(), e);
        }
        return buckets;
    }

    @Override
    public long empty(String bucket) throws AwsFaultException {
        long deleted = 0;
        try {
            // Always the first page: what a next page would begin after is deleted meanwhile.
            List<ObjectIdentifier> page = firstOf(bucket);
            while (!page.isEmpty()) {
                delete(bucket, page);
                deleted += page.size();
                page = firstOf(bucket);
            }
        } catch (SdkException e) {
            throw new AwsFaultException(couldNotBeEmptied(bucket, CloudFormationFaults.why(e)), e);
        }
        return deleted;
    }

    private List<ObjectIdentifier> firstOf(String bucket) {
        ListObjectVersionsResponse page = s3.listObjectVersions(request -> request.bucket(bucket));
        return Stream.concat(
                        page.versions().stream().map(version -> identifier(version.key(), version.versionId())),
                        page.deleteMarkers().stream().map(marker -> identifier(marker.key(), marker.versionId())))
                .toList();
    }

    /** A page of a listing holds no more than one request may delete. */
    private void delete(String bucket, List<ObjectIdentifier> objects) throws AwsFaultException {
        DeleteObjectsResponse response = s3.deleteObjects(request ->
                request.bucket(bucket).delete(delete -> delete.objects(objects).quiet(true)));
        if (!response.errors().isEmpty()) {
            S3Error first = response.errors().get(0);
            throw new AwsFaultException(couldNotBeEmptied(bucket, first.key() + ": " + first.message()), null);
        }
    }

    private static String couldNotBeEmptied(String bucket, String why) {
        return "The bucket " + bucket + " could not be emptied: " + why;
    }

    private static ObjectIdentifier identifier(String key, String version) {
        return ObjectIdentifier.builder().key(key).versionId(version).build();
    }

    @Override
    public void close() {
        try (formation;
                s3) {
            // Both are closed, whatever closing one of them comes to.
        }
    }
}
