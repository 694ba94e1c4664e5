package org.dazzledsl.stacks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.observability.Dashboard;
import org.dazzledsl.model.aws.observability.Measure;

/**
 * Writes a dashboard in CloudWatch's notation: a heading for each row, then its widgets from left to right. Source: Amazon
 * CloudWatch API reference, "Dashboard body structure and syntax".
 */
final class DashboardBody {

    /** CloudWatch's grid has 24 columns. */
    private static final int WIDTH = 24;

    private static final int HEADING_HEIGHT = 1;
    private static final int WIDGET_WIDTH = 8;
    private static final int WIDGET_HEIGHT = 6;
    private static final int PERIOD_SECONDS = 300;

    private final StackScope scope;
    private final String region;
    private final List<Object> widgets = new ArrayList<>();
    private int nextRow;

    DashboardBody(StackScope scope) {
        this.scope = scope;
        this.region = scope.resolve(Value.text("${AWS::Region}"));
    }

    /** The JSON text, with marks of {@link Intrinsics} where a value is only known when the stack is deployed. */
    String of(Dashboard dashboard) {
        for (Dashboard.Row row : dashboard.rows()) {
            row(row);
        }
        return PlainJson.text(Map.of("widgets", widgets));
    }

    private void row(Dashboard.Row row) {
        widget("text", 0, WIDTH, HEADING_HEIGHT).put("markdown", "## " + row.title());
        nextRow += HEADING_HEIGHT;
        int column = 0;
        for (Dashboard.Widget widget : row.widgets()) {
            int width = widget instanceof Dashboard.AlarmStates ? WIDTH : WIDGET_WIDTH;
            if (column + width > WIDTH) {
                column = 0;
                nextRow += WIDGET_HEIGHT;
            }
            add(widget, column, width);
            column += width;
        }
        nextRow += WIDGET_HEIGHT;
    }

    private void add(Dashboard.Widget widget, int column, int width) {
        if (widget instanceof Dashboard.AlarmStates states) {
            Map<String, Object> properties = widget("alarm", column, width, WIDGET_HEIGHT);
            properties.put("title", states.title());
            properties.put("alarms", scope.resolve(states.alarmArns()));
        } else {
            graph((Dashboard.Graph) widget, widget("metric", column, width, WIDGET_HEIGHT));
        }
    }

    /** The properties of a new widget. */
    private Map<String, Object> widget(String type, int column, int width, int height) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> widget = new LinkedHashMap<>();
        widget.put("type", type);
        widget.put("x", column);
        widget.put("y", nextRow);
        widget.put("width", width);
        widget.put("height", height);
        widget.put("properties", properties);
        widgets.add(widget);
        return properties;
    }

    private void graph(Dashboard.Graph graph, Map<String, Object> properties) {
        properties.put("title", graph.title());
        properties.put("view", "timeSeries");
        properties.put("region", region);
        properties.put("period", PERIOD_SECONDS);
        List<Object> metrics = new ArrayList<>();
        for (Dashboard.Line line : graph.lines()) {
            line(line, metrics);
        }
        properties.put("metrics", metrics);
        if (!graph.marks().isEmpty()) {
            List<Object> marks = new ArrayList<>();
            for (Dashboard.Mark mark : graph.marks()) {
                marks.add(mark(mark));
            }
            properties.put("annotations", Map.of("horizontal", marks));
        }
    }

    private static Map<String, Object> mark(Dashboard.Mark mark) {
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("label", mark.label());
        plain.put("value", mark.value());
        return plain;
    }

    private void line(Dashboard.Line line, List<Object> metrics) {
        if (line.measure() instanceof Measure.Metric metric) {
            metric(metric, metrics).put("label", line.label());
            return;
        }
        Measure.Formula formula = (Measure.Formula) line.measure();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("expression", formula.expression());
        if (!line.label().isEmpty()) {
            result.put("label", line.label());
        }
        metrics.add(List.of(result));
        for (Measure.Term term : formula.terms()) {
            Map<String, Object> options = metric(term.metric(), metrics);
            options.put("id", term.id());
            options.put("visible", false);
        }
    }

    /** The options of a metric that is added: namespace, name, and each dimension's name and value stand before them. */
    private Map<String, Object> metric(Measure.Metric metric, List<Object> metrics) {
        List<Object> parts = new ArrayList<>(List.of(metric.namespace(), metric.name()));
        for (Measure.Dimension dimension : metric.dimensions()) {
            parts.add(dimension.name());
            parts.add(scope.resolve(dimension.value()));
        }
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("stat", metric.statistic());
        parts.add(options);
        metrics.add(parts);
        return options;
    }
}
