package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.project.ApplicationReader;
import org.dazzledsl.model.project.ApplicationReading;
import org.dazzledsl.model.project.DslFolder;

/**
 * A specification of about as many lines as asked for. Its files have the length that large specifications give theirs,
 * each is a module of its own, and each refers to another.
 *
 * @param lines how many it really has
 */
record GeneratedProject(List<SourceFile> files, int lines) {

    static final String ROOT = "shop";

    private static final Span ROOT_NAMED_AT = Span.at("dazzle.toml", 4, 8);
    private static final String FOLDER = "dsl";

    static GeneratedProject ofAbout(int lines) {
        String part = resource("part.dsl");
        List<SourceFile> files = new ArrayList<>();
        files.add(new SourceFile(FOLDER + "/app.dsl", resource("app.dsl")));
        int written = lineCount(files.get(0).text());
        int linesOfAPart = lineCount(part);
        // The nearest number of parts, and at least one.
        for (int i = 1; i == 1 || written + linesOfAPart / 2 < lines; i++) {
            // Half as far: the way from any part to the first is short, as in specifications that people write.
            String text = part.replace("@N@", Integer.toString(i)).replace("@USED@", Integer.toString(i / 2));
            if (i == 1) {
                text = text.replace("use shop.part0\n", "").replace("ref Customer0 ", "ref Customer1 ");
            }
            files.add(new SourceFile(FOLDER + "/part" + i + ".dsl", text));
            written += linesOfAPart;
        }
        return new GeneratedProject(List.copyOf(files), written);
    }

    /** Writes the files into a folder of their own. */
    Path write() throws IOException {
        Path project = Files.createTempDirectory("dazzle-benchmark");
        write(project);
        return project;
    }

    void write(Path project) throws IOException {
        Files.createDirectory(project.resolve(FOLDER));
        for (SourceFile file : files) {
            Files.writeString(project.resolve(file.path()), file.text());
        }
    }

    /** Reads and links what {@link #write} wrote; must find nothing wrong. */
    static ApplicationReading read(Path project) throws IOException {
        ApplicationReading reading =
                ApplicationReader.read(project, List.of(DslFolder.at(FOLDER)), ROOT, ROOT_NAMED_AT);
        if (!reading.problems().isEmpty()) {
            throw new IllegalStateException(
                    "Not worth timing: " + reading.problems().get(0));
        }
        return reading;
    }

    static void delete(Path project) throws IOException {
        try (Stream<Path> paths = Files.walk(project)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static int lineCount(String text) {
        return (int) text.chars().filter(character -> character == '\n').count();
    }

    private static String resource(String name) {
        try (InputStream in = GeneratedProject.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
