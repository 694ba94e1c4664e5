package org.dazzledsl.maven.deployment;

/** It could be done, and is not: nobody agreed, or data would be lost. Nothing was changed in AWS. */
public final class RefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
