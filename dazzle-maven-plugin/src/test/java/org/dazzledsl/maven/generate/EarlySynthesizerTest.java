package org.dazzledsl.maven.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.dazzledsl.maven.synthesis.SynthesisProcess;
import org.dazzledsl.model.aws.SampleApplication;
import org.dazzledsl.model.config.Environment;
import org.dazzledsl.model.version.CloudAssembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlySynthesizerTest {

    @TempDir
    Path folder;

    private final RecordedProgress progress = new RecordedProgress();
    private final AtomicInteger found = new AtomicInteger();

    @Test
    void whatIsExpectedIsUsed() throws Exception {
        Path assembly = folder.resolve("assembly");
        try (EarlySynthesizer early = early(true)) {
            early.expect();
            early.find().synthesize(SampleApplication.smallPlanned(Environment.DEV), assembly);
        }
        assertEquals(4, CloudAssembly.read(assembly).stacks().size());
        assertEquals(0, found.get());
    }

    @Test
    void whatIsNotNeededAfterAllIsGone() throws Exception {
        try (EarlySynthesizer early = early(true)) {
            early.expect();
        }
        assertTrue(progress.details().stream().anyMatch(line -> line.startsWith("Starting ")));
        assertEquals(0, ProcessHandle.current().descendants().count());
    }

    @Test
    void withoutNodeAtHandOneIsLookedForWhenItIsNeeded() throws Exception {
        try (EarlySynthesizer early = early(false)) {
            early.expect();
            assertThrows(NodeUnavailableException.class, early::find);
        }
        assertEquals(1, found.get());
        assertEquals(List.of(), progress.details());
    }

    @Test
    void whatGoesWrongEarlyIsNoFault() throws Exception {
        EarlySynthesizer.Processes broken = new EarlySynthesizer.Processes() {
            @Override
            public Optional<SynthesisProcess> atHand() throws IOException {
                throw new IOException("no room");
            }

            @Override
            public SynthesisProcess find() throws NodeUnavailableException {
                throw new NodeUnavailableException("none");
            }
        };
        try (EarlySynthesizer early = new EarlySynthesizer(broken, progress)) {
            early.expect();
            assertEquals(
                    "none",
                    assertThrows(NodeUnavailableException.class, early::find).getMessage());
        }
        assertEquals(List.of("No synthesizer was started early: no room"), progress.details());
    }

    private EarlySynthesizer early(boolean atHand) {
        return new EarlySynthesizer(
                new EarlySynthesizer.Processes() {
                    @Override
                    public Optional<SynthesisProcess> atHand()
                            throws NodeUnavailableException, IOException, InterruptedException {
                        return atHand ? Optional.of(local()) : Optional.empty();
                    }

                    @Override
                    public SynthesisProcess find() throws NodeUnavailableException {
                        found.incrementAndGet();
                        throw new NodeUnavailableException("none");
                    }
                },
                progress);
    }

    private SynthesisProcess local() throws NodeUnavailableException, IOException, InterruptedException {
        return LocalSynthesis.in(folder, System.getenv(), progress);
    }
}
