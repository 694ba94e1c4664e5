package org.dazzledsl.model.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.config.SpecificationConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectSourcesTest {

    private static final String MODULE = "module a\n";

    @TempDir
    private Path project;

    @Test
    void listsFilesOfAllFoldersByTheirPaths() throws IOException {
        write("dsl/orders.dsl", MODULE);
        write("dsl/Zebra.dsl", MODULE);
        write("dsl/core/app.dsl", MODULE);
        write("dsl/core-x.dsl", MODULE);
        write("shared/base.dsl", MODULE);
        write("dsl/notes.txt", "not a specification");
        write("dsl/old.dsl.bak", "nor this");

        ProjectSources sources = read("shared", "./dsl");

        assertEquals(
                List.of("dsl/Zebra.dsl", "dsl/core-x.dsl", "dsl/core/app.dsl", "dsl/orders.dsl", "shared/base.dsl"),
                sources.paths());
        assertEquals(
                sources.paths(), sources.files().stream().map(SourceFile::path).toList());
        assertEquals(List.of(), sources.problems());
    }

    @Test
    void readsAFileOnceWhenFoldersLieInEachOther() throws IOException {
        write("dsl/core/app.dsl", MODULE);

        assertEquals(List.of("dsl/core/app.dsl"), read("dsl", "dsl/core").paths());
    }

    @Test
    void takesAnAbsoluteFolderAndOneOutside() throws IOException {
        Path inner = Files.createDirectories(project.resolve("app"));
        write("specs/a.dsl", MODULE);
        Path absolute = project.resolve("specs").toAbsolutePath();

        assertEquals(
                List.of("../specs/a.dsl"),
                ProjectSources.read(inner, List.of(DslFolder.at(absolute.toString())))
                        .paths());
        assertEquals(
                List.of("../specs/a.dsl"),
                ProjectSources.read(inner, List.of(DslFolder.at("../specs"))).paths());
    }

    @Test
    void endsWhenALinkLeadsBack() throws IOException {
        write("dsl/core/app.dsl", MODULE);
        link("dsl/core/again", project.resolve("dsl"));
        link("dsl/alias.dsl", project.resolve("dsl/core/app.dsl"));

        assertEquals(List.of("dsl/alias.dsl"), read("dsl").paths());
    }

    @Test
    void followsALinkToAFolder() throws IOException {
        write("common/base.dsl", MODULE);
        Files.createDirectories(project.resolve("dsl"));
        link("dsl/common", project.resolve("common"));

        assertEquals(List.of("dsl/common/base.dsl"), read("dsl").paths());
    }

    @Test
    void ignoresALinkToNothing() throws IOException {
        write("dsl/app.dsl", MODULE);
        link("dsl/gone.dsl", project.resolve("nowhere.dsl"));

        assertEquals(List.of("dsl/app.dsl"), read("dsl").paths());
    }

    @Test
    void forgetsAByteOrderMark() throws IOException {
        write("dsl/app.dsl", "\uFEFFmodule a\n");

        assertEquals("module a\n", read("dsl").files().get(0).text());
    }

    @Test
    void pointsAtWhatIsNotUtf8() throws IOException {
        write("dsl/good.dsl", MODULE);
        Files.write(
                project.resolve("dsl/latin.dsl"), "module a\napp x \"Café\"\n".getBytes(StandardCharsets.ISO_8859_1));
        Files.write(project.resolve("dsl/wide.dsl"), new byte[] {(byte) 0xFF, (byte) 0xFE, 'm', 0});
        Files.write(
                project.resolve("dsl/cut.dsl"),
                new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF, 'm', '\n', (byte) 0xC3});

        ProjectSources sources = read("dsl");

        assertEquals(
                List.of(
                        "dsl/cut.dsl:2:1: the byte 0xC3 is not UTF-8 text; expected a file in UTF-8; save the file with the encoding UTF-8",
                        "dsl/latin.dsl:2:11: the byte 0xE9 is not UTF-8 text; expected a file in UTF-8; save the file with the encoding UTF-8",
                        "dsl/wide.dsl:1:1: the byte 0xFF is not UTF-8 text; expected a file in UTF-8; save the file with the encoding UTF-8"),
                sources.problems().stream().map(ProjectSourcesTest::line).toList());
        assertEquals(
                List.of("dsl/good.dsl"),
                sources.files().stream().map(SourceFile::path).toList());
        assertEquals(4, sources.paths().size());
    }

    @Test
    void countsColumnsInCharacters() throws IOException {
        byte[] text = "# 😀é".getBytes(StandardCharsets.UTF_8);
        byte[] broken = java.util.Arrays.copyOf(text, text.length + 1);
        broken[text.length] = (byte) 0x80;
        Files.createDirectories(project.resolve("dsl"));
        Files.write(project.resolve("dsl/app.dsl"), broken);

        assertEquals(Span.at("dsl/app.dsl", 1, 5), read("dsl").problems().get(0).span());
    }

    @Test
    void saysWhereItLookedForFolders() throws IOException {
        write("dsl/app.dsl", MODULE);
        ConfigPlaces places = new ConfigPlaces(
                Span.at("dazzle.toml", 1, 1),
                new java.util.TreeMap<>(java.util.Map.of("modules.paths", Span.at("dazzle.toml", 7, 1))));
        write("app.dsl", MODULE);
        SpecificationConfig config = new SpecificationConfig("a", List.of("dsl", "spec", "app.dsl"), places);

        List<Problem> problems =
                ProjectSources.read(project, DslFolder.of(config)).problems();

        assertEquals(
                List.of(
                        "dazzle.toml:7:1: the DSL folder 'spec' does not exist;"
                                + " expected a folder of the project that holds .dsl files;"
                                + " create it, or name the right one in [modules] paths or with -Ddazzle.dslDirectory",
                        "dazzle.toml:7:1: the DSL folder 'app.dsl' is a file;"
                                + " expected a folder of the project that holds .dsl files;"
                                + " create it, or name the right one in [modules] paths or with -Ddazzle.dslDirectory"),
                problems.stream().map(ProjectSourcesTest::line).toList());
    }

    @Test
    void saysWhereItLookedForFiles() throws IOException {
        Files.createDirectories(project.resolve("dsl/empty"));
        Files.createDirectories(project.resolve("more"));

        assertEquals(
                List.of("dsl:1:1: there is no DSL file in 'dsl', 'more';"
                        + " expected at least one file whose name ends in .dsl;"
                        + " write one, or name the right folder in [modules] paths or with -Ddazzle.dslDirectory"),
                read("dsl", "more").problems().stream()
                        .map(ProjectSourcesTest::line)
                        .toList());
    }

    private ProjectSources read(String... folders) throws IOException {
        return ProjectSources.read(
                project, List.of(folders).stream().map(DslFolder::at).toList());
    }

    private static String line(Problem problem) {
        assertTrue(problem.isError());
        assertFalse(problem.sentence().endsWith("."));
        return problem.span() + ": " + problem.sentence();
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void link(String path, Path target) throws IOException {
        try {
            Files.createSymbolicLink(project.resolve(path), target);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
            assumeTrue(false, "This file system has no symbolic links");
        }
    }
}
