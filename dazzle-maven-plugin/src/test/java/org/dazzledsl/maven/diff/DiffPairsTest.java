package org.dazzledsl.maven.diff;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dazzledsl.maven.generate.Generation;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationSettings;
import org.dazzledsl.maven.generate.Synthesizer;
import org.dazzledsl.maven.generate.ToolIdentity;
import org.dazzledsl.maven.output.InfraWriter.Tool;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.stacks.StackSynthesizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs of configurations that differ in a line or two, with what is said of it, word for word. Each pair in {@code pairs.txt}
 * has a title, the edits ({@code file: old => new}), and what is printed.
 */
class DiffPairsTest {

    private static final String FILE = "pairs.txt";

    private static final String DSL = "dsl/bank.dsl";

    private static final Synthesizer SYNTHESIZER = (requirements, assembly, scratch) ->
            StackSynthesizer.synthesize(AwsRequirementsJson.read(Files.readString(requirements)), assembly);

    @TempDir
    Path base;

    @Test
    void whatIsSaidOfEachPair() throws Exception {
        String[] pairs = RecordedText.read(FILE).split("(?m)^(?=# )");
        assertTrue(pairs.length >= 20, pairs.length + " pairs");
        write(RecordedText.read("base.toml"), RecordedText.read("base.dsl"));
        assertInstanceOf(
                Generated.class,
                new Generation(settings(), new ProjectPipeline(), () -> SYNTHESIZER, new RecordedProgress()).run());
        StringBuilder actual = new StringBuilder();
        for (String pair : pairs) {
            actual.append(said(pair));
        }
        RecordedText.assertSame(FILE, actual.toString());
    }

    private String said(String pair) throws Exception {
        List<String> head = pair.lines().takeWhile(line -> !line.isBlank()).toList();
        String toml = RecordedText.read("base.toml");
        String dsl = RecordedText.read("base.dsl");
        for (String edit : head.subList(1, head.size())) {
            if (edit.startsWith("dazzle.toml: ")) {
                toml = edited(toml, edit.substring("dazzle.toml: ".length()));
            } else {
                dsl = edited(dsl, edit.substring((DSL + ": ").length()));
            }
        }
        write(toml, dsl);
        DiffResult result = new Comparison(
                        new DiffSettings(settings(), Optional.empty()),
                        new ProjectPipeline(),
                        () -> SYNTHESIZER,
                        region -> {
                            throw new AssertionError("Nobody asked for what is deployed");
                        })
                .run();
        DiffResult.Compared compared = assertInstanceOf(DiffResult.Compared.class, result, pair);
        String lines = new DiffReport(compared.against(), compared.diff())
                .lines(false).stream()
                        .map(line -> line.replaceAll("version [0-9a-f]{12}", "version *")
                                .stripTrailing())
                        .collect(Collectors.joining("\n"));
        return String.join("\n", head) + "\n\n" + lines + "\n\n";
    }

    private static String edited(String text, String edit) {
        String[] halves = edit.split(" =>", 2);
        String old = halves[0].replace("\\n", "\n");
        assertTrue(text.contains(old), old);
        return text.replace(old, halves[1].strip().replace("\\n", "\n"));
    }

    private void write(String toml, String dsl) throws IOException {
        Files.createDirectories(base.resolve("dsl"));
        Files.writeString(base.resolve("dazzle.toml"), toml);
        Files.writeString(base.resolve(DSL), dsl);
    }

    private GenerationSettings settings() {
        return new GenerationSettings(
                new DazzleProject(base, base.resolve("dazzle.toml"), Optional.empty(), Optional.empty()),
                Optional.empty(),
                base.resolve("target/dazzle/state"),
                Optional.empty(),
                false,
                false,
                Optional.empty(),
                new Tool("0.1.0", "2.1148.1"),
                new ToolIdentity(List.of()));
    }
}
