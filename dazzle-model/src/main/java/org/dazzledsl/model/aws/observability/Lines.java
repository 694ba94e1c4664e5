package org.dazzledsl.model.aws.observability;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.dazzledsl.model.aws.observability.Dashboard.Graph;
import org.dazzledsl.model.aws.observability.Dashboard.Line;
import org.dazzledsl.model.aws.observability.Dashboard.Widget;
import org.dazzledsl.model.aws.observability.Measure.Formula;

/**
 * Graphs of things that may be many: some lines to a graph, so that people can tell them apart; and where there are more
 * than a dashboard should hold (CloudWatch allows 2,500 metrics), one graph that searches for them.
 *
 * @param searched what the names of all of them begin with
 */
record Lines(String searched) {

    static final int MOST_IN_A_GRAPH = 25;
    static final int MOST_BY_NAME = 100;

    /** For what another graph's search finds as well. */
    static final Function<String, String> NOTHING_MORE = name -> "";

    /** @param search the expression that finds them by what their names begin with */
    <T> List<Widget> graphs(String title, List<T> things, Function<T, Line> line, Function<String, String> search) {
        if (things.size() > MOST_BY_NAME) {
            String expression = search.apply(searched);
            return expression.isEmpty()
                    ? List.of()
                    : List.of(new Graph(title, List.of(new Line("", new Formula(expression, List.of()))), List.of()));
        }
        List<Widget> graphs = new ArrayList<>();
        for (int from = 0; from < things.size(); from += MOST_IN_A_GRAPH) {
            List<T> some = things.subList(from, Math.min(from + MOST_IN_A_GRAPH, things.size()));
            String part = things.size() > MOST_IN_A_GRAPH ? " (" + (from / MOST_IN_A_GRAPH + 1) + ")" : "";
            graphs.add(new Graph(title + part, some.stream().map(line).toList(), List.of()));
        }
        return graphs;
    }
}
