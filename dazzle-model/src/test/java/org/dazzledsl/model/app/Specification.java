package org.dazzledsl.model.app;

import java.util.ArrayList;
import java.util.List;
import org.dazzledsl.grammar.DslParser;
import org.dazzledsl.grammar.ParseResult;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ModuleSyntax;

/** Specifications for tests, written as text. */
public final class Specification {

    /** Where the tests' projects name their root module, {@code shop}. */
    static final Span ROOT_NAMED_AT = Span.at("dazzle.toml", 3, 8);

    private static final String FILE_MARK = "== ";

    private Specification() {}

    /**
     * Links a specification that the grammar understands. Several files each begin with a line {@code == path}; a text
     * without such lines is {@code shop.dsl}, below the two lines that declare the module and the app {@code shop}.
     */
    public static LinkResult link(String text) {
        List<ModuleSyntax> modules = new ArrayList<>();
        for (SourceFile file : files(text)) {
            ParseResult result = new DslParser().parse(file);
            if (result.hasErrors()) {
                throw new IllegalArgumentException("The test's own text is wrong: " + result.problems());
            }
            modules.add(result.syntax());
        }
        return Linker.link(modules, "shop", ROOT_NAMED_AT);
    }

    /** The application of a specification without mistakes. */
    public static AppSpec app(String text) {
        LinkResult result = link(text);
        return result.app()
                .orElseThrow(() ->
                        new IllegalArgumentException(lines(result.problems()).toString()));
    }

    /** As a reader sees them: {@code file:line:column: sentence}, a warning marked as one. */
    public static List<String> lines(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.span() + ": " + (problem.isError() ? "" : "warning: ") + problem.sentence())
                .toList();
    }

    static List<SourceFile> files(String text) {
        if (!text.startsWith(FILE_MARK)) {
            return List.of(new SourceFile("shop.dsl", "module shop\napp shop \"Shop\"\n" + text));
        }
        List<SourceFile> files = new ArrayList<>();
        for (String part : text.split("(?m)^" + FILE_MARK)) {
            int end = part.indexOf('\n');
            if (end >= 0) {
                files.add(new SourceFile(part.substring(0, end).strip(), part.substring(end + 1)));
            }
        }
        return files;
    }
}
