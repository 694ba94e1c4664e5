package org.dazzledsl.model.aws.observability;

import static org.dazzledsl.model.aws.observability.Condition.MissingData.NOT_BREACHING;

import java.util.List;
import org.dazzledsl.model.aws.compute.Cluster;
import org.dazzledsl.model.aws.compute.Service;
import org.dazzledsl.model.aws.observability.Condition.Window;
import org.dazzledsl.model.aws.observability.Dashboard.Graph;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Dashboard.Mark;
import org.dazzledsl.model.aws.observability.Measure.Dimension;
import org.dazzledsl.model.aws.observability.Measure.Formula;
import org.dazzledsl.model.aws.observability.Measure.Metric;
import org.dazzledsl.model.aws.observability.Measure.Term;

/** Watches a service of ECS: the load of its tasks, and whether as many run as should. */
final class ServiceWatch {

    /** Percent; auto scaling adds tasks well below it, so it has come to its end. */
    private static final double HIGH_CPU = 85;

    /** Percent; a task that needs all of its memory is killed. */
    private static final double HIGH_MEMORY = 90;

    private final Cluster cluster;
    private final Service service;
    private final Metrics load;
    private final Metrics insights;

    private ServiceWatch(Cluster cluster, Service service) {
        this.cluster = cluster;
        this.service = service;
        List<Dimension> dimensions = List.of(
                Metrics.dimension("ClusterName", cluster.name()), Metrics.dimension("ServiceName", service.name()));
        this.load = new Metrics("AWS/ECS", dimensions);
        this.insights = new Metrics("ECS/ContainerInsights", dimensions);
    }

    static Watch of(Cluster cluster, Service service, String title, Alarms alarms) {
        ServiceWatch watch = new ServiceWatch(cluster, service);
        return new Watch(watch.alarms(alarms), watch.row(title));
    }

    private List<Alarm> alarms(Alarms alarms) {
        String name = service.name();
        String id = service.planned().id();
        return List.of(
                alarms.alarm(
                        "Cpu" + id,
                        service,
                        "The tasks of " + name
                                + " have used more than 85 % of their CPU for a quarter of an hour: as many "
                                + "run as may.",
                        load.average("CPUUtilization"),
                        Condition.above(HIGH_CPU, Window.A_QUARTER_OF_AN_HOUR, NOT_BREACHING)),
                alarms.alarm(
                        "Memory" + id,
                        service,
                        "The tasks of " + name
                                + " have used more than 90 % of their memory for a quarter of an hour: those "
                                + "that run out of it are killed.",
                        load.average("MemoryUtilization"),
                        Condition.above(HIGH_MEMORY, Window.A_QUARTER_OF_AN_HOUR, NOT_BREACHING)),
                missingTasks("MissingTasks" + id, alarms));
    }

    private Alarm missingTasks(String about, Alarms alarms) {
        String name = service.name();
        if (cluster.containerInsights()) {
            return alarms.alarm(
                    about,
                    service,
                    "Fewer tasks of " + name
                            + " than wanted have run for a quarter of an hour: see the service's events.",
                    new Formula(
                            "wanted - running",
                            List.of(
                                    new Term("wanted", insights.average("DesiredTaskCount")),
                                    new Term("running", insights.average("RunningTaskCount")))),
                    Condition.atLeast(1, Window.A_QUARTER_OF_AN_HOUR, NOT_BREACHING));
        }
        return alarms.alarm(
                about,
                service,
                "Fewer than " + service.scaling().min() + " tasks of " + name
                        + " have run for five minutes: see the service's events.",
                runningTasks(),
                Condition.below(service.scaling().min(), Window.FIVE_MINUTES, NOT_BREACHING));
    }

    /**
     * Without Container Insights: each task reports its CPU once a minute (Amazon ECS developer guide, "CloudWatch
     * metrics").
     */
    private Metric runningTasks() {
        return load.statistic("CPUUtilization", "SampleCount");
    }

    private Dashboard.Row row(String title) {
        return new Dashboard.Row(
                title,
                List.of(
                        new Graph(
                                "CPU, percent",
                                List.of(
                                        new Line("average", load.average("CPUUtilization")),
                                        new Line("busiest task", load.most("CPUUtilization"))),
                                List.of(new Mark("high", HIGH_CPU))),
                        new Graph(
                                "Memory, percent",
                                List.of(
                                        new Line("average", load.average("MemoryUtilization")),
                                        new Line("largest task", load.most("MemoryUtilization"))),
                                List.of(new Mark("high", HIGH_MEMORY))),
                        new Graph("Tasks", tasks(), List.of())));
    }

    private List<Line> tasks() {
        return cluster.containerInsights()
                ? List.of(
                        new Line("running", insights.average("RunningTaskCount")),
                        new Line("wanted", insights.average("DesiredTaskCount")),
                        new Line("starting", insights.average("PendingTaskCount")))
                : List.of(new Line(
                        "running",
                        new Formula("samples / (PERIOD(samples) / 60)", List.of(new Term("samples", runningTasks())))));
    }
}
