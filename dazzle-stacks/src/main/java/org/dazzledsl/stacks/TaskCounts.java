package org.dazzledsl.stacks;

import java.util.List;
import org.dazzledsl.model.aws.compute.ContainerImage;
import org.dazzledsl.model.aws.compute.Service;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnConditionProps;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.CfnParameterProps;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;

/**
 * Numbers of tasks as the template has them: none while there is no image, and in a rollout, where that is asked for, as
 * many as there are.
 */
final class TaskCounts {

    private static final String HAS_IMAGE = "HasImage";
    private static final String KEEPS_COUNT = "KeepsTaskCount";

    private final boolean imageMayBeMissing;

    private TaskCounts(boolean imageMayBeMissing) {
        this.imageMayBeMissing = imageMayBeMissing;
    }

    static TaskCounts of(Stack stack, ContainerImage image) {
        new CfnParameter(
                stack,
                Service.COUNT_PARAMETER,
                CfnParameterProps.builder()
                        .type("String")
                        .defaultValue(Service.CONFIGURED_COUNT)
                        .allowedValues(List.of(Service.CONFIGURED_COUNT, Service.CURRENT_COUNT))
                        .description("How many tasks a rollout starts with: as configured, or as many as run now.")
                        .build());
        condition(stack, KEEPS_COUNT, Fn.conditionEquals(Fn.ref(Service.COUNT_PARAMETER), Service.CURRENT_COUNT));
        boolean pushed = image instanceof ContainerImage.Pushed;
        if (pushed) {
            new CfnParameter(
                    stack,
                    ContainerImage.Pushed.TAG_PARAMETER,
                    CfnParameterProps.builder()
                            .type("String")
                            .defaultValue(ContainerImage.Pushed.NO_TAG)
                            .allowedPattern("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")
                            .description("The tag of the image to run; no task runs while it is "
                                    + ContainerImage.Pushed.NO_TAG + ".")
                            .build());
            condition(
                    stack,
                    HAS_IMAGE,
                    Fn.conditionNot(Fn.conditionEquals(
                            Fn.ref(ContainerImage.Pushed.TAG_PARAMETER), ContainerImage.Pushed.NO_TAG)));
        }
        return new TaskCounts(pushed);
    }

    private static void condition(
            Stack stack, String id, software.amazon.awscdk.ICfnRuleConditionExpression expression) {
        new CfnCondition(
                stack, id, CfnConditionProps.builder().expression(expression).build());
    }

    /** The count of a service. */
    Number desired(int configured) {
        Number kept = Token.asNumber(Fn.conditionIf(KEEPS_COUNT, Aws.NO_VALUE, configured));
        return limit(kept);
    }

    /** A limit of auto scaling. */
    Number limit(Number tasks) {
        return imageMayBeMissing ? Token.asNumber(Fn.conditionIf(HAS_IMAGE, tasks, 0)) : tasks;
    }
}
