package org.dazzledsl.model.preflight;

/** Where a rule puts what it finds of a stack as a whole. */
public interface StackFindings {

    /** Something about one of the stack's templates. */
    void found(String template, String message);
}
