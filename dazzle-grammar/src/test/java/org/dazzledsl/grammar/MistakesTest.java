package org.dazzledsl.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.dazzledsl.grammar.source.ProblemFormatter;
import org.dazzledsl.grammar.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read when they made a mistake: the whole of it, so that a follow-up error shows too. */
class MistakesTest {

    static List<Case> mistakes() {
        return Case.read("mistakes.txt");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void areToldInWordsAtTheirPlace(Case mistake) {
        SourceFile file = new SourceFile("app.dsl", mistake.input());

        ParseResult result = new DslParser().parse(file);

        String told = new ProblemFormatter(List.of(file)).format(result.problems());
        assertEquals(mistake.expected(), told.replace(System.lineSeparator(), "\n"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void nameNoTokenOfTheGrammar(Case mistake) {
        ParseResult result = new DslParser().parse(new SourceFile("app.dsl", mistake.input()));

        assertEquals(
                List.of(),
                result.problems().stream()
                        .map(problem -> problem.message() + problem.expected().orElse(""))
                        .filter(words ->
                                words.matches("(?s).*\\b(NEWLINE|INDENT|DEDENT|WORD|STRING|NUMBER|COLON|EOF)\\b.*"))
                        .toList());
    }
}
