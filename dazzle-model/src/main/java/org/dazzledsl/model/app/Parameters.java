package org.dazzledsl.model.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.BlockDeclaration;
import org.dazzledsl.grammar.syntax.Declaration;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.Text;
import org.dazzledsl.grammar.syntax.ValueSyntax;

/**
 * Values that are known before the application runs: those that are written out, and the defaults of {@code param}
 * constructs.
 */
final class Parameters {

    private final Linking linking;
    private final Map<String, String> defaults = new TreeMap<>();

    Parameters(Linking linking, List<Declaration> declarations) {
        this.linking = linking;
        for (Declaration declaration : declarations) {
            if (declaration instanceof BlockDeclaration block && block.keyword().equals("param")) {
                block.declaredName()
                        .ifPresent(
                                name -> defaultIn(block).ifPresent(value -> defaults.putIfAbsent(name.text(), value)));
            }
        }
    }

    /** The value as a text at the place where it is used; reported when it can't be known here. */
    Optional<Text> valueOf(ValueSyntax value, String what) {
        if (value instanceof ValueSyntax.Literal) {
            return Optional.of(value.text());
        }
        String key = value.text().value();
        Optional<String> known =
                value instanceof ValueSyntax.Parameter ? Optional.ofNullable(defaults.get(key)) : Optional.empty();
        if (known.isEmpty()) {
            linking.report(Problem.error(
                            "value-not-known",
                            value.span(),
                            "the " + what + " '" + key + "' is not known before the application runs")
                    .expecting("the value itself, or a param with a default")
                    .suggesting(Suggestions.didYouMean(key, defaults.keySet())));
        }
        return known.map(text -> new Text(text, value.span()));
    }

    private static Optional<String> defaultIn(BlockDeclaration param) {
        return param.kept().stream()
                .filter(line -> line.keyword().equals("default"))
                .map(KeptLine::text)
                .filter(text -> text.indexOf(':') >= 0)
                .map(text -> text.substring(text.indexOf(':') + 1).strip())
                .map(Parameters::unquoted)
                .findFirst();
    }

    private static String unquoted(String text) {
        boolean quoted = text.length() >= 2
                && (text.charAt(0) == '"' || text.charAt(0) == '\'')
                && text.charAt(text.length() - 1) == text.charAt(0);
        return quoted ? text.substring(1, text.length() - 1) : text;
    }
}
