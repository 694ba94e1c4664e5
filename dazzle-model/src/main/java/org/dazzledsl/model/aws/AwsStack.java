package org.dazzledsl.model.aws;

import java.util.ArrayList;
import java.util.List;

/** What one stack holds. */
public interface AwsStack {

    StackName stack();

    /** The name of the CloudFormation stack: {@code bank-prod-Network}. */
    String stackName();

    /** Every planned resource but the nested stacks, in the order in which the plan lists them. */
    List<AwsResource> contents();

    /** The parts over which its contents are spread. */
    default List<NestedStack> nestedStacks() {
        return NestedStack.of(contents());
    }

    /** Every planned resource: the contents, then the nested stacks that some of them stand in. */
    default List<AwsResource> resources() {
        List<AwsResource> resources = new ArrayList<>(contents());
        resources.addAll(NestedStack.of(resources));
        return List.copyOf(resources);
    }
}
