package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.compute.SampleCompute;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.stacks.Synthesized.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What design promises of the Compute stack, on its templates. */
class ComputeTemplateTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOMAIN = "bank.example";
    private static final String KEY = "arn:aws:kms:us-east-1:123456789012:key/0123";
    private static final String BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";

    private static final Synthesized PROD = Synthesized.sample(Environment.PROD);
    private static final Synthesized WITH_DOMAIN = Synthesized.of(SampleCompute.in(Environment.PROD)
            .domain(DOMAIN, Optional.of("Z0123"), Optional.empty(), true)
            .traced()
            .onSpot()
            .organization(BOUNDARY, KEY)
            .plan());
    private static final Synthesized WITH_IMAGE = Synthesized.of(SampleCompute.in(Environment.STAGING)
            .image("123456789012.dkr.ecr.us-east-1.amazonaws.com/bank:1.0")
            .withoutContainerInsights()
            .plan());
    private static final Synthesized WITH_300_QUEUES =
            withoutMessaging(SampleCompute.in(Environment.PROD).moreQueues(298).moreApis(60));

    @ParameterizedTest
    @CsvSource({"DEV, Delete, true", "STAGING, RetainExceptOnCreate, false", "PROD, RetainExceptOnCreate, false"})
    void imagesAreScannedImmutableExpiredAndKeptOutsideDev(Environment environment, String deletion, boolean emptied) {
        Resource repository = Synthesized.sample(environment).resource("Repository");
        JsonNode properties = repository.properties();
        assertEquals(
                "bank-" + environment.word(), properties.path("RepositoryName").asText());
        assertEquals("IMMUTABLE", properties.path("ImageTagMutability").asText());
        assertTrue(properties.at("/ImageScanningConfiguration/ScanOnPush").asBoolean());
        assertEquals(
                "AES256",
                properties.at("/EncryptionConfiguration/EncryptionType").asText());
        JsonNode rules = read(properties
                        .at("/LifecyclePolicy/LifecyclePolicyText")
                        .asText())
                .path("rules");
        assertEquals("untagged", rules.at("/0/selection/tagStatus").asText());
        assertEquals(14, rules.at("/0/selection/countNumber").asInt());
        assertEquals(100, rules.at("/1/selection/countNumber").asInt());
        assertEquals(deletion, repository.json().path("DeletionPolicy").asText());
        assertEquals(emptied, properties.path("EmptyOnDelete").asBoolean());
    }

    @Test
    void theClusterHasContainerInsights() {
        JsonNode cluster = PROD.resource("Cluster").properties();
        assertEquals("bank-prod", cluster.path("ClusterName").asText());
        assertEquals("containerInsights", cluster.at("/ClusterSettings/0/Name").asText());
        assertEquals("enabled", cluster.at("/ClusterSettings/0/Value").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebService", "WorkerService"})
    void servicesRunInPrivateSubnetsWithoutPublicAddress(String id) {
        JsonNode network = PROD.resource(id).properties().at("/NetworkConfiguration/AwsvpcConfiguration");
        assertEquals("DISABLED", network.path("AssignPublicIp").asText());
        assertEquals("WireNetworkPrivateSubnetIds", network.at("/Subnets/Ref").asText());
        assertEquals(
                "WireNetworkEcsSecurityGroupId",
                network.at("/SecurityGroups/0/Ref").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebService", "WorkerService"})
    void aRolloutThatFailsIsRolledBackAndTagsReachTheTasks(String id) {
        JsonNode service = PROD.resource(id).properties();
        assertTrue(service.at("/DeploymentConfiguration/DeploymentCircuitBreaker/Enable")
                .asBoolean());
        assertTrue(service.at("/DeploymentConfiguration/DeploymentCircuitBreaker/Rollback")
                .asBoolean());
        assertEquals(
                100,
                service.at("/DeploymentConfiguration/MinimumHealthyPercent").asInt());
        assertEquals("SERVICE", service.path("PropagateTags").asText());
        assertEquals("LATEST", service.path("PlatformVersion").asText());
        assertFalse(service.path("EnableExecuteCommand").asBoolean(true));
    }

    @Test
    void onlyTheWebServiceIsBehindTheLoadBalancerAndWaitsForIt() {
        Resource web = PROD.resource("WebService");
        assertEquals(
                "web", web.properties().at("/LoadBalancers/0/ContainerName").asText());
        assertEquals(8000, web.properties().at("/LoadBalancers/0/ContainerPort").asInt());
        assertEquals(60, web.properties().path("HealthCheckGracePeriodSeconds").asInt());
        assertEquals("HttpListener", web.json().at("/DependsOn/0").asText());
        assertFalse(PROD.resource("WorkerService").properties().has("LoadBalancers"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebTask", "WorkerTask"})
    void containersAreNotRootAndWriteNothingButTemporaryFiles(String id) {
        for (Synthesized application : List.of(PROD, WITH_DOMAIN)) {
            for (JsonNode container : containers(application, id)) {
                assertTrue(container.path("ReadonlyRootFilesystem").asBoolean());
                assertEquals("1000:1000", container.path("User").asText());
                assertFalse(container.path("Privileged").asBoolean());
            }
        }
        JsonNode temporary = containers(PROD, id).get(0).at("/LinuxParameters/Tmpfs/0");
        assertEquals("/tmp", temporary.path("ContainerPath").asText());
        assertEquals(256, temporary.path("Size").asInt());
    }

    @Test
    void aTaskHasTheConfiguredSizeAndProcessor() {
        JsonNode task = PROD.resource("WebTask").properties();
        assertEquals("512", task.path("Cpu").asText());
        assertEquals("1024", task.path("Memory").asText());
        assertEquals("X86_64", task.at("/RuntimePlatform/CpuArchitecture").asText());
        assertEquals("awsvpc", task.path("NetworkMode").asText());
        assertEquals("FARGATE", task.at("/RequiresCompatibilities/0").asText());
    }

    @ParameterizedTest
    @CsvSource({"WebLogs, /bank/prod/web", "WorkerLogs, /bank/prod/worker"})
    void logsHaveARetention(String id, String name) {
        JsonNode logs = PROD.resource(id).properties();
        assertEquals(name, logs.path("LogGroupName").asText());
        assertEquals(30, logs.path("RetentionInDays").asInt());
    }

    @Test
    void theWebServiceScalesOnCpuMemoryAndRequests() {
        assertEquals(
                List.of(
                        "ECSServiceAverageCPUUtilization",
                        "ECSServiceAverageMemoryUtilization",
                        "ALBRequestCountPerTarget"),
                policies(PROD, "Web")
                        .map(policy -> policy.at(
                                        "/TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification"
                                                + "/PredefinedMetricType")
                                .asText())
                        .toList());
        JsonNode requests = PROD.resource("WebRequestScaling")
                .properties()
                .at("/TargetTrackingScalingPolicyConfiguration/PredefinedMetricSpecification/ResourceLabel");
        assertEquals(
                "{\"Fn::Join\":[\"\",[{\"Fn::Select\":[1,{\"Fn::Split\":[\":loadbalancer/\",{\"Ref\":\"LoadBalancer\"}]}]},"
                        + "\"/targetgroup/\",{\"Fn::Select\":[1,{\"Fn::Split\":[\":targetgroup/\",{\"Ref\":\"TargetGroup\"}]}]}]]}",
                requests.toString());
    }

    @Test
    void theWorkersScaleByTheBacklogOfEachQueue() {
        JsonNode metrics = PROD.resource("WorkerBacklogQueueOrders")
                .properties()
                .at("/TargetTrackingScalingPolicyConfiguration/CustomizedMetricSpecification/Metrics");
        assertEquals(
                "bank-prod-orders",
                metrics.at("/0/MetricStat/Metric/Dimensions/0/Value").asText());
        assertEquals(
                "ApproximateNumberOfMessagesVisible",
                metrics.at("/0/MetricStat/Metric/MetricName").asText());
        assertEquals(
                "bank-prod-worker",
                metrics.at("/1/MetricStat/Metric/Dimensions/1/Value").asText());
        assertEquals(
                "RunningTaskCount",
                metrics.at("/1/MetricStat/Metric/MetricName").asText());
        assertEquals(
                "(FILL(waiting0, 0)) / FILL(tasks, 1)",
                metrics.at("/2/Expression").asText());
        assertTrue(metrics.at("/2/ReturnData").asBoolean());
        assertEquals(3, policies(PROD, "WorkerBacklog").count());
    }

    @Test
    void withoutContainerInsightsTasksAreCountedByTheirReports() {
        JsonNode tasks = WITH_IMAGE
                .resource("WorkerBacklogQueueOrders")
                .properties()
                .at("/TargetTrackingScalingPolicyConfiguration/CustomizedMetricSpecification/Metrics/1/MetricStat");
        assertEquals("CPUUtilization", tasks.at("/Metric/MetricName").asText());
        assertEquals("SampleCount", tasks.path("Stat").asText());
        assertEquals(
                "disabled",
                WITH_IMAGE
                        .resource("Cluster")
                        .properties()
                        .at("/ClusterSettings/0/Value")
                        .asText());
    }

    @Test
    void theFirstDeploymentRunsNoTaskUntilAnImageIsNamed() {
        JsonNode template = PROD.template(StackName.COMPUTE);
        assertEquals("none", template.at("/Parameters/ImageTag/Default").asText());
        assertEquals(
                "{\"Fn::Not\":[{\"Fn::Equals\":[{\"Ref\":\"ImageTag\"},\"none\"]}]}",
                template.at("/Conditions/HasImage").toString());
        for (String service : List.of("WebService", "WorkerService")) {
            JsonNode count = PROD.resource(service).properties().path("DesiredCount");
            assertEquals("HasImage", count.at("/Fn::If/0").asText());
            assertEquals(
                    "{\"Fn::If\":[\"KeepsTaskCount\",{\"Ref\":\"AWS::NoValue\"},2]}",
                    count.at("/Fn::If/1").toString());
            assertEquals(0, count.at("/Fn::If/2").asInt(-1));
        }
        for (String scaling : List.of("WebScaling", "WorkerScaling")) {
            JsonNode target = PROD.resource(scaling).properties();
            assertEquals(
                    "{\"Fn::If\":[\"HasImage\",2,0]}",
                    target.path("MinCapacity").toString());
            assertEquals(
                    "{\"Fn::If\":[\"HasImage\",4,0]}",
                    target.path("MaxCapacity").toString());
        }
        assertEquals(
                "{\"Fn::Sub\":\"${Repository.RepositoryUri}:${ImageTag}\"}",
                containers(PROD, "WebTask").get(0).path("Image").toString());
    }

    @Test
    void aRolloutCanKeepTheTasksThatAutoScalingHasAdded() {
        JsonNode template = PROD.template(StackName.COMPUTE);
        assertEquals("configured", template.at("/Parameters/TaskCount/Default").asText());
        assertEquals(
                "{\"Fn::Equals\":[{\"Ref\":\"TaskCount\"},\"current\"]}",
                template.at("/Conditions/KeepsTaskCount").toString());
    }

    @Test
    void anImageThatIsConfiguredRunsAtOnce() {
        JsonNode template = WITH_IMAGE.template(StackName.COMPUTE);
        assertFalse(template.path("Parameters").has("ImageTag"));
        assertFalse(template.path("Conditions").has("HasImage"));
        assertEquals(
                "123456789012.dkr.ecr.us-east-1.amazonaws.com/bank:1.0",
                containers(WITH_IMAGE, "WebTask").get(0).path("Image").asText());
        assertEquals(
                "{\"Fn::If\":[\"KeepsTaskCount\",{\"Ref\":\"AWS::NoValue\"},2]}",
                WITH_IMAGE
                        .resource("WebService")
                        .properties()
                        .path("DesiredCount")
                        .toString());
        assertEquals(
                2,
                WITH_IMAGE
                        .resource("WebScaling")
                        .properties()
                        .path("MinCapacity")
                        .asInt());
    }

    @Test
    void tasksRunOnSpotOnlyWhereThatIsConfigured() {
        assertEquals(List.of("FARGATE"), providers(PROD));
        assertEquals(List.of("FARGATE", "FARGATE_SPOT"), providers(WITH_DOMAIN));
    }

    @ParameterizedTest
    @CsvSource({"DEV, false, false", "STAGING, false, true", "PROD, true, true"})
    void theLoadBalancerIsPublicAndHardened(Environment environment, boolean protection, boolean logs) {
        JsonNode balancer =
                Synthesized.sample(environment).resource("LoadBalancer").properties();
        assertEquals("internet-facing", balancer.path("Scheme").asText());
        assertEquals("WireNetworkPublicSubnetIds", balancer.at("/Subnets/Ref").asText());
        Map<String, JsonNode> attributes = attributes(balancer);
        assertEquals(
                Boolean.toString(protection),
                attributes.get("deletion_protection.enabled").asText());
        assertEquals(
                "true",
                attributes
                        .get("routing.http.drop_invalid_header_fields.enabled")
                        .asText());
        assertEquals(
                "defensive",
                attributes.get("routing.http.desync_mitigation_mode").asText());
        assertEquals(logs, attributes.containsKey("access_logs.s3.enabled"));
    }

    @Test
    void accessLogsGoToAPrivateBucketInEveryRegion() {
        assertEquals(
                "PolicyAccessLogs",
                PROD.resource("LoadBalancer").json().at("/DependsOn/0").asText());
        Resource bucket = PROD.resource("AccessLogs");
        assertEquals("Retain", bucket.json().path("DeletionPolicy").asText());
        assertTrue(bucket.properties()
                .at("/PublicAccessBlockConfiguration/RestrictPublicBuckets")
                .asBoolean());
        assertEquals(
                30,
                bucket.properties()
                        .at("/LifecycleConfiguration/Rules/0/ExpirationInDays")
                        .asInt());
        JsonNode statements = PROD.resource("PolicyAccessLogs").properties().at("/PolicyDocument/Statement");
        assertEquals("Deny", statements.at("/0/Effect").asText());
        assertEquals(
                "logdelivery.elasticloadbalancing.amazonaws.com",
                statements.at("/1/Principal/Service").asText());
        assertEquals(
                "${AccessLogs.Arn}/AWSLogs/${AWS::AccountId}/*",
                statements.at("/1/Resource/Fn::Sub").asText());
    }

    @Test
    void theTargetGroupAsksForTheConfiguredPath() {
        JsonNode group = PROD.resource("TargetGroup").properties();
        assertEquals("/health", group.path("HealthCheckPath").asText());
        assertEquals(8000, group.path("Port").asInt());
        assertEquals("ip", group.path("TargetType").asText());
        assertEquals(
                "deregistration_delay.timeout_seconds",
                group.at("/TargetGroupAttributes/0/Key").asText());
        assertEquals("30", group.at("/TargetGroupAttributes/0/Value").asText());
    }

    @Test
    void withoutADomainRequestsAreForwardedFromHttp() {
        JsonNode listener = PROD.resource("HttpListener").properties();
        assertEquals("HTTP", listener.path("Protocol").asText());
        assertEquals(80, listener.path("Port").asInt());
        assertEquals("forward", listener.at("/DefaultActions/0/Type").asText());
        assertEquals(List.of(), PROD.resources("AWS::CertificateManager::Certificate"));
        assertEquals(
                "http://${LoadBalancer.DNSName}",
                PROD.template(StackName.COMPUTE)
                        .at("/Outputs/Address/Value/Fn::Sub")
                        .asText());
    }

    @Test
    void withADomainRequestsComeOverTlsAndHttpRedirects() {
        JsonNode https = WITH_DOMAIN.resource("HttpsListener").properties();
        assertEquals("HTTPS", https.path("Protocol").asText());
        assertEquals(443, https.path("Port").asInt());
        assertEquals(
                "ELBSecurityPolicy-TLS13-1-2-2021-06", https.path("SslPolicy").asText());
        assertEquals(
                "${Certificate}",
                https.at("/Certificates/0/CertificateArn/Fn::Sub").asText());
        JsonNode redirect = WITH_DOMAIN.resource("RedirectListener").properties();
        assertEquals(80, redirect.path("Port").asInt());
        assertEquals(
                "{\"Port\":\"443\",\"Protocol\":\"HTTPS\",\"StatusCode\":\"HTTP_301\"}",
                redirect.at("/DefaultActions/0/RedirectConfig").toString());
        JsonNode certificate = WITH_DOMAIN.resource("Certificate").properties();
        assertEquals("DNS", certificate.path("ValidationMethod").asText());
        assertEquals(
                "Z0123",
                certificate.at("/DomainValidationOptions/0/HostedZoneId").asText());
        JsonNode record = WITH_DOMAIN.resource("AliasRecord").properties();
        assertEquals("A", record.path("Type").asText());
        assertEquals(DOMAIN, record.path("Name").asText());
        assertEquals(
                "[\"LoadBalancer\",\"DNSName\"]",
                record.at("/AliasTarget/DNSName/Fn::GetAtt").toString());
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void noSecretStandsInTheEnvironment(Environment environment) {
        Synthesized application = Synthesized.sample(environment);
        for (String task : List.of("WebTask", "WorkerTask")) {
            JsonNode container = containers(application, task).get(0);
            List<String> variables = names(container.path("Environment"));
            assertFalse(variables.stream()
                    .anyMatch(name -> name.endsWith("_PASSWORD")
                            || name.endsWith("_KEY") && !name.equals("TENANCY_PARTITION_KEY")
                            || name.equals("DATABASE_URL")
                            || name.endsWith("_SECRET")));
            assertEquals(
                    List.of("DATABASE_PASSWORD", "API_KEY", "REDIS_PASSWORD", "SECRET_KEY", "CRM_API_KEY"),
                    names(container.path("Secrets")));
            for (JsonNode secret : container.path("Secrets")) {
                assertTrue(secret.path("ValueFrom").isObject(), secret::toString);
            }
        }
    }

    @Test
    void thePasswordOfRdsIsAKeyOfItsSecret() {
        Synthesized application = Synthesized.of(
                SampleCompute.in(Environment.DEV).withoutNamedSecrets().plan());
        assertEquals(
                "{\"Fn::Join\":[\"\",[{\"Ref\":\"WireDataDatabaseSecretArn\"},\":password::\"]]}",
                containers(application, "WebTask")
                        .get(0)
                        .at("/Secrets/0/ValueFrom")
                        .toString());
    }

    @Test
    void theLedgersAddressesReachTheContainers() {
        JsonNode environment = containers(PROD, "WebTask").get(0).path("Environment");
        assertEquals(
                "{\"Ref\":\"WireTigerBeetleAddresses\"}",
                variable(environment, "TIGERBEETLE_ADDRESSES").toString());
        assertEquals(
                "/bank/prod/tigerbeetle/addresses",
                PROD.template(StackName.COMPUTE)
                        .at("/Parameters/WireTigerBeetleAddresses/Default")
                        .asText());
    }

    @ParameterizedTest
    @CsvSource({"DEV, Delete", "STAGING, Retain", "PROD, Retain"})
    void generatedSecretsStartRandomAndAreKeptOutsideDev(Environment environment, String deletion) {
        for (Resource secret : Synthesized.sample(environment).resources("AWS::SecretsManager::Secret").stream()
                .filter(resource -> resource.stack().equals("Compute"))
                .toList()) {
            assertEquals(deletion, secret.json().path("DeletionPolicy").asText());
            assertEquals(
                    64,
                    secret.properties()
                            .at("/GenerateSecretString/PasswordLength")
                            .asInt());
            assertFalse(secret.properties().has("SecretString"));
            assertFalse(secret.properties().has("Name"));
        }
    }

    @Test
    void rolesAreForTasksOfThisAccountAlone() {
        for (String id : List.of("ExecutionRole", "WebRole", "WorkerRole")) {
            JsonNode statement = PROD.resource(id).properties().at("/AssumeRolePolicyDocument/Statement/0");
            assertEquals(
                    "ecs-tasks.amazonaws.com",
                    statement.at("/Principal/Service").asText());
            assertEquals(
                    "${AWS::AccountId}",
                    statement
                            .at("/Condition/StringEquals/aws:SourceAccount/Fn::Sub")
                            .asText());
        }
    }

    @Test
    void whatTheOrganisationPrescribesIsEverywhere() {
        for (String id : List.of("ExecutionRole", "WebRole", "WorkerRole")) {
            assertEquals(
                    BOUNDARY,
                    WITH_DOMAIN
                            .resource(id)
                            .properties()
                            .path("PermissionsBoundary")
                            .asText());
        }
        assertEquals(
                KEY,
                WITH_DOMAIN
                        .resource("Repository")
                        .properties()
                        .at("/EncryptionConfiguration/KmsKey")
                        .asText());
        assertEquals(
                KEY,
                WITH_DOMAIN.resource("WebLogs").properties().path("KmsKeyId").asText());
        assertEquals(
                KEY,
                WITH_DOMAIN
                        .resource("SecretSecretKey")
                        .properties()
                        .path("KmsKeyId")
                        .asText());
    }

    @Test
    void tracesGoThroughADaemonThatTheApplicationCanDoWithout() {
        JsonNode daemon = containers(WITH_DOMAIN, "WebTask").get(1);
        assertEquals("xray", daemon.path("Name").asText());
        assertFalse(daemon.path("Essential").asBoolean(true));
        assertEquals(2000, daemon.at("/PortMappings/0/ContainerPort").asInt());
    }

    @Test
    void theAlarmsFindTheLoadBalancer() {
        Resource published = PROD.resource("PublishedComputeLoadBalancerFullName");
        assertEquals(
                "/bank/prod/compute/load_balancer/full_name",
                published.properties().path("Name").asText());
        assertEquals(
                "/bank/prod/compute/target_group/full_name",
                PROD.resource("PublishedComputeTargetGroupFullName")
                        .properties()
                        .path("Name")
                        .asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebTask", "WorkerTask"})
    void threeHundredQueuesFitIntoATaskDefinition(String id) {
        JsonNode task = resolved(WITH_300_QUEUES.resource(id).properties());
        assertTrue(
                task.toString().length() < 64 * 1024,
                () -> "characters: " + task.toString().length());
    }

    @Test
    void threeHundredQueuesFitIntoTheInlinePolicies() {
        for (Synthesized application : List.of(PROD, WITH_DOMAIN, WITH_300_QUEUES, mostByName())) {
            for (String id : List.of("ExecutionRole", "WebRole", "WorkerRole")) {
                int characters = 0;
                for (JsonNode policy : application.resource(id).properties().path("Policies")) {
                    characters +=
                            resolved(policy.path("PolicyDocument")).toString().length();
                }
                int length = characters;
                assertTrue(length < 10_240, () -> id + " has " + length + " characters");
            }
        }
    }

    @Test
    void threeHundredQueuesAreFoundUnderOnePath() {
        List<Resource> addresses = WITH_300_QUEUES.resources("AWS::SSM::Parameter").stream()
                .filter(parameter ->
                        parameter.properties().path("Name").asText().startsWith("/bank/prod/channels/"))
                .toList();
        assertEquals(302, addresses.size());
        assertEquals(
                "/bank/prod/channels",
                variable(containers(WITH_300_QUEUES, "WebTask").get(0).path("Environment"), "CHANNELS_PATH")
                        .asText());
    }

    @Test
    void cfnLintFindsNothingInTheVariants() throws IOException, InterruptedException {
        CfnLint.assertNoFindings(Stream.of(WITH_DOMAIN, WITH_IMAGE, WITH_300_QUEUES)
                .map(application -> application.folder().resolve("Compute.template.json"))
                .toList());
    }

    /** As many channels as stand one by one. */
    private static Synthesized mostByName() {
        return withoutMessaging(
                SampleCompute.in(Environment.PROD).moreQueues(36).moreApis(38));
    }

    /** Compute as it is beside so many queues, which are too many for one stack. */
    private static Synthesized withoutMessaging(SampleCompute sample) {
        AwsRequirements whole = sample.plan();
        return Synthesized.of(new AwsRequirements(
                whole.schemaVersion(),
                whole.names(),
                whole.region(),
                whole.account(),
                whole.tags(),
                whole.organization(),
                whole.network(),
                whole.tigerBeetle(),
                whole.data(),
                Optional.empty(),
                whole.compute(),
                SampleCompute.in(Environment.PROD).plan().observability(),
                whole.notes()));
    }

    private static List<JsonNode> containers(Synthesized application, String task) {
        return elements(application.resource(task).properties().path("ContainerDefinitions"));
    }

    private static List<String> providers(Synthesized application) {
        return elements(application.resource("WebService").properties().path("CapacityProviderStrategy")).stream()
                .map(item -> item.path("CapacityProvider").asText())
                .toList();
    }

    private static Stream<JsonNode> policies(Synthesized application, String start) {
        return application.resources("AWS::ApplicationAutoScaling::ScalingPolicy").stream()
                .filter(policy -> policy.id().startsWith(start))
                .map(Resource::properties);
    }

    private static Map<String, JsonNode> attributes(JsonNode balancer) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        balancer.path("LoadBalancerAttributes")
                .forEach(attribute -> attributes.put(attribute.path("Key").asText(), attribute.path("Value")));
        return attributes;
    }

    private static List<String> names(JsonNode variables) {
        return elements(variables).stream()
                .map(variable -> variable.path("Name").asText())
                .toList();
    }

    private static JsonNode variable(JsonNode variables, String name) {
        return elements(variables).stream()
                .filter(variable -> variable.path("Name").asText().equals(name))
                .findFirst()
                .orElseThrow()
                .path("Value");
    }

    private static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** The JSON with every intrinsic function in the place of a text of the length that AWS's own would have. */
    private static JsonNode resolved(JsonNode node) {
        if (node.isObject() && node.size() == 1) {
            String function = node.fieldNames().next();
            if (function.equals("Ref") || function.equals("Fn::GetAtt")) {
                return JSON.valueToTree("x".repeat(120));
            }
            if (function.equals("Fn::Sub")) {
                return JSON.valueToTree(node.path(function)
                        .asText()
                        .replace("${AWS::Partition}", "aws-us-gov")
                        .replace("${AWS::Region}", "ap-southeast-2")
                        .replace("${AWS::AccountId}", "123456789012")
                        .replaceAll("\\$\\{[^}]+}", "x".repeat(120)));
            }
            if (function.equals("Fn::Join")) {
                StringBuilder joined = new StringBuilder();
                node.path(function)
                        .path(1)
                        .forEach(part -> joined.append(resolved(part).asText()));
                return JSON.valueToTree(joined.toString());
            }
        }
        if (node.isArray()) {
            List<JsonNode> elements = new ArrayList<>();
            node.forEach(element -> elements.add(resolved(element)));
            return JSON.valueToTree(elements);
        }
        if (node.isObject()) {
            Map<String, JsonNode> fields = new LinkedHashMap<>();
            node.properties().forEach(field -> fields.put(field.getKey(), resolved(field.getValue())));
            return JSON.valueToTree(fields);
        }
        return node;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
