package org.dazzledsl.model.aws.observability;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.ResourceNames;
import org.dazzledsl.model.because.Reason;

/** Makes alarms, each called after what it is about. */
record Alarms(ResourceNames names) {

    /** Two alarms for a queue or a stream: half of what these are themselves. */
    static final int PARTS = 16;

    /**
     * @param about in camel case, a function of the watched thing's own name: {@code SlowResponses}
     * @param watched whose reasons are the alarm's too
     * @param more what else shaped the alarm
     */
    Alarm alarm(
            String about,
            AwsResource watched,
            String description,
            Measure measure,
            Condition condition,
            Reason... more) {
        List<Reason> reasons = new ArrayList<>(watched.planned().reasons());
        reasons.addAll(List.of(more));
        return new Alarm(
                new PlannedResource(
                        "Alarm" + about,
                        Alarm.TYPE,
                        names.base() + "-" + about,
                        reasons,
                        watched.planned().part().map(part -> part.among(PARTS))),
                description,
                measure,
                condition);
    }
}
