package org.dazzledsl.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.dazzledsl.model.teardown.AwsFaultException;
import org.dazzledsl.model.teardown.StandingStack;
import org.dazzledsl.model.teardown.StandingStacks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** Against moto's server on this machine; where there is none on the PATH, these tests say that they were skipped. */
class StacksToDeleteTest {

    private static final String TEMPLATE = """
            {"Resources": {
              "AssetsBucket": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "bank-assets"}},
              "Kept": {"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "Properties": {"BucketName": "bank-kept"}},
              "Topic": {"Type": "AWS::SNS::Topic"}
            }}
            """;

    private Optional<LocalMoto> moto = Optional.empty();
    private CloudFormationClient formation;
    private S3Client s3;
    private StandingStacks stacks;

    @BeforeEach
    void start() throws Exception {
        moto = Optional.of(LocalMoto.start());
        formation = moto.get().formation();
        s3 = moto.get().s3();
        stacks = new StacksToDelete(formation, s3);
    }

    @AfterEach
    void stop() {
        moto.ifPresent(running -> {
            stacks.close();
            running.stop();
        });
    }

    @Test
    void stacksThatStandAndWhetherTheyRefuseToGo() throws Exception {
        formation.createStack(request -> request.stackName("bank-dev-Data").templateBody(TEMPLATE));
        formation.createStack(request -> request.stackName("bank-prod-Data")
                .templateBody("{\"Resources\": {\"Topic\": {\"Type\":" + " \"AWS::SNS::Topic\"}}}")
                .enableTerminationProtection(true));
        assertEquals(
                Optional.of(new StandingStack("bank-dev-Data", "123456789012", false)), stacks.find("bank-dev-Data"));
        assertEquals(
                Optional.of(new StandingStack("bank-prod-Data", "123456789012", true)), stacks.find("bank-prod-Data"));
        assertEquals(Optional.empty(), stacks.find("bank-dev-Network"));
        assertEquals(Map.of("AssetsBucket", "bank-assets"), stacks.buckets("bank-dev-Data"));
    }

    /** More than one request lists or deletes, with versions and markers of what was deleted. */
    @Test
    void aBucketIsEmptiedWithAllVersions() throws Exception {
        formation.createStack(request -> request.stackName("bank-dev-Data").templateBody(TEMPLATE));
        s3.putBucketVersioning(request -> request.bucket("bank-assets")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        for (int i = 0; i < 1100; i++) {
            String key = "statement " + i + ".pdf";
            s3.putObject(request -> request.bucket("bank-assets").key(key), RequestBody.fromString("1"));
        }
        s3.putObject(request -> request.bucket("bank-assets").key("statement 0.pdf"), RequestBody.fromString("2"));
        s3.deleteObject(request -> request.bucket("bank-assets").key("statement 1.pdf"));
        assertEquals(1102, stacks.empty("bank-assets"));
        assertEquals(0, stacks.empty("bank-assets"));
        assertEquals(
                List.of(),
                s3.listObjectVersions(request -> request.bucket("bank-assets")).versions());
        formation.deleteStack(request -> request.stackName("bank-dev-Data"));
        assertEquals(Optional.empty(), stacks.find("bank-dev-Data"));
    }

    @Test
    void aBucketThatThereIsNot() {
        String message = assertThrows(AwsFaultException.class, () -> stacks.empty("none"))
                .getMessage();
        assertTrue(message.startsWith("The bucket none could not be emptied: "), message);
    }

    @Test
    void nobodyIsSignedIn() {
        AwsCredentialsProvider nobody = AwsCredentialsProviderChain.of(ProfileCredentialsProvider.builder()
                .profileFile(ProfileFile.builder()
                        .content(new ByteArrayInputStream(new byte[0]))
                        .type(ProfileFile.Type.CONFIGURATION)
                        .build())
                .build());
        stacks = new StacksToDelete(moto.orElseThrow().formation(nobody), s3);
        assertEquals(
                "The stack bank-dev-Data could not be read from AWS: nobody is signed in. Name a profile in AWS_PROFILE, or"
                        + " set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
                assertThrows(AwsFaultException.class, () -> stacks.find("bank-dev-Data"))
                        .getMessage());
    }

    @Test
    void itIsFoundAsAService() {
        assertEquals(
                StandingStacksConnector.class,
                ServiceLoader.load(StandingStacks.Connector.class)
                        .findFirst()
                        .orElseThrow()
                        .getClass());
    }
}
