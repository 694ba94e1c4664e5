package org.dazzledsl.model.aws.observability;

import static org.dazzledsl.model.aws.observability.Condition.MissingData.UNCHANGED;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.data.Cache;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.aws.observability.Condition.Window;
import org.dazzledsl.model.aws.observability.Dashboard.Graph;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Dashboard.Mark;
import org.dazzledsl.model.aws.observability.Measure.Dimension;

/** Watches the nodes of the cache, each of which may be the primary. */
final class CacheWatch {

    /** Percent of the one processor that the engine uses. */
    private static final double HIGH_CPU = 80;

    /** Percent; with more the engine throws entries out to make room. */
    private static final double HIGH_MEMORY = 90;

    private CacheWatch() {}

    static Watch of(Cache cache, Alarms alarms) {
        List<Alarm> all = new ArrayList<>();
        IntStream.rangeClosed(1, cache.nodes()).forEach(node -> all.addAll(alarms(cache, node, alarms)));
        return new Watch(all, row(cache));
    }

    private static List<Alarm> alarms(Cache cache, int node, Alarms alarms) {
        Metrics metrics = metrics(node);
        return List.of(
                alarms.alarm(
                        "CacheCpuNode" + node,
                        cache,
                        "Node " + node
                                + " of the cache has used more than 80 % of its engine's CPU for a quarter of an hour.",
                        metrics.average("EngineCPUUtilization"),
                        Condition.above(HIGH_CPU, Window.A_QUARTER_OF_AN_HOUR, UNCHANGED)),
                alarms.alarm(
                        "CacheMemoryNode" + node,
                        cache,
                        "Node " + node
                                + " of the cache has used more than 90 % of its memory for a quarter of an hour, and "
                                + "throws entries out.",
                        metrics.average("DatabaseMemoryUsagePercentage"),
                        Condition.above(HIGH_MEMORY, Window.A_QUARTER_OF_AN_HOUR, UNCHANGED)));
    }

    private static Metrics metrics(int node) {
        Value name = Value.joined(Value.wired(DataWires.CACHE_ID), Value.text("-00" + node));
        return Metrics.of("AWS/ElastiCache", new Dimension("CacheClusterId", name));
    }

    private static Dashboard.Row row(Cache cache) {
        List<Line> cpu = new ArrayList<>();
        List<Line> memory = new ArrayList<>();
        List<Line> hits = new ArrayList<>();
        IntStream.rangeClosed(1, cache.nodes()).forEach(node -> {
            Metrics metrics = metrics(node);
            cpu.add(new Line("node " + node, metrics.average("EngineCPUUtilization")));
            memory.add(new Line("node " + node, metrics.average("DatabaseMemoryUsagePercentage")));
            hits.add(new Line("hits of node " + node, metrics.sum("CacheHits")));
            hits.add(new Line("misses of node " + node, metrics.sum("CacheMisses")));
        });
        return new Dashboard.Row(
                "Cache",
                List.of(
                        new Graph("CPU of the engine, percent", cpu, List.of(new Mark("high", HIGH_CPU))),
                        new Graph("Memory, percent", memory, List.of(new Mark("high", HIGH_MEMORY))),
                        new Graph("Hits and misses", hits, List.of())));
    }
}
