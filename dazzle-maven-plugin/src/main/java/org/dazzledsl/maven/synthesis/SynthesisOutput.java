package org.dazzledsl.maven.synthesis;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What the synthesizer printed, as far as it explains a failure. */
final class SynthesisOutput {

    private static final int LINES_KEPT = 400;

    private static final int LINES_SHOWN = 20;

    private static final String UNCAUGHT = "Exception in thread \"main\" ";

    private final Deque<String> lines = new ArrayDeque<>();

    void add(String line) {
        if (lines.size() == LINES_KEPT) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** The exception's message without its class and stack trace; where there is no exception, the last lines. */
    String message() {
        List<String> all = List.copyOf(lines);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).startsWith(UNCAUGHT)) {
                return message(all.subList(i, all.size()));
            }
        }
        return String.join("\n", all.subList(Math.max(0, all.size() - LINES_SHOWN), all.size()));
    }

    private static String message(List<String> uncaught) {
        String first = uncaught.get(0).substring(UNCAUGHT.length());
        List<String> message = new ArrayList<>();
        message.add(first.replaceFirst("^[\\w.$]+(Error|Exception): ", ""));
        for (String line : uncaught.subList(1, uncaught.size())) {
            if (line.stripLeading().startsWith("at ") || line.startsWith("Caused by:")) {
                break;
            }
            message.add(line);
        }
        return String.join("\n", message).strip();
    }
}
