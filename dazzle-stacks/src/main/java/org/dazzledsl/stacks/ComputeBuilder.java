package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.allow;
import static org.dazzledsl.stacks.PolicyJson.document;
import static org.dazzledsl.stacks.PolicyJson.one;
import static org.dazzledsl.stacks.PolicyJson.sub;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.compute.ChannelAddress;
import org.dazzledsl.model.aws.compute.Cluster;
import org.dazzledsl.model.aws.compute.ComputeStack;
import org.dazzledsl.model.aws.compute.ContainerImage;
import org.dazzledsl.model.aws.compute.GeneratedSecret;
import org.dazzledsl.model.aws.compute.ImageRepository;
import org.dazzledsl.model.aws.compute.Permission;
import org.dazzledsl.model.aws.compute.Role;
import org.dazzledsl.model.aws.compute.Service;
import software.amazon.awscdk.CfnOutputProps;
import software.amazon.awscdk.services.ecr.CfnRepository;
import software.amazon.awscdk.services.ecr.CfnRepositoryProps;
import software.amazon.awscdk.services.ecs.CfnCluster;
import software.amazon.awscdk.services.ecs.CfnClusterProps;
import software.amazon.awscdk.services.iam.CfnRole;
import software.amazon.awscdk.services.iam.CfnRoleProps;
import software.amazon.awscdk.services.ssm.CfnParameterProps;

/** Builds what a {@link ComputeStack} asks for. */
final class ComputeBuilder {

    private final StackScope scope;
    private final Optional<String> kmsKeyArn;

    private ComputeBuilder(StackScope scope) {
        this.scope = scope;
        this.kmsKeyArn = scope.requirements().organization().kmsKeyArn();
    }

    static void build(StackScope scope, ComputeStack compute) {
        new ComputeBuilder(scope).build(compute);
    }

    private void build(ComputeStack compute) {
        TaskCounts counts = TaskCounts.of(scope, compute.image());
        repository(compute.repository());
        for (GeneratedSecret secret : compute.secrets()) {
            scope.keepOutsideDev(scope.secret(secret, secret.description(), secret.length()));
        }
        for (ChannelAddress address : compute.addresses()) {
            address(address);
        }
        LoadBalancerBuilder.Built loadBalancer = LoadBalancerBuilder.build(scope, compute.loadBalancer());
        ServiceBuilder services = new ServiceBuilder(
                scope,
                new ServiceBuilder.Shared(
                        compute.cluster(),
                        cluster(compute.cluster()),
                        role(compute.executionRole()),
                        image(compute),
                        counts,
                        loadBalancer));
        for (Service service : compute.services()) {
            services.build(service, role(service.role()));
        }
        output(
                "Address",
                "Where the application answers",
                scope.resolve(compute.loadBalancer().address()));
        output(
                "RepositoryUri",
                "Where images are pushed to",
                scope.intrinsics().sub("${" + compute.repository().planned().id() + ".RepositoryUri}"));
    }

    private void repository(ImageRepository repository) {
        CfnRepository.EncryptionConfigurationProperty.Builder encryption =
                CfnRepository.EncryptionConfigurationProperty.builder();
        if (kmsKeyArn.isPresent()) {
            encryption.encryptionType("KMS").kmsKey(kmsKeyArn.get());
        } else {
            encryption.encryptionType("AES256");
        }
        CfnRepositoryProps.Builder props = CfnRepositoryProps.builder()
                .repositoryName(repository.name())
                .imageTagMutability("IMMUTABLE")
                .imageScanningConfiguration(CfnRepository.ImageScanningConfigurationProperty.builder()
                        .scanOnPush(true)
                        .build())
                .encryptionConfiguration(encryption.build())
                .lifecyclePolicy(CfnRepository.LifecyclePolicyProperty.builder()
                        .lifecyclePolicyText(lifecycle(repository))
                        .build());
        if (repository.emptyOnDelete()) {
            props.emptyOnDelete(true);
        }
        StackResource construct = scope.planned(repository, props.build());
        scope.keepNamedOutsideDev(construct);
    }

    /** Numbers as texts: to format one, Java loads what it knows of languages. */
    private static String lifecycle(ImageRepository repository) {
        return """
                {"rules":[\
                {"rulePriority":1,"description":"Delete what lost its tag",\
                "selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":%s},\
                "action":{"type":"expire"}},\
                {"rulePriority":2,"description":"Keep the newest images",\
                "selection":{"tagStatus":"any","countType":"imageCountMoreThan","countNumber":%s},\
                "action":{"type":"expire"}}]}""".formatted(repository.untaggedDays(), repository.keptImages());
    }

    private StackResource cluster(Cluster cluster) {
        return scope.planned(
                cluster,
                CfnClusterProps.builder()
                        .clusterName(cluster.name())
                        // Both, whichever the services use: a provider that is in use can't be taken away, and
                        // CloudFormation changes the cluster first. No task runs on Spot because it is here.
                        .capacityProviders(List.of("FARGATE", "FARGATE_SPOT"))
                        .clusterSettings(List.of(CfnCluster.ClusterSettingsProperty.builder()
                                .name("containerInsights")
                                .value(cluster.containerInsights() ? "enabled" : "disabled")
                                .build()))
                        .build());
    }

    private void address(ChannelAddress address) {
        scope.planned(
                address,
                CfnParameterProps.builder()
                        .type("String")
                        .name(address.path())
                        .value(scope.resolve(address.address()))
                        .build());
    }

    private StackResource role(Role role) {
        CfnRoleProps.Builder props = CfnRoleProps.builder().assumeRolePolicyDocument(assumedByTasks());
        if (!role.permissions().isEmpty()) {
            List<Map<String, Object>> statements = new ArrayList<>();
            for (Permission permission : role.permissions()) {
                statements.add(statement(permission));
            }
            props.policies(List.of(CfnRole.PolicyProperty.builder()
                    .policyName("Allowed")
                    .policyDocument(document(statements))
                    .build()));
        }
        return scope.planned(role, scope.bounded(props));
    }

    /** ECS on behalf of this account and region alone; its tasks have no ARN that could be known before. */
    private static Map<String, Object> assumedByTasks() {
        Map<String, Object> condition = new LinkedHashMap<>();
        condition.put("StringEquals", one("aws:SourceAccount", sub("${AWS::AccountId}")));
        condition.put(
                "ArnLike", one("aws:SourceArn", sub("arn:${AWS::Partition}:ecs:${AWS::Region}:${AWS::AccountId}:*")));
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", one("Service", "ecs-tasks.amazonaws.com"));
        statement.put("Action", "sts:AssumeRole");
        statement.put("Condition", condition);
        return document(List.of(statement));
    }

    private Map<String, Object> statement(Permission permission) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", permission.sid());
        statement.putAll(allow(permission.actions(), scope.resolve(permission.resources())));
        if (permission.condition().isPresent()) {
            Map<String, Object> equal = new LinkedHashMap<>();
            for (Permission.Equal each : permission.condition().get().equal()) {
                equal.put(each.key(), each.value());
            }
            statement.put("Condition", one("StringEquals", equal));
        }
        return statement;
    }

    private String image(ComputeStack compute) {
        if (compute.image() instanceof ContainerImage.Named named) {
            return named.reference();
        }
        return scope.intrinsics()
                .sub("${" + compute.repository().planned().id() + ".RepositoryUri}:${"
                        + ContainerImage.Pushed.TAG_PARAMETER + "}");
    }

    private void output(String id, String description, String value) {
        scope.output(
                id,
                CfnOutputProps.builder().description(description).value(value).build());
    }
}
