package org.dazzledsl.maven.preflight;

import org.dazzledsl.model.preflight.Severity;

/** Colours on a terminal that has them. */
public record Ansi(boolean coloured) {

    private static final String ESCAPE = "\u001b[";

    String severity(Severity severity, String text) {
        return switch (severity) {
            case CRITICAL, HIGH -> styled("31;1", text);
            case WARN -> styled("33;1", text);
            case INFO -> styled("34", text);
        };
    }

    String bold(String text) {
        return styled("1", text);
    }

    String faint(String text) {
        return styled("2", text);
    }

    private String styled(String codes, String text) {
        return coloured ? ESCAPE + codes + "m" + text + ESCAPE + "m" : text;
    }
}
