package org.dazzledsl.model.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;
import org.dazzledsl.model.diff.InfraDiff.Fate;
import org.dazzledsl.model.diff.InfraDiff.StackChange;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.version.ClusterVersion;
import org.dazzledsl.model.version.DataResource;
import org.dazzledsl.model.version.InfraVersion;
import org.dazzledsl.model.version.InfraVersion.StackVersion;
import org.dazzledsl.model.version.StackEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manifest alone tells of a newer state, such as that of another version of the plugin. */
class ManifestDifferTest {

    private static final String BEFORE = """
            {"Resources": {
              "Bucket": {"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "Properties": {"BucketName": "a"}},
              "Database": {"Type": "AWS::RDS::DBCluster", "Properties": {"DatabaseName": "bank"}},
              "Gone": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "gone"}},
              "Moved": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "moved"}},
              "Topic": {"Type": "AWS::SNS::Topic"},
              "Volume": {"Type": "AWS::EC2::Volume", "Properties": {"AvailabilityZone": "a", "Size": 10}}}}""";

    private static final String AFTER = """
            {"Resources": {
              "Bucket": {"Type": "AWS::S3::Bucket", "DeletionPolicy": "Retain", "Properties": {"BucketName": "a"}},
              "Database": {"Type": "AWS::RDS::DBCluster", "Properties": {"DatabaseName": "shop"}},
              "Moved": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "moved"}},
              "Volume": {"Type": "AWS::EC2::Volume", "Properties": {"AvailabilityZone": "b", "Size": 20}}}}""";

    @TempDir
    Path folder;

    @Test
    void whatBecomesOfData() throws IOException {
        List<DataResource> data = DataInventory.of(templates("before", BEFORE)).stream()
                .map(resource -> resource.logicalId().equals("Moved")
                        ? new DataResource(
                                resource.stack(),
                                "DataPart1",
                                resource.logicalId(),
                                resource.type(),
                                resource.deletionPolicy(),
                                resource.createOnly())
                        : resource)
                .toList();
        TemplateFolder now = templates("after", AFTER);
        InfraDiff diff = ManifestDiffer.compare(
                manifest("aa", "eu-west-1", data),
                manifest("bb", "eu-west-1", DataInventory.of(now)),
                new InfraDiffer.Side(now, Elements.NONE));
        assertTrue(diff.partial());
        assertEquals(
                List.of(
                        "Database will be replaced, because DatabaseName changes from bank to shop; its rows are lost",
                        "Gone (gone) will be deleted: the messages in it are lost",
                        "Moved (moved) will be replaced, because it moves from the nested stack DataPart1 to the stack Data,"
                                + " and a resource is deleted in the one stack and made anew in the other; the messages in"
                                + " it are lost",
                        "Volume can't be changed: AvailabilityZone changes from a to b, and CloudFormation doesn't update"
                                + " that of a volume"),
                diff.changes().stream().map(Change::sentence).toList());
    }

    @Test
    void inAnotherRegionItIsAnotherStack() throws IOException {
        TemplateFolder now = templates("after", AFTER);
        List<DataResource> data = DataInventory.of(now);
        InfraDiff diff = ManifestDiffer.compare(
                manifest("aa", "eu-west-1", data),
                manifest("aa", "eu-central-1", data),
                new InfraDiffer.Side(now, Elements.NONE));
        assertEquals(
                List.of(
                        new StackChange("Data", "bank-dev-Data", Fate.ADDED),
                        new StackChange("Data", "bank-dev-Data", Fate.REMOVED)),
                diff.stacks());
        assertTrue(diff.isDestructive());
    }

    @Test
    void aClusterKeepsItsIdAndTheNumberOfItsReplicas() throws IOException {
        TemplateFolder now = templates("after", """
                {"Resources": {
                  "Id": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/bank/dev/tigerbeetle/cluster_id"}},
                  "Count": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/bank/dev/tigerbeetle/replica_count"}}}}""");
        InfraDiff diff = ManifestDiffer.compare(
                manifest("aa", "eu-west-1", List.of(), Optional.of(cluster(7, 3))),
                manifest("bb", "eu-west-1", List.of(), Optional.of(cluster(7, 5))),
                new InfraDiffer.Side(now, Elements.NONE));
        assertEquals(
                List.of(
                        "Count (/bank/dev/tigerbeetle/replica_count) can't be changed: a TigerBeetle cluster keeps the number"
                                + " of replicas that it was formatted with, so 3 can't become 5; make another cluster and move the"
                                + " accounts there"),
                diff.changes().stream().map(Change::sentence).toList());
    }

    private static ClusterVersion cluster(int id, int replicas) {
        return new ClusterVersion(new ClusterIdentity(BigInteger.valueOf(id), replicas), Optional.empty());
    }

    private static InfraVersion manifest(String checksum, String region, List<DataResource> data) {
        return manifest(checksum, region, data, Optional.empty());
    }

    private static InfraVersion manifest(
            String checksum, String region, List<DataResource> data, Optional<ClusterVersion> cluster) {
        StackVersion stack = new StackVersion(
                "Data",
                "bank-dev-Data",
                "Data.template.json",
                checksum,
                StackEnvironment.parse("aws://unknown-account/" + region));
        return new InfraVersion(
                "0123456789ab", "0.1.0", Instant.EPOCH, "dev", List.of(stack), data, cluster, Optional.empty());
    }

    private TemplateFolder templates(String name, String data) throws IOException {
        Path directory = Files.createDirectories(folder.resolve(name));
        Files.writeString(directory.resolve("Data.template.json"), data);
        return TemplateFolder.read(directory);
    }
}
