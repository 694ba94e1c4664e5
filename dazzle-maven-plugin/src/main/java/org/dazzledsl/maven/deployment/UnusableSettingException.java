package org.dazzledsl.maven.deployment;

/** Somebody asked for something that makes no sense; the message says what would. */
public final class UnusableSettingException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableSettingException(String message) {
        super(message);
    }
}
