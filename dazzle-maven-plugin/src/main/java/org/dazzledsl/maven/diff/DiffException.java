package org.dazzledsl.maven.diff;

/** There is nothing of the kind to compare with. */
public final class DiffException extends Exception {

    private static final long serialVersionUID = 1L;

    public DiffException(String message) {
        super(message);
    }

    public DiffException(String message, Throwable cause) {
        super(message, cause);
    }
}
