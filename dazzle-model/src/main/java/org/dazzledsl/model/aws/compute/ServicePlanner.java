package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.messaging.MessageQueue;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.config.DeployConfig;

/** Decides how the web service and the workers run. */
record ServicePlanner(
        PlanContext context,
        Permissions permissions,
        EnvironmentPlanner environment,
        Channels channels,
        Secrets secrets) {

    /** Of no account in most images, which then can write nothing but {@code /tmp}. */
    private static final String USER = "1000:1000";

    /** Of a task's memory, which {@code /tmp} counts towards. */
    private static final int TEMPORARY_SHARE = 4;

    private static final int WEB_STOP_SECONDS = 30;

    /** As long as Fargate allows: a worker finishes what it has begun. */
    private static final int WORKER_STOP_SECONDS = 120;

    private static final int HEALTH_CHECK_GRACE_SECONDS = 60;

    /** Room for another deployment's worth of load while new tasks start. */
    private static final double CPU_TARGET = 60;

    private static final double MEMORY_TARGET = 75;
    private static final double REQUESTS_TARGET = 1000;

    /** Messages that may wait for each task: some rounds of what it does at once. */
    private static final double BACKLOG_TARGET = 25 * EnvironmentPlanner.WORKER_CONCURRENCY;

    /** Application Auto Scaling allows 50 policies for a service. */
    private static final int MOST_POLICIES = 50;

    /** Of services and task definitions in ECS. */
    private static final int LONGEST_NAME = 255;

    LogGroup logs(ServiceKind kind) {
        int days = context.config().observability().logRetentionDays();
        List<Reason> reasons = reasons(
                kind, because("deploy.observability.log_retention_days", "logs are kept for " + days + " days"));
        PlannedResource planned = new PlannedResource(
                kind.title() + "Logs", LogGroup.TYPE, context.names().path(kind.word()), reasons);
        return new LogGroup(planned, days);
    }

    Service plan(ServiceKind kind, LogGroup logs) {
        DeployConfig.Compute compute = context.config().compute();
        boolean web = kind == ServiceKind.WEB;
        Role role = new Role(
                new PlannedResource(kind.title() + "Role", Role.TYPE, reasons(kind)),
                permissions.task(kind, !context.hasWorkers()));
        return new Service(
                new PlannedResource(
                        kind.title() + "Service",
                        Service.TYPE,
                        name(kind),
                        reasons(
                                kind,
                                because("deploy.compute.desired_count", "a rollout starts with so many tasks"),
                                because("deploy.compute.use_spot", spotRule()))),
                logs,
                role,
                task(kind),
                compute.desiredCount(),
                capacity(),
                web ? OptionalInt.of(HEALTH_CHECK_GRACE_SECONDS) : OptionalInt.empty(),
                scaling(kind));
    }

    private TaskDefinition task(ServiceKind kind) {
        DeployConfig.Compute compute = context.config().compute();
        boolean web = kind == ServiceKind.WEB;
        Container container = new Container(
                kind.word(),
                web ? OptionalInt.of(compute.containerPort()) : OptionalInt.empty(),
                USER,
                compute.memory() / TEMPORARY_SHARE,
                web ? WEB_STOP_SECONDS : WORKER_STOP_SECONDS,
                environment.plan(kind),
                secrets.container());
        return new TaskDefinition(
                new PlannedResource(
                        kind.title() + "Task",
                        TaskDefinition.TYPE,
                        name(kind),
                        reasons(
                                kind,
                                because("deploy.compute.cpu", "a task has this many CPU units"),
                                because("deploy.compute.memory", "a task has this much memory"),
                                because("deploy.compute.architecture", "the image is built for this processor"))),
                compute.cpu(),
                compute.memory(),
                compute.architecture(),
                container,
                Tracing.runs(context) ? Optional.of(Tracing.DAEMON_IMAGE) : Optional.empty());
    }

    private AutoScaling scaling(ServiceKind kind) {
        DeployConfig.Compute compute = context.config().compute();
        List<Reason> reasons = reasons(
                kind,
                because("deploy.compute.min_capacity", "never fewer tasks"),
                because("deploy.compute.max_capacity", "never more tasks"));
        List<ScalingPolicy> policies = new ArrayList<>();
        policies.add(new ScalingPolicy.Utilization(
                policy(kind, "CpuScaling", reasons), "ECSServiceAverageCPUUtilization", CPU_TARGET));
        policies.add(new ScalingPolicy.Utilization(
                policy(kind, "MemoryScaling", reasons), "ECSServiceAverageMemoryUtilization", MEMORY_TARGET));
        if (kind == ServiceKind.WEB) {
            policies.add(new ScalingPolicy.Requests(policy(kind, "RequestScaling", reasons), REQUESTS_TARGET));
        } else {
            policies.addAll(backlogs(MOST_POLICIES - policies.size()));
        }
        return new AutoScaling(
                new PlannedResource(kind.title() + "Scaling", AutoScaling.TYPE, reasons),
                compute.minCapacity(),
                compute.maxCapacity(),
                policies);
    }

    private static PlannedResource policy(ServiceKind kind, String id, List<Reason> reasons) {
        return new PlannedResource(kind.title() + id, ScalingPolicy.TYPE, reasons);
    }

    /** A policy for each queue; where the queues are many, for several of them, of which each stands in a fixed place. */
    private List<ScalingPolicy> backlogs(int most) {
        List<MessageQueue> queues =
                channels.messaging().map(MessagingStack::workerQueues).orElse(List.of());
        if (context.namesEachChannel()) {
            return queues.stream()
                    .map(queue ->
                            backlog("WorkerBacklog" + queue.queue().planned().id(), List.of(queue)))
                    .toList();
        }
        SortedMap<Integer, List<MessageQueue>> groups = new TreeMap<>();
        for (MessageQueue queue : queues) {
            roomFor(queue, groups, most)
                    .ifPresent(group -> groups.computeIfAbsent(group, g -> new ArrayList<>())
                            .add(queue));
        }
        return groups.entrySet().stream()
                .map(group -> backlog("WorkerBacklogGroup" + group.getKey(), group.getValue()))
                .toList();
    }

    /** The group that a queue's name leads to, or the next one that isn't full. */
    private static Optional<Integer> roomFor(
            MessageQueue queue, SortedMap<Integer, List<MessageQueue>> groups, int most) {
        int first = Math.floorMod(queue.name().hashCode(), most);
        for (int step = 0; step < most; step++) {
            int group = (first + step) % most;
            if (!groups.containsKey(group) || groups.get(group).size() < ScalingPolicy.Backlog.MOST_QUEUES) {
                return Optional.of(group);
            }
        }
        return Optional.empty();
    }

    private static ScalingPolicy backlog(String id, List<MessageQueue> queues) {
        List<Reason> reasons = queues.stream()
                .flatMap(queue -> queue.queue().planned().reasons().stream())
                .distinct()
                .toList();
        return new ScalingPolicy.Backlog(
                new PlannedResource(id, ScalingPolicy.TYPE, reasons),
                queues.stream().map(queue -> queue.queue().name()).toList(),
                BACKLOG_TARGET);
    }

    /** On Spot all but the first task, so that a reclaim of all of them leaves one. */
    private List<Service.Capacity> capacity() {
        return context.config().compute().useSpot()
                ? List.of(new Service.Capacity("FARGATE", 1, 1), new Service.Capacity("FARGATE_SPOT", 0, 4))
                : List.of(new Service.Capacity("FARGATE", 0, 1));
    }

    private String spotRule() {
        return context.config().compute().useSpot()
                ? "most tasks run on Spot and may be reclaimed"
                : "no task runs on Spot";
    }

    private String name(ServiceKind kind) {
        return context.names().physical(kind.word(), LONGEST_NAME);
    }

    private List<Reason> reasons(ServiceKind kind, Reason... more) {
        return kind == ServiceKind.WEB ? context.applicationAnd(more) : workerAnd(more);
    }

    private List<Reason> workerAnd(Reason... more) {
        List<Reason> reasons = new ArrayList<>(context.needs().workers().reasons());
        context.needs().queue().reasons().stream()
                .filter(r -> !reasons.contains(r))
                .forEach(reasons::add);
        context.needs().queues().forEach(queue -> reasons.add(queue.reason()));
        context.needs().schedules().forEach(schedule -> reasons.add(schedule.reason()));
        context.needs().receivedStreams().forEach(stream -> reasons.add(stream.reason()));
        reasons.addAll(List.of(more));
        return reasons;
    }

    private Reason because(String key, String rule) {
        return context.config().places().because(key, rule);
    }
}
