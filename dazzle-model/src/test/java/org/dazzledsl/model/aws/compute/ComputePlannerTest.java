package org.dazzledsl.model.aws.compute;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig.SecretStore;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.infra.InfraRequirements.SecretPurpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComputePlannerTest {

    private static final String ARN = "arn:${AWS::Partition}:";
    private static final String HERE = ":${AWS::Region}:${AWS::AccountId}:";

    @Test
    void theWebServiceReadsWhatDazzleApplicationsRead() {
        assertEquals(
                List.of(
                        "APP_ENV",
                        "APP_DEBUG",
                        "APP_ROLE",
                        "PORT",
                        "WEBHOOK_URL",
                        "DATABASE_HOST",
                        "DATABASE_PORT",
                        "DATABASE_NAME",
                        "DATABASE_USER",
                        "DATABASE_SECRET_ARN",
                        "STORAGE_BUCKET",
                        "STORAGE_REGION",
                        "REDIS_HOST",
                        "REDIS_PORT",
                        "REDIS_URL",
                        "TIGERBEETLE_CLUSTER_ID",
                        "TIGERBEETLE_ADDRESSES",
                        "QUEUE_URL",
                        "QUEUE_ORDERS_URL",
                        "QUEUE_REFUNDS_URL",
                        "STREAM_AUDIT_BUS",
                        "EMAIL_TEMPLATE_WELCOME",
                        "EMAIL_FROM",
                        "EMAIL_CONFIGURATION_SET",
                        "EMAIL_FEEDBACK_QUEUE_URL",
                        "TENANCY_MODE",
                        "TENANCY_PARTITION_KEY"),
                names(sample().web()));
    }

    @Test
    void theWorkersReadTheSameButForTheirRole() {
        List<String> expected = new ArrayList<>(names(sample().web()));
        expected.remove("PORT");
        expected.add(expected.indexOf("QUEUE_URL") + 1, "WORKER_CONCURRENCY");
        assertEquals(expected, names(worker(sample())));
        assertEquals(Value.text("worker"), value(worker(sample()), "APP_ROLE"));
        assertEquals(Value.text("web"), value(sample().web(), "APP_ROLE"));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void theApplicationKnowsWhereItRunsAndShowsNoDebugPages(Environment environment) {
        Service web = compute(SampleCompute.in(environment)).web();
        assertEquals(Value.text(environment.word()), value(web, "APP_ENV"));
        assertEquals(Value.text("false"), value(web, "APP_DEBUG"));
    }

    @Test
    void addressesAreOfThisRegionAndAccountWhicheverTheyAre() {
        Service web = sample().web();
        assertEquals(
                Value.text("https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/bank-prod-work"),
                value(web, "QUEUE_URL"));
        assertEquals(Value.text("bank-prod-audit"), value(web, "STREAM_AUDIT_BUS"));
        assertEquals(Value.wired(DataWires.DATABASE_HOST), value(web, "DATABASE_HOST"));
        assertEquals(
                Value.joined(
                        Value.text("rediss://"),
                        Value.wired(DataWires.CACHE_HOST),
                        Value.text(":"),
                        Value.wired(DataWires.CACHE_PORT)),
                value(web, "REDIS_URL"));
    }

    @Test
    void anApplicationThatNeedsLittleReadsLittle() {
        ComputeStack small = compute(SampleCompute.smallIn(Environment.PROD));
        assertEquals(
                List.of(
                        "APP_ENV",
                        "APP_DEBUG",
                        "APP_ROLE",
                        "PORT",
                        "DATABASE_HOST",
                        "DATABASE_PORT",
                        "DATABASE_NAME",
                        "DATABASE_USER",
                        "DATABASE_SECRET_ARN"),
                names(small.web()));
        assertEquals(Optional.empty(), small.worker());
        assertEquals(
                List.of("ConnectToDatabase", "ReadDatabasePassword"),
                sids(small.web().role()));
    }

    @Test
    void secretsAreReferencesAndTheUsersComeFirst() {
        assertEquals(
                List.of("DATABASE_PASSWORD", "API_KEY", "REDIS_PASSWORD", "SECRET_KEY", "CRM_API_KEY"),
                sample().web().task().container().secrets().stream()
                        .map(ContainerSecret::name)
                        .toList());
        assertEquals(
                new ContainerSecret(
                        "DATABASE_PASSWORD",
                        Value.text(ARN + "ssm" + HERE + "parameter/myapp/prod/db-password"),
                        Optional.empty()),
                secret(sample(), "DATABASE_PASSWORD"));
        assertEquals(
                new ContainerSecret(
                        "API_KEY",
                        Value.text(ARN + "secretsmanager" + HERE + "secret:myapp/api-key"),
                        Optional.empty()),
                secret(sample(), "API_KEY"));
        assertEquals(
                new ContainerSecret("REDIS_PASSWORD", Value.wired(DataWires.CACHE_SECRET_ARN), Optional.empty()),
                secret(sample(), "REDIS_PASSWORD"));
        assertEquals(
                new ContainerSecret("SECRET_KEY", Value.text("${SecretSecretKey}"), Optional.empty()),
                secret(sample(), "SECRET_KEY"));
    }

    @Test
    void whatTheUserNamesWinsAndThePlanSaysSo() {
        assertTrue(notes(SampleCompute.in(Environment.PROD))
                .contains("DATABASE_PASSWORD comes from ssm:/myapp/prod/db-password, as configured, and not from the "
                        + "secret that RDS keeps and rotates."));
        SampleCompute named = SampleCompute.in(Environment.PROD)
                .secret("crm_api_key", SecretStore.SECRETS_MANAGER, "shared/crm")
                .secret("redis_url", SecretStore.SSM, "/shared/redis");
        assertEquals(
                List.of(
                        "CRM_API_KEY comes from secretsmanager:shared/crm, as configured, and not from a generated secret.",
                        "REDIS_URL comes from ssm:/shared/redis, as configured, and not from what this deployment knows."),
                notes(named).stream()
                        .filter(note -> note.startsWith("CRM_") || note.startsWith("REDIS_"))
                        .toList());
        ComputeStack compute = compute(named);
        assertFalse(names(compute.web()).contains("REDIS_URL"));
        assertEquals(
                List.of("SECRET_KEY"),
                compute.secrets().stream().map(GeneratedSecret::variable).toList());
        Note note = named.plan().notes().stream()
                .filter(n -> n.text().startsWith("CRM_"))
                .findFirst()
                .orElseThrow();
        assertEquals("deploy.secrets.crm_api_key", note.reason().element());
    }

    @Test
    void withoutAnotherOneThePasswordIsThatOfRds() {
        assertEquals(
                new ContainerSecret(
                        "DATABASE_PASSWORD", Value.wired(DataWires.DATABASE_SECRET_ARN), Optional.of("password")),
                secret(compute(SampleCompute.in(Environment.PROD).withoutNamedSecrets()), "DATABASE_PASSWORD"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "APPLICATION_KEY | Signs sessions and tokens. Generated; another value ends all sessions. | false",
                "EXTERNAL_API | The key of the API crm. Starts as a random text, which the API refuses: put the key in its "
                        + "place. | true",
                "LLM_KEY | The key of crm. Starts as a random text, which is refused there: put the key in its place. "
                        + "| true",
                "WEBHOOK | What the callers of the webhook crm sign with. Starts as a random text: hand it to them, or put "
                        + "theirs in its place. | true"
            })
    void aGeneratedSecretSaysWhatItStartsAsAndWhatToDo(SecretPurpose purpose, String description, boolean placeholder) {
        GeneratedSecret secret = compute(SampleCompute.in(Environment.PROD)
                        .secretNeeds(SampleCompute.secretNeed(purpose, "crm", "CRM_SECRET")))
                .secrets()
                .get(0);
        assertEquals("bank-prod: CRM_SECRET. " + description, secret.description());
        assertEquals(placeholder, secret.placeholder());
        assertEquals("SecretCrmSecret", secret.planned().id());
        assertEquals(List.of("service crm"), elements(secret));
    }

    @Test
    void variablesAreAsTheSpecificationSpellsThemAndKeepApart() {
        ComputeStack compute = compute(SampleCompute.in(Environment.PROD)
                .secretNeeds(
                        SampleCompute.secretNeed(SecretPurpose.EXTERNAL_API, "crm", "CRM_KEY"),
                        SampleCompute.secretNeed(SecretPurpose.EXTERNAL_API, "crm", "crm_key"),
                        SampleCompute.secretNeed(SecretPurpose.EXTERNAL_API, "crm", "crmKey")));
        assertEquals(
                List.of("CRM_KEY", "crm_key", "crmKey"),
                compute.secrets().stream().map(GeneratedSecret::variable).toList());
        assertEquals(
                3,
                compute.secrets().stream()
                        .map(secret -> secret.planned().id())
                        .distinct()
                        .count());
    }

    @Test
    void aSecretThatTheUserNamesIsFoundUnderTheSpecificationsSpellingToo() {
        ComputeStack compute = compute(SampleCompute.in(Environment.PROD)
                .secretNeeds(SampleCompute.secretNeed(SecretPurpose.EXTERNAL_API, "crm", "crm_key"))
                .secret("crm_key", SecretStore.SSM, "/shared/crm"));
        assertEquals(List.of(), compute.secrets());
        assertEquals(
                secret(compute, "CRM_KEY").arn(), secret(compute, "crm_key").arn());
    }

    @Test
    void ecsReadsExactlyTheSecretsOfTheContainers() {
        assertEquals(
                List.of(
                        Value.text(ARN + "secretsmanager" + HERE + "secret:myapp/api-key-??????"),
                        Value.wired(DataWires.CACHE_SECRET_ARN),
                        Value.text("${SecretSecretKey}"),
                        Value.text("${SecretCrmApiKey}")),
                resources(sample().executionRole(), "ReadSecrets"));
        assertEquals(
                List.of(Value.text(ARN + "ssm" + HERE + "parameter/myapp/prod/db-password")),
                resources(sample().executionRole(), "ReadParameters"));
    }

    @Test
    void anArnThatAUserWroteIsReadableWithAndWithoutItsSuffix() {
        String arn = "arn:aws:secretsmanager:us-east-1:123456789012:secret:shared/my-secret";
        ComputeStack compute = compute(SampleCompute.in(Environment.PROD)
                .withoutNamedSecrets()
                .secret("shared", SecretStore.SECRETS_MANAGER, arn));
        assertEquals(Value.text(arn), secret(compute, "SHARED").arn());
        assertEquals(
                List.of(Value.text(arn), Value.text(arn + "-??????")),
                resources(compute.executionRole(), "ReadSecrets").subList(0, 2));
    }

    @Test
    void theWebServiceSendsAndTheWorkersAlsoReceive() {
        List<Value> queues = List.of(queueArn("work"), queueArn("orders"), queueArn("refunds"));
        assertEquals(queues, resources(sample().web().role(), "UseQueues"));
        assertEquals(queues, resources(worker(sample()).role(), "UseQueues"));
        assertEquals(
                List.of("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage"),
                permission(sample().web().role(), "UseQueues").actions());
        assertEquals(
                List.of(
                        "sqs:ChangeMessageVisibility",
                        "sqs:DeleteMessage",
                        "sqs:GetQueueAttributes",
                        "sqs:GetQueueUrl",
                        "sqs:ReceiveMessage",
                        "sqs:SendMessage"),
                permission(worker(sample()).role(), "UseQueues").actions());
    }

    @Test
    void tasksUseTheirOwnBusBucketDatabaseAndSender() {
        Role role = sample().web().role();
        assertEquals(
                List.of(
                        "UseQueues",
                        "PutEvents",
                        "SendEmail",
                        "ListFiles",
                        "UseFiles",
                        "ConnectToDatabase",
                        "ReadDatabasePassword"),
                sids(role));
        assertEquals(
                List.of(Value.text(ARN + "events" + HERE + "event-bus/bank-prod-audit")), resources(role, "PutEvents"));
        assertEquals(
                List.of(Value.joined(Value.wired(DataWires.BUCKET_ARN), Value.text("/*"))),
                resources(role, "UseFiles"));
        assertEquals(
                List.of(Value.joined(
                        Value.text(ARN + "rds-db" + HERE + "dbuser:"),
                        Value.wired(DataWires.DATABASE_RESOURCE_ID),
                        Value.text("/"),
                        Value.wired(DataWires.DATABASE_USER))),
                resources(role, "ConnectToDatabase"));
        assertEquals(
                List.of(
                        Value.text(ARN + "ses" + HERE + "identity/bank.example"),
                        Value.text(ARN + "ses" + HERE + "configuration-set/bank-prod"),
                        Value.text(ARN + "ses" + HERE + "template/bank-prod-Welcome")),
                resources(role, "SendEmail"));
        assertEquals(
                Optional.of(new Permission.Condition(
                        List.of(new Permission.Equal("ses:FromAddress", "no-reply@bank.example")))),
                permission(role, "SendEmail").condition());
    }

    @Test
    void theWorkersReadWhatBecameOfMails() {
        assertEquals(
                List.of(queueArn("email-events")), resources(worker(sample()).role(), "ReadFeedback"));
    }

    @Test
    void withoutWorkersTheWebServiceReadsWhatBecameOfMails() {
        ComputeStack compute = compute(SampleCompute.in(Environment.PROD).withoutWork());
        assertEquals(Optional.empty(), compute.worker());
        assertEquals(List.of(queueArn("email-events")), resources(compute.web().role(), "ReadFeedback"));
        assertFalse(sids(compute.web().role()).contains("UseQueues"));
        assertFalse(names(compute.web()).contains("QUEUE_URL"));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void onlyWhatAwsCannotNarrowIsForAllResources(Environment environment) {
        ComputeStack compute = compute(SampleCompute.in(environment).traced());
        List<String> everywhere = roles(compute)
                .flatMap(role -> role.permissions().stream())
                .filter(permission -> permission.resources().contains(Value.text("*")))
                .map(Permission::sid)
                .distinct()
                .toList();
        assertEquals(List.of("RegistryToken", "SendTraces"), everywhere);
    }

    @Test
    void aPermissionWithAWildcardActionIsNone() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Permission.of("All", List.of("sqs:*"), List.of(Value.text("arn"))));
    }

    @Test
    void anImageThatIsPushedLaterIsPulledFromTheOwnRepository() {
        assertEquals(new ContainerImage.Pushed(), sample().image());
        assertEquals("bank-prod", sample().repository().name());
        assertEquals(
                List.of(Value.text(ARN + "ecr" + HERE + "repository/bank-prod")),
                resources(sample().executionRole(), "PullImage"));
    }

    @ParameterizedTest
    @CsvSource({
        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/bank:1.0, eu-west-1:123456789012:repository/team/bank",
        "123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn/bank@sha256:0123, cn-north-1:123456789012:repository/bank",
        "123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com/bank, us-gov-west-1:123456789012:repository/bank",
        "123456789012.dkr-ecr.us-east-1.on.aws/bank:1, us-east-1:123456789012:repository/bank"
    })
    void anImageThatIsNamedIsUsedAsItIs(String image, String repository) {
        ComputeStack compute = compute(SampleCompute.in(Environment.PROD).image(image));
        assertEquals(new ContainerImage.Named(image), compute.image());
        assertEquals(List.of(Value.text(ARN + "ecr:" + repository)), resources(compute.executionRole(), "PullImage"));
    }

    @Test
    void anImageOfAnotherRegistryNeedsNoPermission() {
        ComputeStack open = compute(SampleCompute.in(Environment.PROD).image("ghcr.io/team/bank@sha256:0123"));
        assertFalse(sids(open.executionRole()).contains("PullImage"));
        assertFalse(sids(open.executionRole()).contains("RegistryToken"));
    }

    @Test
    void withoutAWayToTheInternetThePlanSaysWhatCannotBeFetched() {
        SampleCompute cutOff =
                SampleCompute.in(Environment.PROD).withoutNatGateways().traced().image("ghcr.io/team/bank:1");
        assertTrue(notes(cutOff)
                .contains("Without a NAT gateway no task can fetch ghcr.io/team/bank:1: only images in ECR."));
        assertTrue(notes(cutOff)
                .contains("Without a NAT gateway no task can fetch the X-Ray daemon: no traces are sent."));
        Service web = compute(cutOff).web();
        assertEquals(Optional.empty(), web.task().traceDaemonImage());
        assertFalse(names(web).contains("AWS_XRAY_DAEMON_ADDRESS"));
        assertFalse(sids(web.role()).contains("SendTraces"));
        assertFalse(notes(SampleCompute.in(Environment.PROD).withoutNatGateways()).stream()
                .anyMatch(note -> note.contains("no task can fetch")));
    }

    @Test
    void tracesGoThroughADaemonBesideTheApplication() {
        Service web = compute(SampleCompute.in(Environment.PROD).traced()).web();
        assertTrue(web.task().traceDaemonImage().isPresent());
        assertEquals(Value.text("127.0.0.1:2000"), value(web, "AWS_XRAY_DAEMON_ADDRESS"));
        assertTrue(sids(web.role()).contains("SendTraces"));
    }

    @Test
    void spotIsUsedOnlyWhereItIsConfiguredAndNeverForTheFirstTask() {
        assertEquals(
                List.of(new Service.Capacity("FARGATE", 0, 1)), sample().web().capacity());
        assertEquals(
                List.of(new Service.Capacity("FARGATE", 1, 1), new Service.Capacity("FARGATE_SPOT", 0, 4)),
                compute(SampleCompute.in(Environment.PROD).onSpot()).web().capacity());
    }

    @Test
    void aTaskHasTheConfiguredSizeAndAQuarterOfItsMemoryForTemporaryFiles() {
        TaskDefinition task = sample().web().task();
        assertEquals(512, task.cpu());
        assertEquals(1024, task.memory());
        assertEquals(256, task.container().temporaryMib());
        assertEquals(OptionalInt.of(8000), task.container().port());
        assertEquals(OptionalInt.empty(), worker(sample()).task().container().port());
        assertEquals(
                List.of("app bank", "deploy.compute.cpu", "deploy.compute.memory", "deploy.compute.architecture"),
                elements(task));
    }

    @Test
    void theWorkersExistBecauseOfTheWorkThatWaits() {
        assertEquals(
                List.of(
                        "process settle",
                        "channel orders",
                        "channel refunds",
                        "schedule nightly",
                        "schedule poll",
                        "channel audit",
                        "deploy.compute.desired_count",
                        "deploy.compute.use_spot"),
                elements(worker(sample())).stream().distinct().toList());
    }

    @Test
    void theWebServiceFollowsItsLoadAndTheWorkersTheirQueues() {
        assertEquals(
                List.of("WebCpuScaling", "WebMemoryScaling", "WebRequestScaling"),
                sample().web().scaling().policies().stream()
                        .map(policy -> policy.planned().id())
                        .toList());
        assertEquals(
                List.of(List.of("bank-prod-work"), List.of("bank-prod-orders"), List.of("bank-prod-refunds")),
                backlogs(worker(sample())));
        assertEquals(2, worker(sample()).scaling().min());
        assertEquals(4, worker(sample()).scaling().max());
    }

    @Test
    void withADomainRequestsComeOverHttps() {
        LoadBalancer balancer = compute(SampleCompute.in(Environment.PROD)
                        .domain("bank.example", Optional.of("Z123"), Optional.empty(), true))
                .loadBalancer();
        assertEquals(Value.text("https://bank.example"), balancer.address());
        assertEquals("bank.example", balancer.certificate().orElseThrow().domain());
        assertEquals(Optional.of("Z123"), balancer.certificate().orElseThrow().hostedZoneId());
        assertEquals("Z123", balancer.aliasRecord().orElseThrow().hostedZoneId());
        assertEquals(
                List.of("HttpsListener", "RedirectListener"),
                balancer.listeners().stream()
                        .map(listener -> listener.planned().id())
                        .toList());
        Listener.Https https = (Listener.Https) balancer.listeners().get(0);
        assertEquals(Value.text("${Certificate}"), https.certificateArn());
        assertEquals(443, https.port());
    }

    @Test
    void aCertificateThatExistsIsUsedAndWithoutAZoneThePlanAsksForARecord() {
        String arn = "arn:aws:acm:us-east-1:123456789012:certificate/1";
        SampleCompute sample =
                SampleCompute.in(Environment.PROD).domain("bank.example", Optional.empty(), Optional.of(arn), false);
        LoadBalancer balancer = compute(sample).loadBalancer();
        assertEquals(Optional.empty(), balancer.certificate());
        assertEquals(Optional.empty(), balancer.aliasRecord());
        assertEquals(1, balancer.listeners().size());
        assertEquals(Value.text(arn), ((Listener.Https) balancer.listeners().get(0)).certificateArn());
        assertTrue(notes(sample)
                .contains("Nothing leads from bank.example to the load balancer: with hosted_zone_id in [deploy.dns] a "
                        + "record is made there, without it people make one."));
    }

    @Test
    void withoutADomainThePlanSaysThatNothingIsEncrypted() {
        assertEquals(
                Value.text("http://${LoadBalancer.DNSName}"),
                sample().loadBalancer().address());
        assertEquals(
                List.of("HttpListener"),
                sample().loadBalancer().listeners().stream()
                        .map(listener -> listener.planned().id())
                        .toList());
        assertTrue(notes(SampleCompute.in(Environment.PROD))
                .contains(
                        "The load balancer answers over HTTP, unencrypted: HTTPS needs domain_name in [deploy.dns]."));
        assertFalse(
                notes(SampleCompute.in(Environment.PROD)
                                .domain("bank.example", Optional.of("Z123"), Optional.empty(), true))
                        .stream()
                        .anyMatch(note -> note.contains("HTTP")));
    }

    @ParameterizedTest
    @CsvSource({"DEV, false, false", "STAGING, false, true", "PROD, true, true"})
    void prodIsProtectedAndDevLeavesNothing(Environment environment, boolean protection, boolean logs) {
        LoadBalancer balancer = compute(SampleCompute.in(environment)).loadBalancer();
        assertEquals(protection, balancer.deletionProtection());
        assertEquals(logs, balancer.accessLogs().isPresent());
        assertEquals(!logs, compute(SampleCompute.in(environment)).repository().emptyOnDelete());
        assertEquals(
                !logs,
                notes(SampleCompute.in(environment)).stream().anyMatch(note -> note.contains("no access logs in dev")));
    }

    @Test
    void aFewDozenChannelsStandOneByOneInEnvironmentAndPolicies() {
        // The sample has two queues, a stream and a template.
        ComputeStack compute =
                compute(SampleCompute.in(Environment.PROD).moreQueues(PlanContext.MOST_CHANNELS_BY_NAME - 4));
        assertEquals(List.of(), compute.addresses());
        assertTrue(names(compute.web()).contains("QUEUE_BULK_035_URL"));
        assertEquals(
                PlanContext.MOST_CHANNELS_BY_NAME - 4 + 3,
                resources(compute.web().role(), "UseQueues").size());
        assertFalse(sids(compute.web().role()).contains("ReadChannelAddresses"));
    }

    @Test
    void moreChannelsAreFoundUnderOnePathAndAllowedByTheStartOfTheirNames() {
        ComputeStack compute =
                compute(SampleCompute.in(Environment.PROD).moreQueues(PlanContext.MOST_CHANNELS_BY_NAME - 3));
        assertEquals(PlanContext.MOST_CHANNELS_BY_NAME + 1, compute.addresses().size());
        assertEquals(Value.text("/bank/prod/channels"), value(compute.web(), "CHANNELS_PATH"));
        assertEquals(List.of(queueArn("*")), resources(compute.web().role(), "UseQueues"));
        assertEquals(
                List.of(Value.text(ARN + "events" + HERE + "event-bus/bank-prod-*")),
                resources(compute.web().role(), "PutEvents"));
        assertEquals(
                List.of(
                        Value.text(ARN + "ssm" + HERE + "parameter/bank/prod/channels"),
                        Value.text(ARN + "ssm" + HERE + "parameter/bank/prod/channels/*")),
                resources(compute.web().role(), "ReadChannelAddresses"));
        ChannelAddress orders = compute.addresses().get(0);
        assertEquals("/bank/prod/channels/QUEUE_ORDERS_URL", orders.path());
        assertEquals(
                Value.text("https://sqs.${AWS::Region}.${AWS::URLSuffix}/${AWS::AccountId}/bank-prod-orders"),
                orders.address());
        assertEquals("QueueAddressOrders", orders.planned().id());
    }

    @Test
    void threeHundredQueuesScaleTheWorkersWithinAwssLimits() {
        Service worker = worker(compute(SampleCompute.in(Environment.PROD).moreQueues(298)));
        assertTrue(worker.scaling().policies().size() <= 50, "policies of a service");
        List<List<String>> groups = backlogs(worker);
        assertEquals(301, groups.stream().mapToInt(List::size).sum());
        assertEquals(301, new TreeSet<>(groups.stream().flatMap(List::stream).toList()).size());
        assertTrue(groups.stream().allMatch(group -> group.size() <= 9), "metrics of an alarm");
        assertEquals(24, names(worker).size(), () -> "variables " + names(worker));
    }

    @Test
    void oneQueueMoreLeavesAlmostAllOthersInTheirGroups() {
        List<List<String>> before =
                backlogs(worker(compute(SampleCompute.in(Environment.PROD).moreQueues(100))));
        List<List<String>> after =
                backlogs(worker(compute(SampleCompute.in(Environment.PROD).moreQueues(101))));
        List<List<String>> unchanged = new ArrayList<>(before);
        unchanged.removeAll(after);
        assertTrue(unchanged.size() <= 1, () -> "changed " + unchanged);
    }

    @Test
    void manyGeneratedSecretsAreReadableByTheirTags() {
        ComputeStack compute = compute(SampleCompute.in(Environment.PROD).moreApis(60));
        assertEquals(62, compute.secrets().size());
        assertEquals(2, resources(compute.executionRole(), "ReadSecrets").size());
        Permission own = permission(compute.executionRole(), "ReadOwnSecrets");
        assertEquals(List.of(Value.text(ARN + "secretsmanager" + HERE + "secret:*")), own.resources());
        assertEquals(
                List.of(
                        new Permission.Equal("secretsmanager:ResourceTag/app", "bank"),
                        new Permission.Equal("secretsmanager:ResourceTag/environment", "prod")),
                own.condition().orElseThrow().equal());
    }

    @Test
    void theOrganisationsKeyIsForSecretsAndTasks() {
        String key = "arn:aws:kms:us-east-1:123456789012:key/1";
        ComputeStack compute = compute(SampleCompute.in(Environment.PROD).organization("arn:boundary", key));
        assertEquals(List.of(Value.text(key)), resources(compute.executionRole(), "DecryptSecrets"));
        assertEquals(List.of(Value.text(key)), resources(compute.web().role(), "UseKey"));
    }

    @Test
    void aContainerCannotHaveAVariableTwice() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Container(
                        "web",
                        OptionalInt.empty(),
                        "1:1",
                        64,
                        30,
                        List.of(EnvironmentVariable.of("A", "b")),
                        List.of(new ContainerSecret("A", Value.text("arn"), Optional.empty()))));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void everyResourceHasItsOwnId(Environment environment) {
        List<String> ids = compute(SampleCompute.in(environment).traced().moreQueues(50)).resources().stream()
                .map(resource -> resource.planned().id())
                .toList();
        assertEquals(ids.size(), ids.stream().distinct().count());
    }

    private static ComputeStack sample() {
        return compute(SampleCompute.in(Environment.PROD));
    }

    private static ComputeStack compute(SampleCompute sample) {
        return sample.plan().compute();
    }

    private static List<String> notes(SampleCompute sample) {
        AwsRequirements requirements = sample.plan();
        return requirements.notes().stream().map(Note::text).toList();
    }

    private static Service worker(ComputeStack compute) {
        return compute.worker().orElseThrow();
    }

    private static Stream<Role> roles(ComputeStack compute) {
        return Stream.concat(
                Stream.of(compute.executionRole()), compute.services().stream().map(Service::role));
    }

    private static List<String> names(Service service) {
        return service.task().container().environment().stream()
                .map(EnvironmentVariable::name)
                .toList();
    }

    private static Value value(Service service, String name) {
        return service.task().container().environment().stream()
                .filter(variable -> variable.name().equals(name))
                .map(EnvironmentVariable::value)
                .findFirst()
                .orElseThrow();
    }

    private static ContainerSecret secret(ComputeStack compute, String name) {
        return compute.web().task().container().secrets().stream()
                .filter(secret -> secret.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sids(Role role) {
        return role.permissions().stream().map(Permission::sid).toList();
    }

    private static Permission permission(Role role, String sid) {
        return role.permissions().stream()
                .filter(permission -> permission.sid().equals(sid))
                .findFirst()
                .orElseThrow();
    }

    private static List<Value> resources(Role role, String sid) {
        return permission(role, sid).resources();
    }

    private static Value queueArn(String name) {
        return Value.text(ARN + "sqs" + HERE + "bank-prod-" + name);
    }

    private static List<List<String>> backlogs(Service service) {
        return service.scaling().policies().stream()
                .filter(ScalingPolicy.Backlog.class::isInstance)
                .map(policy -> ((ScalingPolicy.Backlog) policy).queues())
                .toList();
    }

    private static List<String> elements(AwsResource resource) {
        return resource.planned().reasons().stream().map(Reason::element).toList();
    }
}
