package org.dazzledsl.maven.synthesis;

import java.util.ArrayDeque;
import java.util.Deque;

/** What the synthesizer printed, as far as it explains a failure. */
final class SynthesisOutput {

    private static final int LINES_SHOWN = 20;

    private final Deque<String> lines = new ArrayDeque<>();

    void add(String line) {
        if (lines.size() == LINES_SHOWN) {
            lines.removeFirst();
        }
        lines.addLast(line);
    }

    /** The last lines. */
    String message() {
        return String.join("\n", lines).strip();
    }
}
