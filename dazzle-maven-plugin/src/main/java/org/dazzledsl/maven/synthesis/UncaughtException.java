package org.dazzledsl.maven.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a Java program printed that was ended by an exception, as far as it explains the failure. */
record UncaughtException(List<String> lines) {

    private static final int LINES_SHOWN = 20;

    private static final String UNCAUGHT = "Exception in thread \"main\" ";

    private static final Pattern NOT_THE_USERS =
            Pattern.compile("at (java\\.|software\\.amazon\\.|org\\.dazzledsl\\.)");

    UncaughtException {
        lines = List.copyOf(lines);
    }

    /** The exception's message and the user's own line that it came from; where there is no exception, the last lines. */
    String message() {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(UNCAUGHT)) {
                return message(lines.subList(i, lines.size()));
            }
        }
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
    }

    private static String message(List<String> uncaught) {
        String first = uncaught.get(0).substring(UNCAUGHT.length());
        List<String> message = new ArrayList<>();
        message.add(first.replaceFirst("^[\\w.$]+(Error|Exception): ", ""));
        List<String> frames = new ArrayList<>();
        for (String line : uncaught.subList(1, uncaught.size())) {
            if (line.startsWith("Caused by:")) {
                break;
            } else if (line.strip().startsWith("at ")) {
                frames.add(line.strip());
            } else {
                message.add(line);
            }
        }
        frames.stream()
                .filter(frame -> !NOT_THE_USERS.matcher(frame).lookingAt())
                .findFirst()
                .ifPresent(frame -> message.add("  " + frame));
        return String.join("\n", message).strip();
    }
}
