package org.dazzledsl.model.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;
import org.dazzledsl.model.version.InfraVersion.StackVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InfraVersionTest {

    private static final Instant TIME = Instant.parse("2026-11-01T10:00:00Z");

    private static final StackEnvironment IRELAND = new StackEnvironment(Optional.empty(), Optional.of("eu-west-1"));

    private static final InfraVersion MANIFEST = new InfraVersion(
            "0123456789ab",
            "0.1.0",
            TIME,
            "prod",
            List.of(new StackVersion("Network", "bank-prod-Network", "Network.template.json", "aa", IRELAND)),
            List.of(
                    new DataResource(
                            "Data", "", "AssetsBucket", "AWS::S3::Bucket", Optional.of("Retain"), new TreeMap<>()),
                    new DataResource(
                            "Data",
                            "DataPart",
                            "Cache",
                            "AWS::ElastiCache::ReplicationGroup",
                            Optional.empty(),
                            new TreeMap<>(Map.of("Port", IntNode.valueOf(6379))))),
            Optional.of(new ClusterVersion(
                    new ClusterIdentity(new BigInteger("340282366920938463463374607431768211455"), 3),
                    Optional.of(new ClusterIdentity(BigInteger.ZERO, 1)))),
            Optional.of("beef"));

    private static final String JSON = """
            {
              "schemaVersion": 1,
              "version": "0123456789ab",
              "dazzle_version": "0.1.0",
              "generated_at": "2026-11-01T10:00:00Z",
              "environment": "prod",
              "made_of": "beef",
              "tigerbeetle": {
                "node_count": 3,
                "cluster_id": "340282366920938463463374607431768211455",
                "former": {
                  "node_count": 1,
                  "cluster_id": "0"
                }
              },
              "stacks": [
                {
                  "name": "Network",
                  "stack_name": "bank-prod-Network",
                  "template": "Network.template.json",
                  "checksum": "aa",
                  "aws_environment": "aws://unknown-account/eu-west-1"
                }
              ],
              "data": [
                {
                  "stack": "Data",
                  "logical_id": "AssetsBucket",
                  "type": "AWS::S3::Bucket",
                  "deletion_policy": "Retain"
                },
                {
                  "stack": "Data",
                  "nested_stack": "DataPart",
                  "logical_id": "Cache",
                  "type": "AWS::ElastiCache::ReplicationGroup",
                  "create_only": {
                    "Port": 6379
                  }
                }
              ]
            }
            """;

    @Test
    void writesTheGuidesForm() {
        assertEquals(JSON, MANIFEST.toJson());
    }

    @Test
    void readsWhatItWrites() throws IOException {
        assertEquals(MANIFEST, InfraVersion.fromJson(JSON));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[",
                "{\"schemaVersion\": 2}",
                "{\"schemaVersion\": 1, \"version\": \"x\"}",
                "{\"schemaVersion\": 1, \"version\": \"0123456789ab\", \"generated_at\": \"yesterday\"}",
                "{\"schemaVersion\": 1, \"version\": \"0123456789ab\", \"generated_at\": \"2026-11-01T10:00:00Z\","
                        + "\"tigerbeetle\": {\"cluster_id\": \"x\"}}"
            })
    void whatIsNoManifestIsAnIoException(String text) {
        assertThrows(IOException.class, () -> InfraVersion.fromJson(text));
    }

    @Test
    void timeIsNoDifferenceOfInfrastructure() {
        assertTrue(MANIFEST.sameInfrastructure(MANIFEST.generatedAt(TIME.plusSeconds(60))));
        assertFalse(MANIFEST.sameInfrastructure(new InfraVersion(
                "0123456789ab",
                "0.2.0",
                TIME,
                "prod",
                MANIFEST.stacks(),
                List.of(),
                Optional.empty(),
                Optional.of("beef"))));
    }

    @Test
    void theTimeIsInWholeSeconds() {
        assertEquals(TIME, MANIFEST.generatedAt(TIME.plusMillis(999)).generatedAt());
    }

    @Test
    void readsTheStacksOffAnAssembly(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), """
                {"artifacts": {
                  "Network.assets": {"type": "cdk:asset-manifest"},
                  "Network": {"type": "aws:cloudformation:stack", "displayName": "Network",
                    "environment": "aws://unknown-account/eu-west-1",
                    "properties": {"templateFile": "Network.template.json", "stackName": "bank-dev-Network"}},
                  "Compute": {"type": "aws:cloudformation:stack",
                    "properties": {"templateFile": "Compute.template.json", "stackName": "bank-dev-Compute"}}}}
                """);
        Files.writeString(folder.resolve("Network.template.json"), "abc");
        Files.writeString(folder.resolve("Compute.template.json"), "");
        InfraVersion manifest = InfraVersion.of(
                CloudAssembly.read(folder), "0123456789ab", "0.1.0", TIME, "dev", List.of(), Optional.empty(), "beef");
        assertEquals(
                List.of(
                        new StackVersion(
                                "Network",
                                "bank-dev-Network",
                                "Network.template.json",
                                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                                IRELAND),
                        new StackVersion(
                                "Compute",
                                "bank-dev-Compute",
                                "Compute.template.json",
                                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                StackEnvironment.UNKNOWN)),
                manifest.stacks());
    }

    @Test
    void aFolderWithoutStacksIsNoAssembly(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), "{}");
        assertThrows(IOException.class, () -> CloudAssembly.read(folder));
    }
}
