package org.dazzledsl.maven.readme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.maven.node.PinnedNode;
import org.dazzledsl.maven.readme.MarkdownPage.Snippet;
import org.dazzledsl.maven.readme.MarkdownPage.Title;
import org.dazzledsl.model.config.DazzleToml;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the pages name exists, and what they show can be used. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..");
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Path DESCRIPTOR = Path.of("target", "classes", "META-INF", "maven", "plugin.xml");
    private static final Path SITE = Path.of("src", "site", "site.xml");

    private static final Pattern GOAL = Pattern.compile("\\bdazzle:([a-z][\\w-]*)");
    private static final Pattern PROPERTY = Pattern.compile("(?<![\\w./-])(dazzle\\.(?!toml\\b)\\w[\\w.]*\\w)");
    /** Those of Maven's own pages about the goals left out. */
    private static final Pattern MENU =
            Pattern.compile("<item [^>]*href=\"(?!plugin-info|\\w+-mojo)([\\w-]+)\\.html\"");

    private static final Pattern PINNED = Pattern.compile("@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+$");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken = new ArrayList<>();
        int followed = 0;
        for (MarkdownPage page : pages()) {
            for (String link : page.links()) {
                followed++;
                if (!leadsSomewhere(page, link)) {
                    broken.add(page.file() + ": " + link);
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(followed > 40, "links: " + followed);
    }

    /** Addresses elsewhere are not asked for: a test has no network. */
    private static boolean leadsSomewhere(MarkdownPage page, String link) throws IOException {
        URI uri = URI.create(link);
        if (uri.isAbsolute()) {
            return uri.getScheme().equals("https") && uri.getHost() != null;
        }
        Path target = uri.getPath().isEmpty() ? page.file() : page.file().resolveSibling(uri.getPath());
        if (!Files.exists(target)) {
            return false;
        }
        return uri.getFragment() == null || MarkdownPage.read(target).anchors().contains(uri.getFragment());
    }

    @Test
    void aPageOfTheSiteNeedsNoneThatIsNotOnIt() throws IOException {
        List<String> outside = new ArrayList<>();
        for (MarkdownPage page : pagesIn(DOCS)) {
            page.links().stream()
                    .filter(link -> link.contains("/") && !link.startsWith("https:"))
                    .forEach(link -> outside.add(page.file() + ": " + link));
        }
        assertEquals(List.of(), outside);
    }

    @Test
    void everyPageIsInTheIndexAndInTheMenu() throws IOException {
        Set<String> pages = pagesIn(DOCS).stream()
                .map(page -> page.file().getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> indexed =
                new TreeSet<>(MarkdownPage.read(DOCS.resolve("index.md")).links());
        indexed.add("index.md");
        assertEquals(pages, indexed);
        Set<String> menu = found(Files.readString(SITE), MENU);
        assertEquals(
                pages.stream()
                        .map(name -> name.replaceFirst("\\.md$", ""))
                        .collect(Collectors.toCollection(TreeSet::new)),
                menu);
    }

    @Test
    void everyGoalIsInTheMenu() throws IOException {
        assertEquals(goals(), found(Files.readString(SITE), Pattern.compile("href=\"(\\w+)-mojo\\.html\"")));
    }

    @Test
    void everyGoalExists() throws IOException {
        assertNoOthers(goals(), GOAL);
    }

    private static Set<String> goals() throws IOException {
        return found(Files.readString(DESCRIPTOR), Pattern.compile("<mojo>\\s*<goal>(\\w+)</goal>"));
    }

    @Test
    void everyPropertyExists() throws IOException {
        Set<String> properties = found(Files.readString(DESCRIPTOR), Pattern.compile("\\$\\{(dazzle\\.[\\w.]+)}"));
        assertNoOthers(properties, PROPERTY);
    }

    private static void assertNoOthers(Set<String> known, Pattern pattern) throws IOException {
        List<String> unknown = new ArrayList<>();
        Set<String> seen = new TreeSet<>();
        for (MarkdownPage page : forUsers()) {
            for (String name : found(page.text(), pattern)) {
                seen.add(name);
                if (!known.contains(name)) {
                    unknown.add(page.file() + ": " + name);
                }
            }
        }
        assertEquals(List.of(), unknown);
        assertTrue(seen.size() > 5, seen.toString());
    }

    @Test
    void everySnippetParses() throws IOException {
        List<String> broken = new ArrayList<>();
        Set<String> languages = new TreeSet<>();
        for (MarkdownPage page : pages()) {
            for (Snippet snippet : page.snippets()) {
                languages.add(snippet.language());
                try {
                    parse(snippet);
                } catch (Exception e) {
                    broken.add(page.file() + ": " + e.getMessage() + " in\n" + snippet.text());
                }
            }
        }
        assertEquals(List.of(), broken);
        assertTrue(languages.containsAll(Set.of("toml", "xml", "yaml")), languages.toString());
    }

    private static void parse(Snippet snippet) throws Exception {
        switch (snippet.language()) {
            case "yaml" -> new Yaml(new SafeConstructor(new LoaderOptions())).load(snippet.text());
            case "json" -> new ObjectMapper().readTree(snippet.text());
            case "toml" -> check(snippet.text());
            case "xml" ->
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(snippet.text())));
            case "", "java" -> {
                // Commands and what they print; a test of preflight compiles the rule that is shown.
            }
            default -> throw new IllegalArgumentException("Nobody knows how to check " + snippet.language());
        }
    }

    /** A {@code dazzle.toml}, or a part of one. */
    private static void check(String toml) {
        String project = toml.contains("[project]") ? "" : "[project]\nname = \"bank\"\nroot = \"bank\"\n";
        List<Problem> problems = DazzleToml.read(new SourceFile("dazzle.toml", project + toml), Optional.empty())
                .problems();
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(problems.toString());
        }
    }

    /** What a tag names can be changed by whoever owns it. */
    @Test
    void everyActionIsPinnedToACommit() throws IOException {
        List<String> uses = MarkdownPage.read(DOCS.resolve("ci.md")).snippets().stream()
                .flatMap(snippet -> snippet.text().lines())
                .filter(line -> line.contains("uses:"))
                .toList();
        assertTrue(uses.size() > 3, uses.toString());
        assertEquals(
                List.of(),
                uses.stream().filter(line -> !PINNED.matcher(line).find()).toList());
    }

    @Test
    void theVersionIsThisOne() throws IOException {
        String version = Files.readAllLines(Path.of("target/classes/org/dazzledsl/maven/goal/tool.properties")).stream()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()))
                .findFirst()
                .orElseThrow();
        Pattern written = Pattern.compile(
                "(?:dazzle-maven-plugin(?::|</artifactId>\\s*<version>)|-DarchetypeVersion=)" + "(\\d[\\w.-]*)");
        Set<String> versions = new TreeSet<>();
        for (MarkdownPage page : pages()) {
            versions.addAll(found(page.text(), written));
        }
        assertEquals(Set.of(version), versions);
    }

    @Test
    void theNodeIsThePinnedOne() throws IOException {
        String page = Files.readString(DOCS.resolve("corporate.md"));
        assertEquals(
                Set.of(PinnedNode.coordinates()),
                found(page, Pattern.compile("(" + PinnedNode.GROUP_ID + ":[\\w-]+:[\\d.]*\\d)")));
        Pattern size = Pattern.compile("(\\d+) MB (?:\\.|is fetched|otherwise)|with (\\d+) MB");
        assertTrue(size.matcher(page).find());
        assertTrue(page.contains("with " + PinnedNode.MEGABYTES + " MB"));
        assertTrue(Files.readString(DOCS.resolve("troubleshooting.md"))
                .contains("an artifact of " + PinnedNode.MEGABYTES + " MB"));
    }

    /** Those of other programs stand in sections of their own, or say so. */
    @Test
    void everyMessageIsOneOfOurs() throws IOException {
        String literals = literals();
        List<String> unknown = new ArrayList<>();
        int messages = 0;
        String section = "";
        for (Title heading :
                MarkdownPage.read(DOCS.resolve("troubleshooting.md")).headings()) {
            section = heading.level() == 2 ? heading.text() : section;
            boolean isOurs = !section.equals("Deploying") && !heading.text().startsWith("No plugin found");
            if (heading.level() == 3 && heading.isCode() && isOurs) {
                messages++;
                Stream.of(heading.text().split("…"))
                        .map(part -> part.replaceAll("^[' ,]+|[' ,]+$", ""))
                        .filter(part -> !literals.contains(part))
                        .forEach(unknown::add);
            }
        }
        assertEquals(List.of(), unknown);
        assertTrue(messages > 15, "messages: " + messages);
    }

    /** The modules' sources, with texts that are put together written as one. */
    private static String literals() throws IOException {
        try (Stream<Path> modules = Files.list(ROOT)) {
            StringBuilder all = new StringBuilder();
            for (Path sources : modules.map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        all.append(Files.readString(file));
                    }
                }
            }
            return all.toString().replaceAll("\"\\s*\\+\\s*\"", "");
        }
    }

    private static List<MarkdownPage> forUsers() throws IOException {
        List<MarkdownPage> pages = pagesIn(DOCS);
        pages.add(MarkdownPage.read(ROOT.resolve("README.md")));
        pages.add(MarkdownPage.read(ROOT.resolve("CHANGELOG.md")));
        return pages;
    }

    private static List<MarkdownPage> pages() throws IOException {
        List<MarkdownPage> pages = forUsers();
        pages.add(MarkdownPage.read(ROOT.resolve("CONTRIBUTING.md")));
        pages.add(MarkdownPage.read(ROOT.resolve("benchmarks/README.md")));
        return pages;
    }

    private static List<MarkdownPage> pagesIn(Path folder) throws IOException {
        List<MarkdownPage> pages = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(MarkdownPage.read(file));
            }
        }
        return pages;
    }

    private static Set<String> found(String text, Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(DocumentationTest::first)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String first(MatchResult result) {
        return result.group(1);
    }
}
