package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.synthesis.RunningSynthesis;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.maven.synthesis.SynthesisProcess;
import org.dazzledsl.model.aws.AwsRequirements;

/**
 * A synthesizer that starts while the specification is still being read: until Node has loaded CDK takes as long as that. Where
 * it turns out not to be needed, closing this stops it.
 */
public final class EarlySynthesizer implements Synthesizer.Source, AutoCloseable {

    private final Processes processes;
    private final Progress progress;
    private CompletableFuture<Optional<Started>> started = CompletableFuture.completedFuture(Optional.empty());

    /** How a synthesizer is started. */
    public interface Processes {

        /** Empty where a Node must be fetched first. */
        Optional<SynthesisProcess> atHand() throws NodeUnavailableException, IOException, InterruptedException;

        SynthesisProcess find() throws NodeUnavailableException, IOException, InterruptedException;
    }

    private record Started(SynthesisProcess process, RunningSynthesis running) {

        void synthesize(AwsRequirements requirements, Path assembly)
                throws SynthesisFailedException, IOException, InterruptedException {
            process.synthesize(running, requirements, assembly);
        }
    }

    public EarlySynthesizer(Processes processes, Progress progress) {
        this.processes = processes;
        this.progress = progress;
    }

    @Override
    public void expect() {
        started = CompletableFuture.supplyAsync(this::start);
    }

    private Optional<Started> start() {
        try {
            Optional<SynthesisProcess> process = processes.atHand();
            if (process.isPresent()) {
                return Optional.of(new Started(process.get(), process.get().start()));
            }
        } catch (NodeUnavailableException | IOException e) {
            // Said when one is needed, if it still fails then.
            progress.detail("No synthesizer was started early: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    @Override
    public Synthesizer find() throws NodeUnavailableException, IOException, InterruptedException {
        Optional<Started> early = early();
        return early.isPresent() ? early.get()::synthesize : processes.find()::run;
    }

    private Optional<Started> early() throws InterruptedException {
        try {
            return started.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause().getMessage(), e);
        }
    }

    @Override
    public void close() {
        started.join().map(Started::running).ifPresent(RunningSynthesis::close);
    }
}
