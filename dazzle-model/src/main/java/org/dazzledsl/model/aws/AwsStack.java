package org.dazzledsl.model.aws;

import java.util.List;

/** What one stack holds. */
public interface AwsStack {

    StackName stack();

    /** The name of the CloudFormation stack: {@code bank-prod-Network}. */
    String stackName();

    /** Every planned resource, in the order in which the plan lists them. */
    List<AwsResource> resources();
}
