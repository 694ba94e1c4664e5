package org.dazzledsl.model.preflight.rules;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.Truth;

/** What a secret looks like. */
final class Secrets {

    /** The words of a name that is a secret's: {@code DB_PASSWORD}, {@code apiKey}. */
    private static final Pattern NAME = Pattern.compile(
            "(?i).*(^|[_.-]|(?<=[a-z])(?=[A-Z]))(password|passwd|pwd|secret|token|api[_-]?key|apikey|private[_-]?key"
                    + "|access[_-]?key|secret[_-]?key|credentials?)([_.-]?\\d*)?$");

    /** A reference that CloudFormation fills in when it deploys. */
    private static final String DYNAMIC_REFERENCE = "{{resolve:";

    /** Forms that stand for nothing else. */
    private static final List<Pattern> VALUES = List.of(
            Pattern.compile("(AKIA|ASIA)[A-Z0-9]{16}"),
            Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----.*", Pattern.DOTALL),
            Pattern.compile("gh[pousr]_[A-Za-z0-9]{36,}"),
            Pattern.compile("sk_live_[A-Za-z0-9]{16,}"),
            Pattern.compile("xox[abprs]-[A-Za-z0-9-]{10,}"),
            Pattern.compile("[a-z][a-z0-9+.-]*://[^:/@\\s]+:[^@/\\s]+@.*"));

    private Secrets() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    static boolean looksLikeOne(String value) {
        for (Pattern form : VALUES) {
            if (form.matcher(value).matches()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the text itself is there, and not a reference to where it is kept. A parameter is no text. */
    static Truth isLiteral(PropertyView value) {
        if (value.isThere() == Truth.UNKNOWN) {
            return Truth.UNKNOWN;
        }
        Optional<String> text = value.text();
        return Truth.of(text.isPresent() && !text.get().isBlank() && !text.get().startsWith(DYNAMIC_REFERENCE));
    }
}
