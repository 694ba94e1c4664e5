package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.one;

import java.util.List;
import java.util.Map;
import org.dazzledsl.model.aws.compute.ContainerImage;
import org.dazzledsl.model.aws.compute.Service;
import software.amazon.awscdk.CfnParameterProps;

/**
 * Numbers of tasks as the template has them: none while there is no image, and in a rollout, where that is asked for, as
 * many as there are.
 */
final class TaskCounts {

    private static final String HAS_IMAGE = "HasImage";
    private static final String KEEPS_COUNT = "KeepsTaskCount";

    private final Intrinsics intrinsics;
    private final boolean imageMayBeMissing;

    private TaskCounts(Intrinsics intrinsics, boolean imageMayBeMissing) {
        this.intrinsics = intrinsics;
        this.imageMayBeMissing = imageMayBeMissing;
    }

    static TaskCounts of(StackScope scope, ContainerImage image) {
        scope.parameter(
                Service.COUNT_PARAMETER,
                CfnParameterProps.builder()
                        .type("String")
                        .defaultValue(Service.CONFIGURED_COUNT)
                        .allowedValues(List.of(Service.CONFIGURED_COUNT, Service.CURRENT_COUNT))
                        .description("How many tasks a rollout starts with: as configured, or as many as run now.")
                        .build());
        scope.condition(KEEPS_COUNT, parameterIs(Service.COUNT_PARAMETER, Service.CURRENT_COUNT));
        boolean pushed = image instanceof ContainerImage.Pushed;
        if (pushed) {
            scope.parameter(
                    ContainerImage.Pushed.TAG_PARAMETER,
                    CfnParameterProps.builder()
                            .type("String")
                            .defaultValue(ContainerImage.Pushed.NO_TAG)
                            .allowedPattern("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")
                            .description("The tag of the image to run; no task runs while it is "
                                    + ContainerImage.Pushed.NO_TAG + ".")
                            .build());
            scope.condition(
                    HAS_IMAGE,
                    one(
                            "Fn::Not",
                            List.of(parameterIs(ContainerImage.Pushed.TAG_PARAMETER, ContainerImage.Pushed.NO_TAG))));
        }
        return new TaskCounts(scope.intrinsics(), pushed);
    }

    private static Map<String, Object> parameterIs(String parameter, String value) {
        return one("Fn::Equals", List.of(one("Ref", parameter), value));
    }

    /** The count of a service. */
    Number desired(int configured) {
        Map<String, Object> kept = condition(KEEPS_COUNT, one("Ref", "AWS::NoValue"), configured);
        return intrinsics.number(imageMayBeMissing ? condition(HAS_IMAGE, kept, 0) : kept);
    }

    /** A limit of auto scaling. */
    Number limit(int tasks) {
        return imageMayBeMissing ? intrinsics.number(condition(HAS_IMAGE, tasks, 0)) : tasks;
    }

    private static Map<String, Object> condition(String condition, Object yes, Object no) {
        return one("Fn::If", List.of(condition, yes, no));
    }
}
