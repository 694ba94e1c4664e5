package org.dazzledsl.model.config;

import java.util.Collection;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.model.config.toml.TomlNode;

/** The words of what can be wrong with a key of {@code dazzle.toml}. */
final class ConfigProblems {

    private static final int LONGEST_VALUE_SHOWN = 60;

    private ConfigProblems() {}

    static Problem wrongType(String name, TomlNode node, String expected) {
        return Problem.error("wrong-type", node.span(), "'" + name + "' is " + described(node))
                .expecting(expected);
    }

    static Problem outOfRange(String name, TomlNode node, String expected) {
        return Problem.error("out-of-range", node.span(), "'" + name + "' is " + written(node))
                .expecting(expected);
    }

    static Problem malformed(String name, TomlNode node, String expected) {
        return Problem.error("malformed-value", node.span(), "'" + name + "' is " + written(node))
                .expecting(expected);
    }

    static Problem unknownValue(String name, TomlNode node, String word, String expected, Collection<String> words) {
        return Problem.error("unknown-value", node.span(), "'" + name + "' is " + written(node))
                .expecting(expected)
                .suggesting(nearest(word, words).map(near -> "did you mean \"" + near + "\"?"));
    }

    static Problem contradiction(Span place, String message) {
        return Problem.error("contradiction", place, message);
    }

    static Problem noEffect(Span place, String message) {
        return Problem.warning("no-effect", place, message);
    }

    static Problem unknownEnvironment(Span place, String word) {
        return Problem.error("unknown-environment", place, "'" + word + "' is not an environment")
                .expecting(Environment.inWords())
                .suggesting(nearest(word, Environment.words()).map(near -> "did you mean '" + near + "'?"));
    }

    /** A near miss, or a word that the one written only makes longer or shorter: prod for production. */
    static Optional<String> nearest(String written, Collection<String> words) {
        return Suggestions.closest(written, words)
                .or(() -> words.stream()
                        .filter(word -> word.length() > 2 && written.length() > 2)
                        .filter(word -> written.startsWith(word) || word.startsWith(written))
                        .findFirst());
    }

    /** A value as it is written, cut where it is long. */
    static String written(TomlNode node) {
        if (!(node instanceof TomlNode.Scalar scalar)) {
            return node.kind();
        }
        String text = scalar.value().toString();
        String shown = text.length() > LONGEST_VALUE_SHOWN ? text.substring(0, LONGEST_VALUE_SHOWN) + "…" : text;
        return scalar.value() instanceof String ? "\"" + shown.replace("\n", "\\n") + "\"" : shown;
    }

    private static String described(TomlNode node) {
        if (!(node instanceof TomlNode.Scalar scalar) || scalar.value() instanceof Boolean) {
            return node instanceof TomlNode.Scalar ? written(node) : node.kind();
        }
        return node.kind().replaceFirst("^an? ", "the ") + " " + written(node);
    }
}
