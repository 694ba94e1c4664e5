package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.dazzledsl.maven.files.FileTree;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.synthesis.RunningSynthesis;
import org.dazzledsl.maven.synthesis.SynthesisProcess;

/**
 * A synthesizer that starts while the specification is still being read: until Node has loaded CDK takes as long as that. Where
 * it turns out not to be needed, closing this stops it.
 */
public final class EarlySynthesizer implements Synthesizer.Source, AutoCloseable {

    private static final String WORK = ".work-";

    private final Processes processes;
    private final Path parent;
    private final Progress progress;
    private final Thread onExit = new Thread(this::stop, "dazzle-stop-early-synthesis");
    private CompletableFuture<Optional<Started>> started = CompletableFuture.completedFuture(Optional.empty());

    /** How a synthesizer is started. */
    public interface Processes {

        /** Empty where a Node must be fetched first. */
        Optional<SynthesisProcess> atHand() throws NodeUnavailableException, IOException, InterruptedException;

        SynthesisProcess find() throws NodeUnavailableException, IOException, InterruptedException;
    }

    /** @param made the folders around it that were not there before, the innermost first */
    private record Started(RunningSynthesis process, Path folder, List<Path> made) {}

    /**
     * @param parent where the folder for the run may stand; made when it does not exist, and then removed again when it stays
     *     empty. Not the output folder: where that is, is only known when the configuration has been read.
     */
    public EarlySynthesizer(Processes processes, Path parent, Progress progress) {
        this.processes = processes;
        this.parent = parent;
        this.progress = progress;
    }

    @Override
    public void expect() {
        Runtime.getRuntime().addShutdownHook(onExit);
        started = CompletableFuture.supplyAsync(this::start);
    }

    private Optional<Started> start() {
        try {
            Optional<SynthesisProcess> process = processes.atHand();
            if (process.isEmpty()) {
                return Optional.empty();
            }
            List<Path> made = missing(parent);
            Path folder = Files.createTempDirectory(Files.createDirectories(parent), WORK);
            try {
                return Optional.of(new Started(process.get().start(folder), folder, made));
            } catch (IOException e) {
                delete(folder, made);
                throw e;
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
        if (early.isPresent()) {
            return (requirements, assembly, scratch) -> early.get().process().synthesize(requirements, assembly);
        }
        return processes.find()::run;
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
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException e) {
            // The JVM is stopping: the hook runs.
        }
    }

    private void stop() {
        started.join().ifPresent(early -> {
            early.process().close();
            try {
                delete(early.folder(), early.made());
            } catch (IOException e) {
                progress.detail("A temporary folder could not be deleted: " + e.getMessage());
            }
        });
    }

    private static List<Path> missing(Path folder) {
        return Stream.iterate(folder.toAbsolutePath(), path -> path != null && Files.notExists(path), Path::getParent)
                .toList();
    }

    private static void delete(Path folder, List<Path> made) throws IOException {
        FileTree.delete(folder);
        try {
            for (Path around : made) {
                Files.deleteIfExists(around);
            }
        } catch (DirectoryNotEmptyException e) {
            // Something else was written there meanwhile.
        }
    }
}
