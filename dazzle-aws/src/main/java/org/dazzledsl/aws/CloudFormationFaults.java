package org.dazzledsl.aws;

import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;

/** How CloudFormation says what went wrong. */
final class CloudFormationFaults {

    private static final String NO_CREDENTIALS = "Unable to load credentials from any of the providers";

    private CloudFormationFaults() {}

    /** It has no error code of its own for that: a validation error says so in words. */
    static boolean isMissingStack(CloudFormationException e) {
        return e.awsErrorDetails() != null
                && e.awsErrorDetails().errorCode().equals("ValidationError")
                && String.valueOf(e.awsErrorDetails().errorMessage()).contains("does not exist");
    }

    static String message(String stack, SdkException e) {
        return "The stack " + stack + " could not be read from AWS: " + why(e);
    }

    /** Of missing credentials the SDK says where it looked for them, in a thousand characters. */
    static String why(SdkException e) {
        return String.valueOf(e.getMessage()).startsWith(NO_CREDENTIALS)
                ? "nobody is signed in. Name a profile in AWS_PROFILE, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"
                : String.valueOf(e.getMessage());
    }
}
