package org.dazzledsl.model.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.model.aws.compute.ComputePlanner;
import org.dazzledsl.model.aws.compute.ComputeStack;
import org.dazzledsl.model.aws.data.DataPlanner;
import org.dazzledsl.model.aws.data.DataStack;
import org.dazzledsl.model.aws.messaging.MessagingPlanner;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.network.NetworkPlanner;
import org.dazzledsl.model.aws.network.NetworkStack;
import org.dazzledsl.model.aws.observability.ObservabilityPlanner;
import org.dazzledsl.model.aws.observability.ObservabilityStack;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetlePlanner;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.config.ProjectConfig;
import org.dazzledsl.model.infra.InfraRequirements;

/** Decides which AWS resources meet the needs of an application, as its configuration wants them. */
public final class AwsPlanner {

    private AwsPlanner() {}

    public static AwsPlan plan(InfraRequirements needs, ProjectConfig project, DeployConfig config) {
        ResourceNames names = ResourceNames.of(
                project.name(), config.environment(), config.output().stackNamePrefix());
        PlanContext context = new PlanContext(needs, config, names);
        Optional<StackPlan<TigerBeetleStack>> tigerBeetle =
                context.hasTigerBeetle() ? Optional.of(TigerBeetlePlanner.plan(context)) : Optional.empty();
        boolean data = context.hasDatabase() || context.hasStorage() || context.hasCache();
        Optional<StackPlan<DataStack>> dataStack = data ? Optional.of(DataPlanner.plan(context)) : Optional.empty();
        boolean messaging = context.hasWorkers()
                || !needs.streams().isEmpty()
                || needs.email().isPresent();
        Optional<StackPlan<MessagingStack>> messagingPlan =
                messaging ? Optional.of(MessagingPlanner.plan(context)) : Optional.empty();
        StackPlan<NetworkStack> network = NetworkPlanner.plan(context);
        StackPlan<ComputeStack> compute = ComputePlanner.plan(context, messagingPlan.map(StackPlan::stack));
        StackPlan<ObservabilityStack> observability = ObservabilityPlanner.plan(
                context,
                tigerBeetle.map(StackPlan::stack),
                dataStack.map(StackPlan::stack),
                messagingPlan.map(StackPlan::stack),
                compute.stack());
        List<StackPlan<?>> plans = new ArrayList<>();
        plans.add(network);
        tigerBeetle.ifPresent(plans::add);
        dataStack.ifPresent(plans::add);
        messagingPlan.ifPresent(plans::add);
        plans.add(compute);
        plans.add(observability);
        AwsRequirements requirements = new AwsRequirements(
                AwsRequirements.SCHEMA_VERSION,
                names,
                config.region(),
                config.account(),
                tags(config, names),
                config.organization(),
                network.stack(),
                tigerBeetle.map(StackPlan::stack),
                dataStack.map(StackPlan::stack),
                messagingPlan.map(StackPlan::stack),
                compute.stack(),
                observability.stack(),
                plans.stream().flatMap(plan -> plan.notes().stream()).toList());
        return new AwsPlan(
                requirements,
                plans.stream().flatMap(plan -> plan.refusals().stream()).toList());
    }

    /** The built-in tags win over configured ones of the same name: people find resources by them. */
    private static SortedMap<String, String> tags(DeployConfig config, ResourceNames names) {
        SortedMap<String, String> tags = new TreeMap<>(config.tags());
        tags.put("app", names.application());
        tags.put("environment", config.environment().word());
        tags.put("managed-by", "dazzle");
        return tags;
    }
}
