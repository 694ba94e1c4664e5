package org.dazzledsl.model.aws.compute;

import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/**
 * A secret of this stack. It starts as a random text: the application's own key stays that, others are placeholders whose
 * place people give to the real one. Not a constant, which anybody could know and sign webhooks with; and not empty, or no
 * task could start before the last key of the last service is there.
 *
 * @param variable the environment variable that the application reads it from
 * @param description what people read beside it in the console
 * @param placeholder whether people have to put the real one in its place
 * @param length characters, letters and digits
 */
public record GeneratedSecret(
        PlannedResource planned, String variable, String description, boolean placeholder, int length)
        implements AwsResource {

    static final String TYPE = "AWS::SecretsManager::Secret";

    Value arn() {
        return Value.text("${" + planned.id() + "}");
    }
}
