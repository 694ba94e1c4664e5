package org.dazzledsl.model.aws.observability;

import java.util.List;

/** What is watched of a thing: its alarms, and its row of the dashboard. */
record Watch(List<Alarm> alarms, Dashboard.Row row) {

    Watch {
        alarms = List.copyOf(alarms);
    }
}
