package org.dazzledsl.model.aws.observability;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/** What people look at first: a row for each thing that exists. */
public record Dashboard(PlannedResource planned, List<Row> rows) implements AwsResource {

    static final String TYPE = "AWS::CloudWatch::Dashboard";

    public Dashboard {
        rows = List.copyOf(rows);
    }

    public String name() {
        return planned.name();
    }

    public record Row(String title, List<Widget> widgets) {

        public Row {
            widgets = List.copyOf(widgets);
        }
    }

    /** Something in a row. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Graph.class, name = "graph"),
        @JsonSubTypes.Type(value = AlarmStates.class, name = "alarmStates")
    })
    public sealed interface Widget {

        String title();
    }

    /** @param marks drawn across, such as the threshold of an alarm */
    public record Graph(String title, List<Line> lines, List<Mark> marks) implements Widget {

        public Graph {
            lines = List.copyOf(lines);
            marks = List.copyOf(marks);
        }
    }

    public record Line(String label, Measure measure) {}

    public record Mark(String label, double value) {}

    /** Which alarms are raised. */
    public record AlarmStates(String title, List<Value> alarmArns) implements Widget {

        /** CloudWatch shows no more in one widget (CloudWatch API reference, "Dashboard body structure"). */
        static final int MOST = 100;

        public AlarmStates {
            alarmArns = List.copyOf(alarmArns);
        }
    }
}
