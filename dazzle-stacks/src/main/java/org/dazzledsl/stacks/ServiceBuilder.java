package org.dazzledsl.stacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.model.aws.compute.Cluster;
import org.dazzledsl.model.aws.compute.Container;
import org.dazzledsl.model.aws.compute.ContainerSecret;
import org.dazzledsl.model.aws.compute.EnvironmentVariable;
import org.dazzledsl.model.aws.compute.ScalingPolicy;
import org.dazzledsl.model.aws.compute.Service;
import org.dazzledsl.model.aws.compute.TaskDefinition;
import org.dazzledsl.model.aws.network.NetworkWires;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalableTargetProps;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicy;
import software.amazon.awscdk.services.applicationautoscaling.CfnScalingPolicyProps;
import software.amazon.awscdk.services.ecs.CfnService;
import software.amazon.awscdk.services.ecs.CfnServiceProps;
import software.amazon.awscdk.services.ecs.CfnTaskDefinition;
import software.amazon.awscdk.services.ecs.CfnTaskDefinitionProps;

/** Builds a {@link Service} with its task definition, logs and auto scaling. */
final class ServiceBuilder {

    private static final String TEMPORARY_FOLDER = "/tmp";
    private static final int DAEMON_PORT = 2000;
    private static final int SCALE_OUT_COOLDOWN_SECONDS = 60;
    private static final int SCALE_IN_COOLDOWN_SECONDS = 300;

    private final StackScope scope;
    private final Shared shared;

    ServiceBuilder(StackScope scope, Shared shared) {
        this.scope = scope;
        this.shared = shared;
    }

    /** What both services have in common. */
    record Shared(
            Cluster cluster,
            StackResource clusterConstruct,
            StackResource executionRole,
            String image,
            TaskCounts counts,
            LoadBalancerBuilder.Built loadBalancer) {}

    void build(Service service, StackResource role) {
        scope.logGroup(service.logs(), service.logs().retentionDays());
        StackResource task = task(service, role);
        service(service, task);
        scaling(service);
    }

    private StackResource task(Service service, StackResource role) {
        TaskDefinition task = service.task();
        String logGroup = service.logs().planned().id();
        List<Object> containers = new ArrayList<>(List.of(container(task.container(), logGroup)));
        if (task.traceDaemonImage().isPresent()) {
            containers.add(traceDaemon(task.traceDaemonImage().get(), task, logGroup));
        }
        return scope.planned(
                task,
                CfnTaskDefinitionProps.builder()
                        .family(task.family())
                        .requiresCompatibilities(List.of("FARGATE"))
                        .networkMode("awsvpc")
                        .cpu(Integer.toString(task.cpu()))
                        .memory(Integer.toString(task.memory()))
                        .runtimePlatform(CfnTaskDefinition.RuntimePlatformProperty.builder()
                                .operatingSystemFamily("LINUX")
                                .cpuArchitecture(task.architecture().name())
                                .build())
                        .executionRoleArn(shared.executionRole().attribute("Arn"))
                        .taskRoleArn(role.attribute("Arn"))
                        .containerDefinitions(containers)
                        .build());
    }

    private CfnTaskDefinition.ContainerDefinitionProperty container(Container container, String logGroup) {
        CfnTaskDefinition.ContainerDefinitionProperty.Builder props =
                CfnTaskDefinition.ContainerDefinitionProperty.builder()
                        .name(container.name())
                        .image(shared.image())
                        .essential(true)
                        .user(container.user())
                        .readonlyRootFilesystem(true)
                        .linuxParameters(CfnTaskDefinition.LinuxParametersProperty.builder()
                                .initProcessEnabled(true)
                                .tmpfs(List.of(temporaryFolder(container.temporaryMib())))
                                .build())
                        .stopTimeout(container.stopSeconds())
                        .environment(variables(container))
                        .secrets(secrets(container))
                        .logConfiguration(logging(logGroup, container.name()));
        if (container.port().isPresent()) {
            props.portMappings(List.of(CfnTaskDefinition.PortMappingProperty.builder()
                    .containerPort(container.port().getAsInt())
                    .protocol("tcp")
                    .build()));
        }
        return props.build();
    }

    private List<CfnTaskDefinition.KeyValuePairProperty> variables(Container container) {
        List<CfnTaskDefinition.KeyValuePairProperty> variables = new ArrayList<>();
        for (EnvironmentVariable variable : container.environment()) {
            variables.add(variable(variable));
        }
        return variables;
    }

    private List<CfnTaskDefinition.SecretProperty> secrets(Container container) {
        List<CfnTaskDefinition.SecretProperty> secrets = new ArrayList<>();
        for (ContainerSecret secret : container.secrets()) {
            secrets.add(secret(secret));
        }
        return secrets;
    }

    /**
     * In memory, since a volume of Fargate belongs to root, and nobody else could write to it. Programs may run from it:
     * the client of TigerBeetle, among others, unpacks its library there.
     */
    private static CfnTaskDefinition.TmpfsProperty temporaryFolder(int mib) {
        return CfnTaskDefinition.TmpfsProperty.builder()
                .containerPath(TEMPORARY_FOLDER)
                .size(mib)
                .mountOptions(List.of("rw", "exec", "nosuid", "nodev"))
                .build();
    }

    private CfnTaskDefinition.KeyValuePairProperty variable(EnvironmentVariable variable) {
        return CfnTaskDefinition.KeyValuePairProperty.builder()
                .name(variable.name())
                .value(scope.resolve(variable.value()))
                .build();
    }

    /** A key of a JSON secret follows its ARN; the two colons behind it stand for its newest version. */
    private CfnTaskDefinition.SecretProperty secret(ContainerSecret secret) {
        String arn = scope.resolve(secret.arn());
        String from = secret.jsonKey().isPresent()
                ? scope.intrinsics()
                        .join("", List.of(arn, ":" + secret.jsonKey().get() + "::"))
                : arn;
        return CfnTaskDefinition.SecretProperty.builder()
                .name(secret.name())
                .valueFrom(from)
                .build();
    }

    private CfnTaskDefinition.ContainerDefinitionProperty traceDaemon(
            String image, TaskDefinition task, String logGroup) {
        return CfnTaskDefinition.ContainerDefinitionProperty.builder()
                .name("xray")
                .image(image)
                // Without it the application goes on, untraced.
                .essential(false)
                .user(task.container().user())
                .readonlyRootFilesystem(true)
                .portMappings(List.of(CfnTaskDefinition.PortMappingProperty.builder()
                        .containerPort(DAEMON_PORT)
                        .protocol("udp")
                        .build()))
                .logConfiguration(logging(logGroup, "xray"))
                .build();
    }

    /** Not blocking: an application must not stand still because its logs can't be delivered. */
    private CfnTaskDefinition.LogConfigurationProperty logging(String logGroup, String prefix) {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("awslogs-group", scope.intrinsics().ref(logGroup));
        options.put("awslogs-region", scope.intrinsics().ref("AWS::Region"));
        options.put("awslogs-stream-prefix", prefix);
        options.put("mode", "non-blocking");
        options.put("max-buffer-size", "25m");
        return CfnTaskDefinition.LogConfigurationProperty.builder()
                .logDriver("awslogs")
                .options(options)
                .build();
    }

    private void service(Service service, StackResource task) {
        CfnServiceProps.Builder props = CfnServiceProps.builder()
                .serviceName(service.name())
                .cluster(shared.clusterConstruct().ref())
                .taskDefinition(task.ref())
                .desiredCount(shared.counts().desired(service.desiredCount()))
                .platformVersion("LATEST")
                .capacityProviderStrategy(strategy(service))
                .networkConfiguration(CfnService.NetworkConfigurationProperty.builder()
                        .awsvpcConfiguration(CfnService.AwsVpcConfigurationProperty.builder()
                                .assignPublicIp("DISABLED")
                                .subnets(scope.readList(NetworkWires.PRIVATE_SUBNET_IDS))
                                .securityGroups(List.of(scope.read(NetworkWires.ECS_SECURITY_GROUP_ID)))
                                .build())
                        .build())
                .deploymentConfiguration(CfnService.DeploymentConfigurationProperty.builder()
                        .minimumHealthyPercent(100)
                        .maximumPercent(200)
                        .deploymentCircuitBreaker(CfnService.DeploymentCircuitBreakerProperty.builder()
                                .enable(true)
                                .rollback(true)
                                .build())
                        .build())
                .availabilityZoneRebalancing("ENABLED")
                .enableEcsManagedTags(true)
                .enableExecuteCommand(false)
                .propagateTags("SERVICE");
        if (service.balanced()) {
            balance(service, props);
        }
        StackResource construct = scope.planned(service, props.build());
        if (service.balanced()) {
            construct.dependsOn(shared.loadBalancer().listeners());
        }
    }

    private static List<CfnService.CapacityProviderStrategyItemProperty> strategy(Service service) {
        List<CfnService.CapacityProviderStrategyItemProperty> strategy = new ArrayList<>();
        for (Service.Capacity capacity : service.capacity()) {
            strategy.add(CfnService.CapacityProviderStrategyItemProperty.builder()
                    .capacityProvider(capacity.provider())
                    .base(capacity.base())
                    .weight(capacity.weight())
                    .build());
        }
        return strategy;
    }

    private void balance(Service service, CfnServiceProps.Builder props) {
        Container container = service.task().container();
        props.healthCheckGracePeriodSeconds(service.healthCheckGraceSeconds().orElseThrow())
                .loadBalancers(List.of(CfnService.LoadBalancerProperty.builder()
                        .containerName(container.name())
                        .containerPort(container.port().orElseThrow())
                        .targetGroupArn(shared.loadBalancer().targetGroup().ref())
                        .build()));
    }

    private void scaling(Service service) {
        StackResource target = scope.planned(
                service.scaling(),
                CfnScalableTargetProps.builder()
                        .serviceNamespace("ecs")
                        .scalableDimension("ecs:service:DesiredCount")
                        .resourceId(scope.intrinsics()
                                .sub("service/${" + shared.cluster().planned().id() + "}/${"
                                        + service.planned().id() + ".Name}"))
                        .minCapacity(shared.counts().limit(service.scaling().min()))
                        .maxCapacity(shared.counts().limit(service.scaling().max()))
                        .build());
        for (ScalingPolicy policy : service.scaling().policies()) {
            policy(service, policy, target);
        }
    }

    private void policy(Service service, ScalingPolicy policy, StackResource target) {
        CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty.Builder tracking =
                CfnScalingPolicy.TargetTrackingScalingPolicyConfigurationProperty.builder()
                        .targetValue(policy.target())
                        .scaleOutCooldown(SCALE_OUT_COOLDOWN_SECONDS)
                        .scaleInCooldown(SCALE_IN_COOLDOWN_SECONDS);
        if (policy instanceof ScalingPolicy.Utilization utilization) {
            tracking.predefinedMetricSpecification(CfnScalingPolicy.PredefinedMetricSpecificationProperty.builder()
                    .predefinedMetricType(utilization.metric())
                    .build());
        } else if (policy instanceof ScalingPolicy.Backlog backlog) {
            tracking.customizedMetricSpecification(CfnScalingPolicy.CustomizedMetricSpecificationProperty.builder()
                    .metrics(backlogPerTask(service, backlog))
                    .build());
        } else {
            tracking.predefinedMetricSpecification(CfnScalingPolicy.PredefinedMetricSpecificationProperty.builder()
                    .predefinedMetricType("ALBRequestCountPerTarget")
                    .resourceLabel(shared.loadBalancer().label())
                    .build());
        }
        scope.planned(
                policy,
                CfnScalingPolicyProps.builder()
                        .policyName(policy.planned().id())
                        .policyType("TargetTrackingScaling")
                        .scalingTargetId(target.ref())
                        .targetTrackingScalingPolicyConfiguration(tracking.build())
                        .build());
    }

    /** Messages that wait, divided by the tasks that run. */
    private List<Object> backlogPerTask(Service service, ScalingPolicy.Backlog backlog) {
        List<Object> queries = new ArrayList<>();
        List<String> waiting = new ArrayList<>();
        for (String queue : backlog.queues()) {
            String id = "waiting" + queries.size();
            waiting.add("FILL(" + id + ", 0)");
            queries.add(metric(
                    id,
                    "AWS/SQS",
                    "ApproximateNumberOfMessagesVisible",
                    "Average",
                    List.of(dimension("QueueName", queue))));
        }
        queries.add(runningTasks(service));
        queries.add(CfnScalingPolicy.TargetTrackingMetricDataQueryProperty.builder()
                .id("backlog")
                .expression("(" + String.join(" + ", waiting) + ") / FILL(tasks, 1)")
                .returnData(true)
                .build());
        return queries;
    }

    /**
     * Container Insights says how many tasks run. Without it, each task reports its CPU once a minute, and the number of
     * reports is the number of tasks.
     */
    private CfnScalingPolicy.TargetTrackingMetricDataQueryProperty runningTasks(Service service) {
        List<CfnScalingPolicy.TargetTrackingMetricDimensionProperty> dimensions =
                List.of(dimension("ClusterName", shared.cluster().name()), dimension("ServiceName", service.name()));
        return shared.cluster().containerInsights()
                ? metric("tasks", "ECS/ContainerInsights", "RunningTaskCount", "Average", dimensions)
                : metric("tasks", "AWS/ECS", "CPUUtilization", "SampleCount", dimensions);
    }

    private static CfnScalingPolicy.TargetTrackingMetricDataQueryProperty metric(
            String id,
            String namespace,
            String name,
            String statistic,
            List<CfnScalingPolicy.TargetTrackingMetricDimensionProperty> dimensions) {
        return CfnScalingPolicy.TargetTrackingMetricDataQueryProperty.builder()
                .id(id)
                .metricStat(CfnScalingPolicy.TargetTrackingMetricStatProperty.builder()
                        .metric(CfnScalingPolicy.TargetTrackingMetricProperty.builder()
                                .namespace(namespace)
                                .metricName(name)
                                .dimensions(dimensions)
                                .build())
                        .stat(statistic)
                        .build())
                .returnData(false)
                .build();
    }

    private static CfnScalingPolicy.TargetTrackingMetricDimensionProperty dimension(String name, String value) {
        return CfnScalingPolicy.TargetTrackingMetricDimensionProperty.builder()
                .name(name)
                .value(value)
                .build();
    }
}
