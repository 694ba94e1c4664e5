package org.dazzledsl.maven.deployment;

/** The CDK command line can't be had, or failed; the message holds its own last words and what to do. */
public final class CdkFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    CdkFailedException(String message) {
        super(message);
    }
}
