package org.dazzledsl.model.aws.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.network.Vpc.InterfaceEndpoint;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig.SecretReference;
import org.dazzledsl.model.config.DeployConfig.SecretStore;
import org.dazzledsl.model.infra.InfraRequirements.ScheduleNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.StreamNeed;

/**
 * Decides which services of AWS need an interface endpoint where there is no NAT gateway. KMS is none of them: the services
 * that encrypt call it themselves. Nor is STS: tasks and machines get their credentials from their own metadata.
 */
final class EndpointPlanner {

    private final PlanContext context;
    private final Reason noGateway;
    private final Map<String, List<Reason>> services = new LinkedHashMap<>();

    EndpointPlanner(PlanContext context) {
        this.context = context;
        this.noGateway = context.config()
                .places()
                .because("deploy.network.nat_gateways", "without NAT gateways, AWS is reached through endpoints");
    }

    /** Why there are endpoints at all. */
    List<Reason> reasons() {
        return context.applicationAnd(noGateway);
    }

    /** @param subnets the ids of the subnets that they stand in */
    List<InterfaceEndpoint> endpoints(List<String> subnets) {
        forTasks();
        forSecrets();
        forMessaging();
        forChannelAddresses();
        if (context.hasTigerBeetle()) {
            forReplicas();
        }
        List<InterfaceEndpoint> endpoints = new ArrayList<>();
        services.forEach((service, reasons) -> endpoints.add(endpoint(service, reasons, subnets)));
        return endpoints;
    }

    /** Fargate fetches images from ECR, and their layers from S3, and hands logs to CloudWatch. */
    private void forTasks() {
        List<Reason> application = List.of(context.needs().application());
        need("ecr.api", application);
        need("ecr.dkr", application);
        need("logs", application);
        if (context.config().observability().enableXray()) {
            need("xray", List.of(because("deploy.observability.enable_xray", "traces go to X-Ray")));
        }
    }

    private void forSecrets() {
        List<Reason> generated = context.needs().secrets().stream()
                .map(SecretNeed::need)
                .flatMap(need -> need.reasons().stream())
                .toList();
        need("secretsmanager", generated);
        need("secretsmanager", context.needs().database().reasons());
        need("secretsmanager", context.needs().cache().reasons());
        for (SecretReference secret : context.config().secrets()) {
            String service = secret.store() == SecretStore.SSM ? "ssm" : "secretsmanager";
            need(service, List.of(because("deploy.secrets." + secret.name(), "the secret is kept there")));
        }
    }

    private void forMessaging() {
        if (context.hasWorkers()) {
            need("sqs", context.needs().queue().reasons());
            need("sqs", context.needs().workers().reasons());
            context.needs().queues().forEach(queue -> need("sqs", List.of(queue.reason())));
            need(
                    "sqs",
                    context.needs().schedules().stream()
                            .map(ScheduleNeed::reason)
                            .toList());
            need(
                    "sqs",
                    context.needs().receivedStreams().stream()
                            .map(StreamNeed::reason)
                            .toList());
        }
        context.needs().streams().forEach(stream -> need("events", List.of(stream.reason())));
        context.needs().email().ifPresent(email -> {
            need("email", email.need().reasons());
            // Bounces and complaints wait in a queue.
            need("sqs", email.need().reasons());
        });
    }

    /** Where the channels are many, the application asks SSM for their addresses. */
    private void forChannelAddresses() {
        if (!context.namesEachChannel()) {
            need("ssm", List.of(context.needs().application()));
        }
    }

    /** Booting, Session Manager, logs and metrics, and the signal that a replica is up. */
    private void forReplicas() {
        List<Reason> ledger = context.needs().ledger().orElseThrow().need().reasons();
        for (String service :
                List.of("ec2", "ssm", "ssmmessages", "ec2messages", "logs", "monitoring", "cloudformation")) {
            need(service, ledger);
        }
    }

    private void need(String service, List<Reason> reasons) {
        if (!reasons.isEmpty()) {
            services.computeIfAbsent(service, first -> new ArrayList<>()).addAll(reasons);
        }
    }

    private InterfaceEndpoint endpoint(String service, List<Reason> reasons, List<String> subnets) {
        List<Reason> all = new ArrayList<>(reasons.stream().distinct().toList());
        all.add(noGateway);
        String id = LogicalId.of("Endpoint", service.replace('.', '_'));
        return new InterfaceEndpoint(
                new PlannedResource(id, "AWS::EC2::VPCEndpoint", service, all),
                service,
                subnets,
                SecurityGroupPlanner.ENDPOINTS);
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(key, rule);
    }
}
