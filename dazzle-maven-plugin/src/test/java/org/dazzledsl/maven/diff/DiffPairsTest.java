package org.dazzledsl.maven.diff;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pairs of configurations that differ in a line or two, with what is said of it, word for word. */
class DiffPairsTest {

    private static final Synthesizer SYNTHESIZER = LocalSynthesis::synthesize;

    @TempDir
    Path base;

    @Test
    void whatIsSaidOfEachPair() throws Exception {
        List<ConfigurationPair> pairs = ConfigurationPair.all();
        assertTrue(pairs.size() >= 20, pairs.size() + " pairs");
        ConfigurationPair.writeBase(base);
        assertInstanceOf(
                Generated.class,
                new Generation(settings(), new ProjectPipeline(), () -> SYNTHESIZER, new RecordedProgress()).run());
        StringBuilder actual = new StringBuilder();
        for (ConfigurationPair pair : pairs) {
            actual.append(said(pair));
        }
        RecordedText.assertSame(ConfigurationPair.FILE, actual.toString());
    }

    private String said(ConfigurationPair pair) throws Exception {
        pair.writeEdited(base);
        DiffResult result = new Comparison(
                        new DiffSettings(settings(), Optional.empty()),
                        new ProjectPipeline(),
                        () -> SYNTHESIZER,
                        region -> {
                            throw new AssertionError("Nobody asked for what is deployed");
                        })
                .run();
        DiffResult.Compared compared = assertInstanceOf(DiffResult.Compared.class, result, pair.title());
        String lines = new DiffReport(compared.against(), compared.diff())
                .lines(false).stream()
                        .map(line -> line.replaceAll("version [0-9a-f]{12}", "version *")
                                .stripTrailing())
                        .collect(Collectors.joining("\n"));
        return String.join("\n", pair.head()) + "\n\n" + lines + "\n\n";
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
