package org.dazzledsl.model.aws.observability;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.dazzledsl.model.aws.Value;

/** What CloudWatch counts, or computes from what it counts. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Measure.Metric.class, name = "metric"),
    @JsonSubTypes.Type(value = Measure.Formula.class, name = "formula")
})
public sealed interface Measure {

    /** @param statistic as CloudWatch writes it: {@code Sum}, {@code Average}, {@code p95} … */
    record Metric(String namespace, String name, List<Dimension> dimensions, String statistic) implements Measure {

        public Metric {
            dimensions = List.copyOf(dimensions);
        }
    }

    /**
     * @param expression in CloudWatch's metric math
     * @param terms the metrics that it names; none of a {@code SEARCH}, which only a graph can show
     */
    record Formula(String expression, List<Term> terms) implements Measure {

        public Formula {
            terms = List.copyOf(terms);
        }
    }

    /** @param id how the formula calls it: lower case, and its own within a graph */
    record Term(String id, Metric metric) {}

    record Dimension(String name, Value value) {}
}
