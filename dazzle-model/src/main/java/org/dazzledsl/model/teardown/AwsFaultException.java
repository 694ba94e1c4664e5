package org.dazzledsl.model.teardown;

import java.io.IOException;

/** AWS can't be asked, or doesn't do what it is asked: for want of credentials, permissions or a connection. */
public final class AwsFaultException extends IOException {

    private static final long serialVersionUID = 1L;

    public AwsFaultException(String message, Throwable cause) {
        super(message, cause);
    }
}
