package org.dazzledsl.model.project;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.DslParser;
import org.dazzledsl.grammar.ParseResult;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.model.app.LinkResult;
import org.dazzledsl.model.app.Linker;
import org.dazzledsl.model.config.SpecificationConfig;

/** From a project's files to its application, in one call. */
public final class ApplicationReader {

    /** A line that begins a construct and names it, wherever the grammar gave up on it. */
    private static final Pattern HEADER = Pattern.compile("(?m)^[a-z]\\w*[ \\t]+([\\p{L}_][\\p{L}\\p{N}_]*)");

    private ApplicationReader() {}

    /**
     * Reads the files that a project's {@code dazzle.toml} names and links them.
     *
     * @throws IOException when a folder can't be listed or a file can't be read
     */
    public static ApplicationReading read(Path project, SpecificationConfig specification) throws IOException {
        return read(
                project,
                DslFolder.of(specification),
                specification.root(),
                specification.places().nearest("project.root"));
    }

    /**
     * Reads the files in the folders and links them. Mistakes in the text and mistakes between the files are reported
     * together; what follows from another mistake is not.
     *
     * @param project the project's folder; paths in problems and reports are relative to it
     * @param root the name of the root module
     * @param rootNamedAt where the project names it
     * @throws IOException when a folder can't be listed or a file can't be read
     */
    public static ApplicationReading read(Path project, List<DslFolder> folders, String root, Span rootNamedAt)
            throws IOException {
        ApplicationReading parsed = readSyntax(project, folders);
        // Without one of the files, most of what linking would say follows from that.
        if (parsed.modules().isEmpty() || !parsed.sources().problems().isEmpty()) {
            return parsed;
        }
        LinkResult linked = Linker.link(parsed.modules(), root, rootNamedAt, unreadNames(parsed));
        BrokenConstructs broken = BrokenConstructs.of(parsed.modules(), parsed.problems());
        List<Problem> problems = new ArrayList<>(parsed.problems());
        linked.problems().stream()
                .filter(problem -> !broken.contain(problem.span()))
                .forEach(problems::add);
        return parsed.linked(linked.app(), problems);
    }

    /**
     * Reads the files in the folders one by one, without asking whether they fit together.
     *
     * @throws IOException when a folder can't be listed or a file can't be read
     */
    public static ApplicationReading readSyntax(Path project, List<DslFolder> folders) throws IOException {
        ProjectSources sources = ProjectSources.read(project, folders);
        List<ModuleSyntax> modules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>(sources.problems());
        for (ParseResult result : parse(sources.files())) {
            modules.add(result.syntax());
            problems.addAll(result.problems());
        }
        return ApplicationReading.of(sources, modules, problems);
    }

    /** On all processors; in the order of the files, whichever is read first. */
    private static List<ParseResult> parse(List<SourceFile> files) {
        DslParser parser = new DslParser();
        return files.parallelStream().map(parser::parse).toList();
    }

    /** Names of constructs that begin in files with errors and that the grammar could make nothing of. */
    private static Set<String> unreadNames(ApplicationReading parsed) {
        Set<String> withErrors = parsed.problems().stream()
                .filter(Problem::isError)
                .map(problem -> problem.span().file())
                .collect(Collectors.toSet());
        Set<String> names = new TreeSet<>();
        for (SourceFile file : parsed.sources().files()) {
            if (withErrors.contains(file.path())) {
                Matcher header = HEADER.matcher(file.text());
                while (header.find()) {
                    names.add(header.group(1));
                }
            }
        }
        return names;
    }
}
