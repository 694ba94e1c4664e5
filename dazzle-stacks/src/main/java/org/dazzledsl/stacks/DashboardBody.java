package org.dazzledsl.stacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.observability.Dashboard;
import org.dazzledsl.model.aws.observability.Measure;

/**
 * Writes a dashboard in CloudWatch's notation: a heading for each row, then its widgets from left to right. Source: Amazon
 * CloudWatch API reference, "Dashboard body structure and syntax".
 */
final class DashboardBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** CloudWatch's grid has 24 columns. */
    private static final int WIDTH = 24;

    private static final int HEADING_HEIGHT = 1;
    private static final int WIDGET_WIDTH = 8;
    private static final int WIDGET_HEIGHT = 6;
    private static final int PERIOD_SECONDS = 300;

    private final StackScope scope;
    private final String region;
    private final ArrayNode widgets = JSON.createArrayNode();
    private int nextRow;

    DashboardBody(StackScope scope) {
        this.scope = scope;
        this.region = scope.resolve(Value.text("${AWS::Region}"));
    }

    /** The JSON text, with marks of {@link Intrinsics} where a value is only known when the stack is deployed. */
    String of(Dashboard dashboard) {
        dashboard.rows().forEach(this::row);
        ObjectNode body = JSON.createObjectNode();
        body.set("widgets", widgets);
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of JSON can be written", e);
        }
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
            ObjectNode properties = widget("alarm", column, width, WIDGET_HEIGHT);
            properties.put("title", states.title());
            ArrayNode alarms = properties.putArray("alarms");
            states.alarmArns().forEach(arn -> alarms.add(scope.resolve(arn)));
        } else {
            graph((Dashboard.Graph) widget, widget("metric", column, width, WIDGET_HEIGHT));
        }
    }

    /** The properties of a new widget. */
    private ObjectNode widget(String type, int column, int width, int height) {
        ObjectNode widget = widgets.addObject();
        widget.put("type", type);
        widget.put("x", column);
        widget.put("y", nextRow);
        widget.put("width", width);
        widget.put("height", height);
        return widget.putObject("properties");
    }

    private void graph(Dashboard.Graph graph, ObjectNode properties) {
        properties.put("title", graph.title());
        properties.put("view", "timeSeries");
        properties.put("region", region);
        properties.put("period", PERIOD_SECONDS);
        ArrayNode metrics = properties.putArray("metrics");
        for (Dashboard.Line line : graph.lines()) {
            line(line, metrics);
        }
        if (!graph.marks().isEmpty()) {
            ArrayNode marks = properties.putObject("annotations").putArray("horizontal");
            graph.marks()
                    .forEach(
                            mark -> marks.addObject().put("label", mark.label()).put("value", mark.value()));
        }
    }

    private void line(Dashboard.Line line, ArrayNode metrics) {
        if (line.measure() instanceof Measure.Metric metric) {
            metric(metric, metrics).put("label", line.label());
            return;
        }
        Measure.Formula formula = (Measure.Formula) line.measure();
        ObjectNode result = metrics.addArray().addObject();
        result.put("expression", formula.expression());
        if (!line.label().isEmpty()) {
            result.put("label", line.label());
        }
        formula.terms()
                .forEach(term ->
                        metric(term.metric(), metrics).put("id", term.id()).put("visible", false));
    }

    /** The options of a metric that is added: namespace, name, and each dimension's name and value stand before them. */
    private ObjectNode metric(Measure.Metric metric, ArrayNode metrics) {
        ArrayNode parts = metrics.addArray();
        parts.add(metric.namespace()).add(metric.name());
        metric.dimensions().forEach(dimension -> parts.add(dimension.name()).add(scope.resolve(dimension.value())));
        return parts.addObject().put("stat", metric.statistic());
    }
}
