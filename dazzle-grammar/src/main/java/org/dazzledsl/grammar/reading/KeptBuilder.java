package org.dazzledsl.grammar.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.dazzledsl.grammar.antlr.DazzleParser.KeptConstructContext;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.grammar.syntax.BlockDeclaration;
import org.dazzledsl.grammar.syntax.Constructs;
import org.dazzledsl.grammar.syntax.KeptLine;
import org.dazzledsl.grammar.syntax.Name;
import org.dazzledsl.grammar.syntax.Text;

/** Keeps a construct on which no infrastructure depends: {@code keyword [on] name "title":} and the lines below. */
final class KeptBuilder {

    private static final String WORD = "[\\p{L}_][\\p{L}\\p{N}_]*";
    private static final Pattern KEYWORD = Pattern.compile(WORD);

    /** A name or an id such as {@code ST-001}, or a path such as {@code order.placed}. */
    private static final Pattern NAME =
            Pattern.compile("\\s+(?:on\\s+)?(?<name>" + WORD + "(?:[-.][\\p{L}\\p{N}_]+)*)");

    private final Reading reading;

    KeptBuilder(Reading reading) {
        this.reading = reading;
    }

    /** Empty where the line begins with no word, which is then a problem. */
    Optional<BlockDeclaration> build(KeptConstructContext construct) {
        Token line = construct.LINE().getSymbol();
        Span span = reading.places().of(line);
        String text = line.getText();
        Matcher keyword = KEYWORD.matcher(text);
        if (!keyword.lookingAt()) {
            reading.problems()
                    .add(Problem.error("syntax", span, "unexpected " + Wording.quote(text))
                            .expecting("a construct such as entity, service or ledger"));
            return Optional.empty();
        }
        List<KeptLine> lines = reading.keptBlock(construct.keptBlock());
        checkHeader(keyword.group(), text, span, !lines.isEmpty());
        Matcher name = NAME.matcher(text).region(keyword.end(), text.length());
        Optional<Name> declaredName = name.lookingAt()
                ? Optional.of(new Name(name.group("name"), part(span, text, name.start("name"), name.end("name"))))
                : Optional.empty();
        return Optional.of(new BlockDeclaration(
                reading.span(construct),
                Constructs.presentSpelling(keyword.group()),
                declaredName,
                title(text, span),
                new Text(text, span),
                lines));
    }

    private void checkHeader(String keyword, String text, Span span, boolean hasBlock) {
        if (!Constructs.isKnown(keyword)) {
            Span place = part(span, text, 0, keyword.length());
            Optional<String> near = Suggestions.didYouMean(keyword, Constructs.keywords());
            reading.problems()
                    .add(
                            near.isPresent()
                                    ? Problem.error("unknown-construct", place, "unknown construct '" + keyword + "'")
                                            .suggesting(near)
                                    : Problem.warning(
                                            "unknown-construct",
                                            place,
                                            "unknown construct '" + keyword + "', kept as it stands"));
        } else if (hasBlock && !hasColon(text)) {
            reading.problems()
                    .add(Wording.endsTooSoon(Span.at(span.file(), span.endLine(), span.endColumn()))
                            .expecting("':'"));
        } else if (!hasBlock && text.endsWith(":")) {
            reading.problems()
                    .add(Problem.error("empty-block", span, "nothing stands below " + Wording.quote(text))
                            .expecting("indented lines"));
        }
    }

    private static boolean hasColon(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == ':') {
                return true;
            }
            if (isQuote(character)) {
                i = Strings.end(text, i) - 1;
            }
        }
        return false;
    }

    private static boolean isQuote(char character) {
        return character == '"' || character == '\'';
    }

    private static Optional<Text> title(String text, Span span) {
        for (int i = 0; i < text.length(); i++) {
            if (isQuote(text.charAt(i))) {
                int end = Strings.end(text, i);
                return Optional.of(new Text(Strings.value(text.substring(i, end)), part(span, text, i, end)));
            }
        }
        return Optional.empty();
    }

    /** Where a part of the header stands; from a string that spans lines on, only the end of the header is known. */
    private static Span part(Span header, String text, int start, int end) {
        if (text.lastIndexOf('\n', end - 1) >= 0) {
            return header;
        }
        int column = header.column() + text.codePointCount(0, start);
        return new Span(header.file(), header.line(), column, header.line(), column + text.codePointCount(start, end));
    }
}
