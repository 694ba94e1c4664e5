package org.dazzledsl.aws;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** How CloudFormation says what went wrong. */
final class CloudFormationFaults {

    private CloudFormationFaults() {}

    /** It has no error code of its own for that: a validation error says so in words. */
    static boolean isMissingStack(CloudFormationException e) {
        return e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode().equals("ValidationError")
                && String.valueOf(e.awsErrorDetails().errorMessage()).contains("does not exist");
    }

    static String message(String stack, SdkException e) {
        return "The stack " + stack + " could not be read from AWS: " + e.getMessage();
    }
}
