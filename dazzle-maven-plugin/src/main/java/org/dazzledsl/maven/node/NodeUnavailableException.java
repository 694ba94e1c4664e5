package org.dazzledsl.maven.node;

/** There is no Node to be had; the message says what to do. */
public final class NodeUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    public NodeUnavailableException(String message) {
        super(message);
    }

    public NodeUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
