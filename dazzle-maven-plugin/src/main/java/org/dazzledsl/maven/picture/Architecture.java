package org.dazzledsl.maven.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.dazzledsl.maven.picture.Picture.Box;
import org.dazzledsl.maven.picture.Picture.Flow;
import org.dazzledsl.maven.picture.Picture.Frame;
import org.dazzledsl.maven.picture.Picture.Shape;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.compute.ComputeStack;
import org.dazzledsl.model.aws.compute.Listener;
import org.dazzledsl.model.aws.compute.LoadBalancer;
import org.dazzledsl.model.aws.compute.Service;
import org.dazzledsl.model.aws.data.DataStack;
import org.dazzledsl.model.aws.data.Database;
import org.dazzledsl.model.aws.messaging.EmailSending;
import org.dazzledsl.model.aws.messaging.EventStream;
import org.dazzledsl.model.aws.messaging.MessageQueue;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.messaging.Scheduling;
import org.dazzledsl.model.aws.network.Subnet;
import org.dazzledsl.model.aws.network.Vpc;
import org.dazzledsl.model.aws.observability.ObservabilityStack;
import org.dazzledsl.model.aws.tigerbeetle.Replica;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;

/** Draws what a request, a message and a transfer pass through, each where it stands in the network. */
public final class Architecture {

    /** More of a kind than this are one box with a number, or the picture would show nothing else. */
    static final int MOST_OF_A_KIND = 4;

    private static final String SERVICES = "services";
    private static final String WEB = "web";
    private static final String LOAD_BALANCER = "load_balancer";
    private static final String CLUSTER = "cluster";
    private static final String WORK_QUEUE = "work_queue";

    private final AwsRequirements plan;
    private final Function<String, Mark> marks;
    private final List<Flow> flows = new ArrayList<>();

    private Architecture(AwsRequirements plan, Function<String, Mark> marks) {
        this.plan = plan;
        this.marks = marks;
    }

    /** @param marks of a resource by {@code Data/Database} */
    public static Picture draw(AwsRequirements plan, Function<String, Mark> marks) {
        return new Architecture(plan, marks).picture();
    }

    private Picture picture() {
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Box("internet", "Internet", List.of(), 1, Optional.empty(), List.of(), Mark.NONE));
        shapes.add(network());
        plan.messaging().ifPresent(messaging -> shapes.add(messaging(messaging)));
        shapes.add(storage());
        shapes.add(observability());
        return new Picture(shapes, flows);
    }

    private Frame network() {
        Vpc vpc = plan.network().vpc();
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Frame("public", "Public subnets", zones(vpc, Subnet.Kind.PUBLIC), publicShapes(vpc)));
        shapes.add(new Frame("private", "Private subnets", zones(vpc, Subnet.Kind.PRIVATE), privateShapes(vpc)));
        List<Shape> isolated = new ArrayList<>();
        plan.data().ifPresent(data -> isolated.addAll(databaseAndCache(data)));
        if (!isolated.isEmpty()) {
            shapes.add(new Frame("isolated", "Isolated subnets", zones(vpc, Subnet.Kind.ISOLATED), isolated));
        }
        String detail =
                vpc instanceof Vpc.Created created ? created.cidr() : ((Vpc.Named) vpc).id() + ", which exists already";
        return new Frame("vpc", "VPC", detail, shapes);
    }

    private static String zones(Vpc vpc, Subnet.Kind kind) {
        return vpc instanceof Vpc.Created created
                ? Words.counted(created.subnets(kind).size(), "zone")
                : "";
    }

    private List<Shape> publicShapes(Vpc vpc) {
        LoadBalancer balancer = plan.compute().loadBalancer();
        List<String> ports =
                balancer.listeners().stream().map(Architecture::listener).toList();
        List<Shape> shapes = new ArrayList<>();
        shapes.add(box(
                LOAD_BALANCER,
                "Load balancer",
                List.of(String.join(", ", ports)),
                StackName.COMPUTE,
                Stream.concat(Stream.of(balancer, balancer.targetGroup()), balancer.listeners().stream())
                        .toList()));
        flows.add(new Flow("internet", LOAD_BALANCER, ""));
        if (vpc instanceof Vpc.Created created && !created.natGateways().isEmpty()) {
            shapes.add(box(
                    "nat", "NAT gateway", List.of("way out"), StackName.NETWORK, List.copyOf(created.natGateways())));
        }
        return shapes;
    }

    private static String listener(Listener listener) {
        if (listener instanceof Listener.Https https) {
            return "HTTPS " + https.port();
        }
        if (listener instanceof Listener.Http http) {
            return "HTTP " + http.port();
        }
        return "HTTP " + ((Listener.Redirect) listener).port() + " redirects";
    }

    private List<Shape> privateShapes(Vpc vpc) {
        ComputeStack compute = plan.compute();
        List<Shape> services = new ArrayList<>();
        services.add(service(WEB, "Web service", compute.web()));
        flows.add(new Flow(
                LOAD_BALANCER,
                WEB,
                Integer.toString(compute.loadBalancer().targetGroup().port())));
        compute.worker().ifPresent(worker -> services.add(service("worker", "Worker service", worker)));
        List<Shape> shapes = new ArrayList<>();
        shapes.add(new Frame(SERVICES, "Containers", "ECS on Fargate", services));
        plan.tigerBeetle().ifPresent(tigerBeetle -> shapes.add(cluster(tigerBeetle)));
        if (vpc instanceof Vpc.Created created && !created.interfaceEndpoints().isEmpty()) {
            shapes.add(box(
                    "endpoints",
                    "Interface endpoint",
                    List.of("ways to AWS"),
                    StackName.NETWORK,
                    List.copyOf(created.interfaceEndpoints())));
        }
        return shapes;
    }

    private Box service(String id, String title, Service service) {
        return box(
                id,
                title,
                List.of(
                        Words.counted(service.desiredCount(), "task") + ", up to "
                                + service.scaling().max(),
                        Sizes.of(service.task()).orElse("")),
                StackName.COMPUTE,
                List.of(service, service.task(), service.role(), service.scaling()),
                1);
    }

    private Frame cluster(TigerBeetleStack stack) {
        List<Shape> replicas =
                stack.replicas().stream().<Shape>map(this::replica).toList();
        flows.add(new Flow(SERVICES, CLUSTER, Integer.toString(stack.cluster().port())));
        return new Frame(
                CLUSTER,
                "TigerBeetle " + stack.cluster().server().version(),
                Words.counted(replicas.size(), "replica"),
                replicas);
    }

    private Box replica(Replica replica) {
        List<AwsResource> resources = new ArrayList<>();
        resources.add(replica.group());
        resources.add(replica.launchTemplate());
        Stream.of(replica.volume(), replica.networkInterface())
                .filter(AwsResource.class::isInstance)
                .map(AwsResource.class::cast)
                .forEach(resources::add);
        return box(
                "replica_" + replica.index(),
                "Replica " + replica.index(),
                List.of(
                        "zone " + "abc".charAt(replica.zone()) + ", "
                                + replica.launchTemplate().instanceType(),
                        Sizes.of(replica.volume())),
                StackName.TIGERBEETLE,
                resources,
                1);
    }

    private List<Shape> databaseAndCache(DataStack data) {
        List<Shape> shapes = new ArrayList<>();
        data.database().ifPresent(database -> {
            shapes.add(database(database));
            flows.add(new Flow(
                    SERVICES, "database", Integer.toString(database.settings().port())));
        });
        data.cache().ifPresent(cache -> {
            shapes.add(box(
                    "cache",
                    "Valkey " + cache.engineVersion(),
                    List.of(Sizes.of(cache).orElse("")),
                    StackName.DATA,
                    List.of(cache),
                    1));
            flows.add(new Flow(SERVICES, "cache", Integer.toString(cache.port())));
        });
        return shapes;
    }

    private Box database(Database database) {
        List<AwsResource> resources = new ArrayList<>();
        resources.add(database);
        String engine = "PostgreSQL " + database.settings().engineVersion();
        if (database instanceof Database.AuroraCluster cluster) {
            resources.addAll(cluster.instances());
            engine = "Aurora " + engine;
        }
        return box("database", engine, List.of(Sizes.of(database).orElse("")), StackName.DATA, resources, 1);
    }

    private Frame messaging(MessagingStack messaging) {
        List<Shape> shapes = new ArrayList<>();
        messaging.workQueue().ifPresent(queue -> {
            shapes.add(queue(WORK_QUEUE, "Work queue", List.of(queue)));
            flows.add(new Flow(SERVICES, WORK_QUEUE, ""));
        });
        channels(shapes, messaging.channelQueues());
        streams(shapes, messaging.streams(), messaging.workQueue().isPresent());
        messaging.scheduling().ifPresent(scheduling -> schedules(shapes, scheduling));
        messaging.email().ifPresent(email -> email(shapes, email));
        return new Frame("messaging", "Messaging", "", shapes);
    }

    private void channels(List<Shape> shapes, List<MessageQueue> queues) {
        if (queues.size() > MOST_OF_A_KIND) {
            shapes.add(queue("queues", "Queue", queues));
            flows.add(new Flow(SERVICES, "queues", ""));
            return;
        }
        for (int i = 0; i < queues.size(); i++) {
            String id = "queue_" + i;
            shapes.add(queue(id, queues.get(i).name(), List.of(queues.get(i))));
            flows.add(new Flow(SERVICES, id, ""));
        }
    }

    private Box queue(String id, String title, List<MessageQueue> queues) {
        List<AwsResource> resources = queues.stream()
                .flatMap(queue -> Stream.<AwsResource>of(queue.queue(), queue.deadLetters()))
                .toList();
        String line = queues.size() == 1
                ? "dead letter after " + queues.get(0).queue().maxReceives()
                : "each with dead letters";
        return box(id, title, List.of(line), StackName.MESSAGING, resources, queues.size());
    }

    private void streams(List<Shape> shapes, List<EventStream> streams, boolean hasWorkQueue) {
        if (streams.size() > MOST_OF_A_KIND) {
            shapes.add(box(
                    "streams",
                    "Event bus",
                    List.of("each with an archive"),
                    StackName.MESSAGING,
                    streams.stream().flatMap(Architecture::parts).toList(),
                    streams.size()));
            flows.add(new Flow(SERVICES, "streams", ""));
            if (hasWorkQueue
                    && streams.stream().anyMatch(stream -> stream.toWorkers().isPresent())) {
                flows.add(new Flow("streams", WORK_QUEUE, ""));
            }
            return;
        }
        for (int i = 0; i < streams.size(); i++) {
            EventStream stream = streams.get(i);
            String id = "stream_" + i;
            shapes.add(box(
                    id,
                    stream.name(),
                    List.of("event bus, kept " + Words.counted(stream.archive().retentionDays(), "day")),
                    StackName.MESSAGING,
                    parts(stream).toList(),
                    1));
            flows.add(new Flow(SERVICES, id, ""));
            if (hasWorkQueue && stream.toWorkers().isPresent()) {
                flows.add(new Flow(id, WORK_QUEUE, ""));
            }
        }
    }

    private static Stream<AwsResource> parts(EventStream stream) {
        return Stream.concat(
                Stream.of(stream.bus(), stream.archive(), stream.deadLetters()), stream.toWorkers().stream());
    }

    private void schedules(List<Shape> shapes, Scheduling scheduling) {
        List<Scheduling.Schedule> schedules = scheduling.schedules();
        if (schedules.size() > MOST_OF_A_KIND) {
            shapes.add(box(
                    "schedules",
                    "Schedule",
                    List.of("each in its time zone"),
                    StackName.MESSAGING,
                    List.copyOf(schedules),
                    schedules.size()));
            flows.add(new Flow("schedules", WORK_QUEUE, ""));
            return;
        }
        for (int i = 0; i < schedules.size(); i++) {
            String id = "schedule_" + i;
            Scheduling.Schedule schedule = schedules.get(i);
            shapes.add(box(
                    id,
                    schedule.title(),
                    List.of(schedule.expression(), schedule.timezone()),
                    StackName.MESSAGING,
                    List.of(schedule),
                    1));
            flows.add(new Flow(id, WORK_QUEUE, ""));
        }
    }

    private void email(List<Shape> shapes, EmailSending email) {
        List<AwsResource> resources = new ArrayList<>();
        email.identity().flatMap(EmailSending.SenderDomain::created).ifPresent(resources::add);
        resources.add(email.configurationSet());
        resources.addAll(email.templates());
        shapes.add(box(
                "email",
                "E-mail",
                List.of(
                        email.identity().map(EmailSending.SenderDomain::domain).orElse("SES"),
                        Words.counted(email.templates().size(), "template")),
                StackName.MESSAGING,
                resources,
                1));
        flows.add(new Flow(SERVICES, "email", ""));
    }

    private Frame storage() {
        ComputeStack compute = plan.compute();
        List<Shape> shapes = new ArrayList<>();
        plan.data().flatMap(DataStack::bucket).ifPresent(bucket -> {
            shapes.add(box(
                    "bucket",
                    "Files",
                    List.of(Sizes.of(bucket).orElse("S3 bucket")),
                    StackName.DATA,
                    List.of(bucket),
                    1));
            flows.add(new Flow(SERVICES, "bucket", ""));
        });
        if (!compute.secrets().isEmpty()) {
            shapes.add(box("secrets", "Secret", List.of(), StackName.COMPUTE, List.copyOf(compute.secrets())));
            flows.add(new Flow(SERVICES, "secrets", ""));
        }
        shapes.add(
                box("images", "Images", List.of("ECR repository"), StackName.COMPUTE, List.of(compute.repository())));
        flows.add(new Flow(SERVICES, "images", ""));
        return new Frame("storage", "Storage and secrets", "", shapes);
    }

    private Frame observability() {
        ObservabilityStack stack = plan.observability();
        List<Shape> shapes = new ArrayList<>();
        if (!stack.alarms().isEmpty()) {
            shapes.add(box("alarms", "Alarm", List.of(), StackName.OBSERVABILITY, List.copyOf(stack.alarms())));
            flows.add(new Flow("alarms", "topic", ""));
        }
        stack.dashboard()
                .ifPresent(dashboard -> shapes.add(
                        box("dashboard", "Dashboard", List.of(), StackName.OBSERVABILITY, List.of(dashboard))));
        shapes.add(box(
                "topic",
                "Alarm topic",
                List.of(stack.topic().email().map(email -> "tells " + email).orElse("nobody subscribed")),
                StackName.OBSERVABILITY,
                List.of(stack.topic())));
        return new Frame("observability", "Observability", "", shapes);
    }

    private Box box(
            String id, String title, List<String> lines, StackName stack, List<? extends AwsResource> resources) {
        return box(id, title, lines, stack, resources, id.equals(LOAD_BALANCER) ? 1 : resources.size());
    }

    private Box box(
            String id,
            String title,
            List<String> lines,
            StackName stack,
            List<? extends AwsResource> resources,
            int count) {
        List<String> keys = resources.stream()
                .map(resource -> stack.title() + "/" + resource.planned().id())
                .toList();
        Mark mark = keys.stream().map(marks).reduce(Mark::both).orElse(Mark.NONE);
        return new Box(
                id,
                count == 1 ? title : Words.counted(count, Words.lowered(title)),
                lines.stream().filter(line -> !line.isBlank()).toList(),
                count,
                Optional.of(stack),
                keys,
                mark);
    }
}
