package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.stacks.Synthesized.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the template of the Data stack promises. */
class DataTemplateTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void inProdTheDatabaseIsProtectedBackedUpAndClosed() throws IOException {
        Resource cluster = Synthesized.sample(Environment.PROD).resource("DatabaseCluster");
        assertEquals(json("""
                        {
                          "DBClusterIdentifier": "bank-prod",
                          "Engine": "aurora-postgresql",
                          "EngineVersion": "16.6",
                          "DatabaseName": "bank_db",
                          "Port": 5432,
                          "MasterUsername": "bank_owner",
                          "ManageMasterUserPassword": true,
                          "EnableIAMDatabaseAuthentication": true,
                          "DBClusterParameterGroupName": {"Ref": "DatabaseClusterParameters"},
                          "DBSubnetGroupName": {"Ref": "DatabaseSubnets"},
                          "VpcSecurityGroupIds": [{"Ref": "WireNetworkDatabaseSecurityGroupId"}],
                          "StorageEncrypted": true,
                          "BackupRetentionPeriod": 7,
                          "DeleteAutomatedBackups": false,
                          "CopyTagsToSnapshot": true,
                          "DeletionProtection": true,
                          "EnableCloudwatchLogsExports": ["postgresql"]
                        }"""), cluster.properties());
        assertEquals(List.of("DatabaseLogPostgresql"), texts(cluster.json().path("DependsOn")));
    }

    @ParameterizedTest
    @CsvSource({"DEV, Delete", "STAGING, Snapshot", "PROD, Snapshot"})
    void outsideDevASnapshotOutlivesDatabaseAndCache(Environment environment, String policy) {
        Synthesized application = Synthesized.sample(environment);
        for (String id : List.of("DatabaseCluster", "Cache")) {
            JsonNode json = application.resource(id).json();
            assertEquals(policy, json.path("DeletionPolicy").asText(), id);
            assertEquals(policy, json.path("UpdateReplacePolicy").asText(), id);
        }
        JsonNode cluster = application.resource("DatabaseCluster").properties();
        assertEquals(
                policy.equals("Delete"), cluster.path("DeleteAutomatedBackups").asBoolean());
        assertEquals(
                environment == Environment.PROD,
                cluster.path("DeletionProtection").asBoolean());
    }

    @ParameterizedTest
    @CsvSource({"DEV, 1", "STAGING, 1", "PROD, 2"})
    void aReaderInAnotherZoneInProd(Environment environment, int instances) {
        Synthesized application = Synthesized.sample(environment);
        List<Resource> members = application.resources("AWS::RDS::DBInstance");
        assertEquals(instances, members.size());
        for (Resource member : members) {
            JsonNode properties = member.properties();
            int zone = member.id().equals("DatabaseReader") ? 1 : 0;
            assertEquals(
                    zone,
                    properties
                            .path("AvailabilityZone")
                            .path("Fn::Select")
                            .path(0)
                            .asInt());
            assertEquals("db.t3.medium", properties.path("DBInstanceClass").asText());
            assertEquals(
                    "DatabaseCluster",
                    properties.path("DBClusterIdentifier").path("Ref").asText());
        }
        if (instances == 2) {
            assertEquals(
                    List.of("DatabaseWriter"),
                    texts(application.resource("DatabaseReader").json().path("DependsOn")));
        }
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void everyInstanceIsPrivateObservedAndKeptUpToDate(Environment environment) {
        for (Resource member : Synthesized.sample(environment).resources("AWS::RDS::DBInstance")) {
            JsonNode properties = member.properties();
            assertFalse(properties.path("PubliclyAccessible").asBoolean(true));
            assertTrue(properties.path("EnablePerformanceInsights").asBoolean());
            assertTrue(properties.path("AutoMinorVersionUpgrade").asBoolean());
            assertEquals(60, properties.path("MonitoringInterval").asInt());
            assertEquals(
                    "DatabaseMonitoringRole",
                    properties
                            .path("MonitoringRoleArn")
                            .path("Fn::GetAtt")
                            .path(0)
                            .asText());
        }
    }

    @Test
    void aConnectionWithoutTlsIsRefused() throws IOException {
        assertEquals(
                json("""
                        {
                          "Family": "aurora-postgresql16",
                          "Description": "Parameters of the database",
                          "Parameters": {"rds.force_ssl": "1"}
                        }"""),
                Synthesized.sample(Environment.PROD)
                        .resource("DatabaseClusterParameters")
                        .properties());
        assertEquals(
                json("""
                        {
                          "Family": "postgres16",
                          "Description": "Parameters of the database",
                          "Parameters": {"rds.force_ssl": "1"}
                        }"""),
                Variants.guest().resource("DatabaseInstanceParameters").properties());
    }

    @Test
    void theLogsOfTheDatabaseAreKeptForAsLongAsConfigured() {
        JsonNode group = Synthesized.sample(Environment.PROD)
                .resource("DatabaseLogPostgresql")
                .properties();
        assertEquals(
                "/aws/rds/cluster/bank-prod/postgresql",
                group.path("LogGroupName").asText());
        assertEquals(30, group.path("RetentionInDays").asInt());
    }

    @Test
    void databaseAndCacheStandInIsolatedSubnets() {
        Synthesized application = Synthesized.sample(Environment.PROD);
        for (String id : List.of("DatabaseSubnets", "CacheSubnets")) {
            assertEquals(
                    "WireNetworkIsolatedSubnetIds",
                    application
                            .resource(id)
                            .properties()
                            .path("SubnetIds")
                            .path("Ref")
                            .asText());
        }
        assertEquals(
                "/bank/prod/network/isolated_subnet_ids",
                application
                        .template(StackName.DATA)
                        .path("Parameters")
                        .path("WireNetworkIsolatedSubnetIds")
                        .path("Default")
                        .asText());
    }

    @Test
    void withoutAClassTheDatabaseScalesByItself() throws IOException {
        Synthesized application = Variants.cutOff();
        JsonNode cluster = application.resource("DatabaseCluster").properties();
        assertEquals(
                json("{\"MinCapacity\": 0.5, \"MaxCapacity\": 4}"),
                json(cluster.path("ServerlessV2ScalingConfiguration").toString()));
        assertEquals("17", cluster.path("EngineVersion").asText());
        assertEquals(
                "db.serverless",
                application
                        .resource("DatabaseWriter")
                        .properties()
                        .path("DBInstanceClass")
                        .asText());
        assertFalse(Synthesized.sample(Environment.PROD)
                .resource("DatabaseCluster")
                .properties()
                .has("ServerlessV2ScalingConfiguration"));
    }

    @Test
    void aClassThatAuroraLacksIsAnRdsInstanceAsWellGuarded() throws IOException {
        Synthesized application = Variants.guest();
        Resource instance = application.resource("DatabaseInstance");
        assertEquals(json("""
                        {
                          "DBInstanceIdentifier": "bank-prod",
                          "DBInstanceClass": "db.t3.small",
                          "Engine": "postgres",
                          "EngineVersion": "16.6",
                          "DBName": "bank_db",
                          "Port": "5432",
                          "AllocatedStorage": "100",
                          "StorageType": "gp3",
                          "StorageEncrypted": true,
                          "KmsKeyId": "%1$s",
                          "MultiAZ": true,
                          "MasterUsername": "bank_owner",
                          "ManageMasterUserPassword": true,
                          "MasterUserSecret": {"KmsKeyId": "%1$s"},
                          "EnableIAMDatabaseAuthentication": true,
                          "DBParameterGroupName": {"Ref": "DatabaseInstanceParameters"},
                          "DBSubnetGroupName": {"Ref": "DatabaseSubnets"},
                          "VPCSecurityGroups": [{"Ref": "WireNetworkDatabaseSecurityGroupId"}],
                          "PubliclyAccessible": false,
                          "BackupRetentionPeriod": 7,
                          "DeleteAutomatedBackups": false,
                          "CopyTagsToSnapshot": true,
                          "DeletionProtection": true,
                          "AutoMinorVersionUpgrade": true,
                          "EnableCloudwatchLogsExports": ["postgresql", "upgrade"],
                          "EnablePerformanceInsights": true,
                          "PerformanceInsightsKMSKeyId": "%1$s",
                          "PerformanceInsightsRetentionPeriod": 7,
                          "MonitoringInterval": 60,
                          "MonitoringRoleArn": {"Fn::GetAtt": ["DatabaseMonitoringRole", "Arn"]}
                        }""".formatted(Variants.KEY)), instance.properties());
        assertEquals("Snapshot", instance.json().path("DeletionPolicy").asText());
        assertEquals(
                List.of("DatabaseLogPostgresql", "DatabaseLogUpgrade"),
                texts(instance.json().path("DependsOn")));
        assertEquals(List.of(), application.resources("AWS::RDS::DBCluster"));
        assertEquals(
                "DbiResourceId",
                published(application, "DatabaseResourceId")
                        .path("Fn::GetAtt")
                        .path(1)
                        .asText());
    }

    @Test
    void tasksAreToldWhereTheDatabaseIsAndByReferenceItsPassword() {
        Synthesized application = Synthesized.sample(Environment.PROD);
        assertEquals(
                "Endpoint.Address",
                published(application, "DatabaseHost")
                        .path("Fn::GetAtt")
                        .path(1)
                        .asText());
        assertEquals("5432", published(application, "DatabasePort").asText());
        assertEquals("bank_db", published(application, "DatabaseName").asText());
        assertEquals("bank_owner", published(application, "DatabaseUser").asText());
        assertEquals(
                "MasterUserSecret.SecretArn",
                published(application, "DatabaseSecretArn")
                        .path("Fn::GetAtt")
                        .path(1)
                        .asText());
        assertEquals(
                "DBClusterResourceId",
                published(application, "DatabaseResourceId")
                        .path("Fn::GetAtt")
                        .path(1)
                        .asText());
        assertEquals(
                "DatabaseCluster",
                published(application, "DatabaseId").path("Ref").asText());
        assertFalse(application.template(StackName.DATA).toString().contains("MasterUserPassword\":\""));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void everyBucketIsClosedToThePublicAndToOthers(Environment environment) throws IOException {
        List<Resource> buckets = ofData(Synthesized.sample(environment), "AWS::S3::Bucket");
        assertEquals(environment == Environment.DEV ? 1 : 2, buckets.size());
        for (Resource bucket : buckets) {
            assertEquals(json("""
                            {
                              "BlockPublicAcls": true,
                              "BlockPublicPolicy": true,
                              "IgnorePublicAcls": true,
                              "RestrictPublicBuckets": true
                            }"""), bucket.properties().path("PublicAccessBlockConfiguration"));
            assertEquals(
                    json("{\"Rules\": [{\"ObjectOwnership\": \"BucketOwnerEnforced\"}]}"),
                    bucket.properties().path("OwnershipControls"));
            assertEquals("AES256", encryption(bucket).path("SSEAlgorithm").asText());
        }
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void everyBucketRefusesWhatComesWithoutTls(Environment environment) throws IOException {
        Synthesized application = Synthesized.sample(environment);
        for (Resource bucket : ofData(application, "AWS::S3::Bucket")) {
            Resource policy = application.resource(bucket.id() + "Policy");
            assertEquals(
                    bucket.id(), policy.properties().path("Bucket").path("Ref").asText());
            assertEquals(
                    json("""
                            {
                              "Sid": "DenyWithoutTls",
                              "Effect": "Deny",
                              "Principal": {"AWS": "*"},
                              "Action": "s3:*",
                              "Resource": [{"Fn::GetAtt": ["%1$s", "Arn"]}, {"Fn::Sub": "${%1$s.Arn}/*"}],
                              "Condition": {"Bool": {"aws:SecureTransport": "false"}}
                            }""".formatted(bucket.id())),
                    policy.properties().path("PolicyDocument").path("Statement").path(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"DEV, Delete", "STAGING, Retain", "PROD, Retain"})
    void outsideDevABucketOutlivesItsStackWithItsPolicy(Environment environment, String policy) {
        Synthesized application = Synthesized.sample(environment);
        for (Resource bucket : ofData(application, "AWS::S3::Bucket")) {
            for (String id : List.of(bucket.id(), bucket.id() + "Policy")) {
                JsonNode json = application.resource(id).json();
                assertEquals(policy, json.path("DeletionPolicy").asText(), id);
                assertEquals(policy, json.path("UpdateReplacePolicy").asText(), id);
            }
        }
    }

    @Test
    void filesAreVersionedAndWhatIsOldIsClearedAway() throws IOException {
        JsonNode bucket =
                Synthesized.sample(Environment.PROD).resource("AssetsBucket").properties();
        assertEquals(
                "Enabled", bucket.path("VersioningConfiguration").path("Status").asText());
        assertEquals(json("""
                        [
                          {
                            "Id": "abandoned-uploads",
                            "Status": "Enabled",
                            "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}
                          },
                          {
                            "Id": "old-versions",
                            "Status": "Enabled",
                            "ExpiredObjectDeleteMarker": true,
                            "NoncurrentVersionExpiration": {"NoncurrentDays": 90}
                          }
                        ]"""), bucket.path("LifecycleConfiguration").path("Rules"));
        assertFalse(bucket.has("CorsConfiguration"));
    }

    @Test
    void theBucketIsAsConfigured() throws IOException {
        JsonNode bucket = Variants.cutOff().resource("AssetsBucket").properties();
        assertEquals(
                "Suspended",
                bucket.path("VersioningConfiguration").path("Status").asText());
        assertEquals(
                json("{\"Id\": \"expire\", \"Status\": \"Enabled\", \"ExpirationInDays\": 365}"),
                bucket.path("LifecycleConfiguration").path("Rules").path(2));
        assertEquals(json("""
                        [{
                          "AllowedOrigins": ["https://bank.example"],
                          "AllowedMethods": ["GET", "HEAD", "POST", "PUT"],
                          "AllowedHeaders": ["*"],
                          "ExposedHeaders": ["ETag"],
                          "MaxAge": 3000
                        }]"""), bucket.path("CorsConfiguration").path("CorsRules"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Environment.class,
            names = {"STAGING", "PROD"})
    void whoReadAndWroteFilesIsLogged(Environment environment) throws IOException {
        Synthesized application = Synthesized.sample(environment);
        assertEquals(
                json("{\"DestinationBucketName\": {\"Ref\": \"AssetsAccessLogs\"}, \"LogFilePrefix\": \"assets/\"}"),
                application.resource("AssetsBucket").properties().path("LoggingConfiguration"));
        assertEquals(
                json("""
                        {
                          "Effect": "Allow",
                          "Principal": {"Service": "logging.s3.amazonaws.com"},
                          "Action": "s3:PutObject",
                          "Resource": {"Fn::Sub": "${AssetsAccessLogs.Arn}/assets/*"},
                          "Condition": {"ArnLike": {"aws:SourceArn": [{"Fn::GetAtt": ["AssetsBucket", "Arn"]}]}}
                        }"""),
                application
                        .resource("AssetsAccessLogsPolicy")
                        .properties()
                        .path("PolicyDocument")
                        .path("Statement")
                        .path(1));
        assertEquals(
                30,
                application
                        .resource("AssetsAccessLogs")
                        .properties()
                        .path("LifecycleConfiguration")
                        .path("Rules")
                        .path(1)
                        .path("ExpirationInDays")
                        .asInt());
    }

    @ParameterizedTest
    @CsvSource({"DEV, 1, false, 0", "STAGING, 1, false, 0", "PROD, 2, true, 7"})
    void theCacheIsPrivateEncryptedAndAuthenticated(
            Environment environment, int nodes, boolean failsOver, int snapshots) throws IOException {
        Synthesized application = Synthesized.sample(environment);
        JsonNode cache = application.resource("Cache").properties();
        assertEquals("valkey", cache.path("Engine").asText());
        assertEquals(nodes, cache.path("NumCacheClusters").asInt());
        assertEquals(failsOver, cache.path("AutomaticFailoverEnabled").asBoolean());
        assertEquals(failsOver, cache.path("MultiAZEnabled").asBoolean());
        assertEquals(snapshots, cache.path("SnapshotRetentionLimit").asInt());
        assertEquals(6379, cache.path("Port").asInt());
        assertTrue(cache.path("TransitEncryptionEnabled").asBoolean());
        assertEquals("required", cache.path("TransitEncryptionMode").asText());
        assertTrue(cache.path("AtRestEncryptionEnabled").asBoolean());
        assertEquals(
                json("{\"Fn::Join\": [\"\", [\"{{resolve:secretsmanager:\", {\"Ref\": \"CacheToken\"}, \"}}\"]]}"),
                cache.path("AuthToken"));
        assertEquals(json("[{\"Ref\": \"WireNetworkCacheSecurityGroupId\"}]"), cache.path("SecurityGroupIds"));
        assertEquals(
                json("{\"ExcludePunctuation\": true, \"PasswordLength\": 64}"),
                application.resource("CacheToken").properties().path("GenerateSecretString"));
        assertEquals(
                "CacheToken",
                published(application, "CacheSecretArn").path("Ref").asText());
        assertEquals(
                "PrimaryEndPoint.Address",
                published(application, "CacheHost").path("Fn::GetAtt").path(1).asText());
        assertEquals("6379", published(application, "CachePort").asText());
        assertEquals("Cache", published(application, "CacheId").path("Ref").asText());
    }

    @Test
    void onlyWhatIsNeededExists() {
        Synthesized small = Synthesized.small(Environment.PROD);
        TreeSet<String> types = new TreeSet<>(small.resources().stream()
                .filter(resource -> resource.stack().equals(StackName.DATA.title()))
                .map(Resource::type)
                .toList());
        assertEquals(
                new TreeSet<>(List.of(
                        "AWS::IAM::Role",
                        "AWS::Logs::LogGroup",
                        "AWS::RDS::DBCluster",
                        "AWS::RDS::DBClusterParameterGroup",
                        "AWS::RDS::DBInstance",
                        "AWS::RDS::DBSubnetGroup",
                        "AWS::SSM::Parameter")),
                types);
    }

    @Test
    void theOrganisationsKeyAndBoundaryAreEverywhere() {
        Synthesized application = Variants.cutOff();
        JsonNode cluster = application.resource("DatabaseCluster").properties();
        assertEquals(Variants.KEY, cluster.path("KmsKeyId").asText());
        assertEquals(
                Variants.KEY, cluster.path("MasterUserSecret").path("KmsKeyId").asText());
        for (String id : List.of("Cache", "CacheToken", "DatabaseLogPostgresql")) {
            assertEquals(
                    Variants.KEY,
                    application.resource(id).properties().path("KmsKeyId").asText(),
                    id);
        }
        JsonNode bucket = encryption(application.resource("AssetsBucket"));
        assertEquals("aws:kms", bucket.path("SSEAlgorithm").asText());
        assertEquals(Variants.KEY, bucket.path("KMSMasterKeyID").asText());
        assertEquals(
                Variants.KEY,
                application
                        .resource("DatabaseWriter")
                        .properties()
                        .path("PerformanceInsightsKMSKeyId")
                        .asText());
        assertEquals(
                Variants.BOUNDARY,
                application
                        .resource("DatabaseMonitoringRole")
                        .properties()
                        .path("PermissionsBoundary")
                        .asText());
        // S3 doesn't deliver its logs to a bucket that is encrypted with a key of KMS.
        assertEquals(
                "AES256",
                encryption(Variants.guest().resource("AssetsAccessLogs"))
                        .path("SSEAlgorithm")
                        .asText());
    }

    private static JsonNode encryption(Resource bucket) {
        return bucket.properties()
                .path("BucketEncryption")
                .path("ServerSideEncryptionConfiguration")
                .path(0)
                .path("ServerSideEncryptionByDefault");
    }

    private static JsonNode published(Synthesized application, String wire) {
        return application.resource("PublishedData" + wire).properties().path("Value");
    }

    private static List<Resource> ofData(Synthesized application, String type) {
        return application.resources(type).stream()
                .filter(resource -> resource.stack().equals(StackName.DATA.title()))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }
}
