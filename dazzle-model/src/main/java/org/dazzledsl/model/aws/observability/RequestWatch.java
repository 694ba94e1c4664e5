package org.dazzledsl.model.aws.observability;

import static org.dazzledsl.model.aws.observability.Condition.MissingData.NOT_BREACHING;
import static org.dazzledsl.model.aws.observability.Condition.MissingData.UNCHANGED;

import java.util.List;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.compute.ComputeWires;
import org.dazzledsl.model.aws.compute.LoadBalancer;
import org.dazzledsl.model.aws.observability.Condition.Window;
import org.dazzledsl.model.aws.observability.Dashboard.Graph;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Dashboard.Mark;
import org.dazzledsl.model.aws.observability.Measure.Dimension;
import org.dazzledsl.model.aws.observability.Measure.Formula;
import org.dazzledsl.model.aws.observability.Measure.Term;

/** Watches what callers see: whether requests are answered, how fast, and by how many healthy tasks. */
final class RequestWatch {

    private static final String NAMESPACE = "AWS/ApplicationELB";

    /** Percent of requests. */
    private static final double FAILED_REQUESTS = 5;

    /** So few failures in five minutes are no rate. */
    private static final int FEW_FAILURES = 5;

    private static final double SLOW_SECONDS = 2;

    private static final Dimension LOAD_BALANCER =
            new Dimension("LoadBalancer", Value.wired(ComputeWires.LOAD_BALANCER_FULL_NAME));

    private static final Metrics REQUESTS = Metrics.of(NAMESPACE, LOAD_BALANCER);

    private static final Metrics TASKS = Metrics.of(
            NAMESPACE, LOAD_BALANCER, new Dimension("TargetGroup", Value.wired(ComputeWires.TARGET_GROUP_FULL_NAME)));

    private RequestWatch() {}

    static Watch of(LoadBalancer loadBalancer, Alarms alarms) {
        return new Watch(
                List.of(
                        alarms.alarm(
                                "FailedRequests",
                                loadBalancer,
                                "More than 5 % of requests failed with a 5xx status for five minutes, and at least "
                                        + FEW_FAILURES + " of them.",
                                failedPercent(),
                                Condition.above(FAILED_REQUESTS, Window.ONE_PERIOD, NOT_BREACHING)),
                        alarms.alarm(
                                "SlowResponses",
                                loadBalancer,
                                "One request in twenty took longer than 2 seconds for a quarter of an hour.",
                                REQUESTS.statistic("TargetResponseTime", "p95"),
                                Condition.above(SLOW_SECONDS, Window.A_QUARTER_OF_AN_HOUR, NOT_BREACHING)),
                        alarms.alarm(
                                "UnhealthyTasks",
                                loadBalancer,
                                "A task has failed its health check for five minutes and gets no requests.",
                                TASKS.most("UnHealthyHostCount"),
                                Condition.atLeast(1, Window.FIVE_MINUTES, UNCHANGED))),
                row());
    }

    /**
     * Of the load balancer's own failures, those without a task to choose are not among its requests; counting them again
     * makes the rate of the others too low by half at most.
     */
    private static Formula failedPercent() {
        return new Formula(
                "IF(FILL(refused, 0) + FILL(failed, 0) >= " + FEW_FAILURES
                        + ", 100 * (FILL(refused, 0) + FILL(failed, 0)) / (FILL(requests, 0) + FILL(refused, 0)), 0)",
                List.of(
                        new Term("refused", REQUESTS.sum("HTTPCode_ELB_5XX_Count")),
                        new Term("failed", REQUESTS.sum("HTTPCode_Target_5XX_Count")),
                        new Term("requests", REQUESTS.sum("RequestCount"))));
    }

    private static Dashboard.Row row() {
        return new Dashboard.Row(
                "Requests",
                List.of(
                        new Graph(
                                "Requests and failures",
                                List.of(
                                        new Line("requests", REQUESTS.sum("RequestCount")),
                                        new Line("4xx", REQUESTS.sum("HTTPCode_Target_4XX_Count")),
                                        new Line("5xx of the application", REQUESTS.sum("HTTPCode_Target_5XX_Count")),
                                        new Line("5xx of the load balancer", REQUESTS.sum("HTTPCode_ELB_5XX_Count"))),
                                List.of()),
                        new Graph(
                                "Seconds until a response",
                                List.of(
                                        new Line("half", REQUESTS.statistic("TargetResponseTime", "p50")),
                                        new Line("95 %", REQUESTS.statistic("TargetResponseTime", "p95")),
                                        new Line("99 %", REQUESTS.statistic("TargetResponseTime", "p99"))),
                                List.of(new Mark("slow", SLOW_SECONDS))),
                        new Graph(
                                "Tasks behind the load balancer",
                                List.of(
                                        new Line("healthy", TASKS.least("HealthyHostCount")),
                                        new Line("unhealthy", TASKS.most("UnHealthyHostCount"))),
                                List.of())));
    }
}
