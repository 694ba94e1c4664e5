package org.dazzledsl.maven.synthesis;

/** CDK refused what it was given, or broke; the message is CDK's own. */
public final class SynthesisFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    public SynthesisFailedException(String message) {
        super(message);
    }
}
