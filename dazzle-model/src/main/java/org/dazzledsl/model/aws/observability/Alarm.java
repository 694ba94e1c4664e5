package org.dazzledsl.model.aws.observability;

import java.util.Objects;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/**
 * An alarm, which tells the topic when it is raised. Its physical name is what the mail's subject shows.
 *
 * @param description what it means, for the person who gets the mail
 */
public record Alarm(PlannedResource planned, String description, Measure measure, Condition condition)
        implements AwsResource {

    static final String TYPE = "AWS::CloudWatch::Alarm";

    public Alarm {
        Objects.requireNonNull(measure, "measure");
        Objects.requireNonNull(condition, "condition");
        if (measure instanceof Measure.Formula formula && formula.terms().isEmpty()) {
            throw new IllegalArgumentException("CloudWatch raises no alarm about a search: " + formula.expression());
        }
    }

    public String name() {
        return planned.name();
    }

    public Value arn() {
        return Value.text("arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:" + name());
    }
}
