package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.StackPlan;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.because.Reason;

/** Decides what the Compute stack holds. */
public final class ComputePlanner {

    private static final int KEPT_IMAGES = 100;
    private static final int UNTAGGED_DAYS = 14;

    private ComputePlanner() {}

    /** @param messaging whose queues, buses and templates the application uses */
    public static StackPlan<ComputeStack> plan(PlanContext context, Optional<MessagingStack> messaging) {
        Channels channels = new Channels(context, messaging);
        NamedSecrets named = NamedSecrets.of(context.config());
        Secrets secrets = SecretPlanner.plan(context, named);
        LoadBalancerPlanner loadBalancers = new LoadBalancerPlanner(context);
        LoadBalancer loadBalancer = loadBalancers.plan();
        Permissions permissions = new Permissions(context, channels, secrets);
        EnvironmentPlanner environment = new EnvironmentPlanner(context, channels, named, loadBalancer.address());
        ServicePlanner services = new ServicePlanner(context, permissions, environment, channels, secrets);
        Service web = services.plan(ServiceKind.WEB, services.logs(ServiceKind.WEB));
        Optional<Service> worker = context.hasWorkers()
                ? Optional.of(services.plan(ServiceKind.WORKER, services.logs(ServiceKind.WORKER)))
                : Optional.empty();
        ImageRepository repository = repository(context);
        ContainerImage image = image(context);
        List<LogGroup> logs = new ArrayList<>(List.of(web.logs()));
        worker.map(Service::logs).ifPresent(logs::add);
        ComputeStack stack = new ComputeStack(
                context.names().stack(StackName.COMPUTE),
                repository,
                image,
                cluster(context),
                secrets.generated(),
                channels.addresses(),
                new Role(
                        new PlannedResource("ExecutionRole", Role.TYPE, context.applicationAnd()),
                        permissions.execution(image, repository, logs)),
                loadBalancer,
                web,
                worker);
        return new StackPlan<>(stack, notes(context, channels, secrets, environment, loadBalancers), List.of());
    }

    private static List<Note> notes(
            PlanContext context,
            Channels channels,
            Secrets secrets,
            EnvironmentPlanner environment,
            LoadBalancerPlanner loadBalancers) {
        List<Note> notes = new ArrayList<>(secrets.notes());
        notes.addAll(environment.notes());
        notes.addAll(loadBalancers.notes());
        notes.addAll(channels.notes());
        if (Tracing.cutOff(context)) {
            notes.addAll(unreachable(context));
        }
        return notes;
    }

    /** What the tasks can't fetch where no way leads to the internet. */
    private static List<Note> unreachable(PlanContext context) {
        List<Note> notes = new ArrayList<>();
        Reason reason = context.config()
                .places()
                .because("deploy.network.nat_gateways", "without NAT gateways tasks reach AWS alone");
        context.config()
                .compute()
                .image()
                .filter(image -> !Permissions.inEcr(image))
                .ifPresent(image -> notes.add(new Note(
                        "Without a NAT gateway no task can fetch " + image + ": only images in ECR.", reason)));
        if (Tracing.wanted(context)) {
            notes.add(
                    new Note("Without a NAT gateway no task can fetch the X-Ray daemon: no traces are sent.", reason));
        }
        return notes;
    }

    /** There also where another image is configured: it may be one of its own, and those must not go with it. */
    private static ImageRepository repository(PlanContext context) {
        PlannedResource planned = new PlannedResource(
                "Repository", ImageRepository.TYPE, context.names().base(), context.applicationAnd());
        boolean emptyOnDelete = !context.config().environment().keepsWhatHoldsData();
        return new ImageRepository(planned, KEPT_IMAGES, UNTAGGED_DAYS, emptyOnDelete);
    }

    private static ContainerImage image(PlanContext context) {
        return context.config()
                .compute()
                .image()
                .<ContainerImage>map(ContainerImage.Named::new)
                .orElseGet(ContainerImage.Pushed::new);
    }

    private static Cluster cluster(PlanContext context) {
        boolean insights = context.config().observability().enableContainerInsights();
        Reason reason = context.config()
                .places()
                .because(
                        "deploy.observability.enable_container_insights",
                        insights ? "Container Insights gathers metrics" : "Container Insights is off");
        PlannedResource planned =
                new PlannedResource("Cluster", Cluster.TYPE, context.names().base(), context.applicationAnd(reason));
        return new Cluster(planned, insights);
    }
}
