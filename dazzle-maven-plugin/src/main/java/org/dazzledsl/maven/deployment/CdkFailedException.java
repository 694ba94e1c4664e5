package org.dazzledsl.maven.deployment;

/** The CDK command line can't be had, or failed; the message holds its own last words and what to do. */
public final class CdkFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    CdkFailedException(String message) {
        super(message);
    }

    /**
     * Of a command line that ended with exit status 0 and didn't do what it was told to: Node ends so when nothing is left that
     * could happen, though something is still being waited for.
     *
     * @param left what it left undone
     * @param lastWords what it printed last
     */
    static CdkFailedException unfinished(String left, String lastWords) {
        return new CdkFailedException(
                "The CDK command line ended without an error before its work was done, as it does when"
                        + " a proxy breaks off its connections: " + left + ". Its last words:\n\n" + lastWords + "\n");
    }
}
