package org.dazzledsl.grammar.source;

import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * One mistake in an input, at its place, in words for the person who wrote it.
 *
 * @param code stable, for machines and for looking up: lower case words joined by hyphens, such as
 *     {@code unknown-ledger}
 * @param message what is wrong, one sentence without a full stop, never a token name of the grammar
 * @param expected what would have been right, in words ("a field type such as str(200), int, ref Customer")
 * @param suggestion what to write instead, when there is a near miss ("did you mean 'account_code'?")
 */
public record Problem(
        Severity severity,
        String code,
        Span span,
        String message,
        Optional<String> expected,
        Optional<String> suggestion) {

    /** A text that should say where a secret is kept and may be the secret itself: its line is never shown. */
    public static final String MALFORMED_SECRET = "malformed-secret";

    /** By file, then by place; what is said of the same place stays in the order in which it was found. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::span);

    public Problem {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(span, "span");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(expected, "expected");
        Objects.requireNonNull(suggestion, "suggestion");
    }

    public static Problem error(String code, Span span, String message) {
        return new Problem(Severity.ERROR, code, span, message, Optional.empty(), Optional.empty());
    }

    public static Problem warning(String code, Span span, String message) {
        return new Problem(Severity.WARNING, code, span, message, Optional.empty(), Optional.empty());
    }

    public Problem expecting(String what) {
        return new Problem(severity, code, span, message, Optional.of(what), suggestion);
    }

    public Problem suggesting(String what) {
        return new Problem(severity, code, span, message, expected, Optional.of(what));
    }

    public Problem suggesting(Optional<String> what) {
        return new Problem(severity, code, span, message, expected, what);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** What, what was expected, suggestion: the message in one line, without its place. */
    public String sentence() {
        StringBuilder sentence = new StringBuilder(message);
        expected.ifPresent(text -> sentence.append("; expected ").append(text));
        suggestion.ifPresent(text -> sentence.append("; ").append(text));
        return sentence.toString();
    }
}
