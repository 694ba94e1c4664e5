package org.dazzledsl.model.aws.observability;

import java.util.List;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.observability.Measure.Dimension;
import org.dazzledsl.model.aws.observability.Measure.Metric;

/** The metrics of one thing: a namespace and the dimensions by which it is found there. */
record Metrics(String namespace, List<Dimension> dimensions) {

    Metrics {
        dimensions = List.copyOf(dimensions);
    }

    static Metrics of(String namespace, Dimension... dimensions) {
        return new Metrics(namespace, List.of(dimensions));
    }

    static Dimension dimension(String name, String value) {
        return new Dimension(name, Value.text(value));
    }

    Metric sum(String name) {
        return statistic(name, "Sum");
    }

    Metric average(String name) {
        return statistic(name, "Average");
    }

    Metric least(String name) {
        return statistic(name, "Minimum");
    }

    Metric most(String name) {
        return statistic(name, "Maximum");
    }

    Metric statistic(String name, String statistic) {
        return new Metric(namespace, name, dimensions, statistic);
    }
}
