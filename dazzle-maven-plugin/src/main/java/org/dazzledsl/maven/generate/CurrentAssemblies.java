package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dazzledsl.maven.files.FileTree;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.version.InfraVersion;

/**
 * The cloud assembly that a project stands for as it is now, for goals that look at templates and generate nothing. It comes
 * from the output folder where that is up to date, else it is synthesized aside; the output folder is never written to.
 */
public final class CurrentAssemblies {

    private final GenerationSettings settings;
    private final Synthesizer.Source synthesizers;
    private final KnownOutputs known;

    /** @param settings those of {@code generate}: only then is it seen that its output is up to date */
    public CurrentAssemblies(GenerationSettings settings, Synthesizer.Source synthesizers) {
        this.settings = settings;
        this.synthesizers = synthesizers;
        this.known = new KnownOutputs(settings);
    }

    /** What {@code generate} would call up to date. The inputs are summed up and not read; Node isn't needed. */
    public Optional<UpToDate> upToDate() throws IOException {
        return known.upToDate(new GenerationInputs(settings));
    }

    /** The folder that {@code generate} would write to. */
    public InfraFolder outputOf(Reading.Planned planned) {
        return known.outputOf(planned);
    }

    /** What was generated last: by another machine where the manifest that is kept says so, else into the output folder. */
    public Optional<InfraVersion> generatedLast(Reading.Planned planned) {
        return settings.manifestFile()
                .flatMap(InfraVersion::readIfAny)
                .or(() -> outputOf(planned).manifest());
    }

    /**
     * The assembly for a plan, whether or not {@code generate} would refuse it. Node is needed only when no output holds it
     * already.
     *
     * @return to be closed, which removes what was synthesized aside
     */
    public CurrentAssembly of(Reading.Planned planned)
            throws NodeUnavailableException, SynthesisFailedException, IOException, InterruptedException {
        AwsRequirements requirements = planned.plan().requirements();
        Optional<Path> generated = known.assemblyOf(new GenerationInputs(settings).digest(requirements));
        return generated.isPresent()
                ? new CurrentAssembly(generated.get(), Optional.empty())
                : synthesize(synthesizers.find(), requirements);
    }

    /** What the templates of a plan are made of, summed up: from the same come the same, which needs no Node to be seen. */
    public String sum(Reading.Planned planned) throws IOException {
        return new GenerationInputs(settings).digest(planned.plan().requirements());
    }

    /** A new folder for work in progress, to be deleted by who asked for it. */
    public Path newWorkFolder() throws IOException {
        Files.createDirectories(settings.stateDirectory());
        return Files.createTempDirectory(settings.stateDirectory(), "aside-");
    }

    private CurrentAssembly synthesize(Synthesizer synthesizer, AwsRequirements requirements)
            throws SynthesisFailedException, IOException, InterruptedException {
        Path work = newWorkFolder();
        try {
            return new CurrentAssembly(
                    FreshAssembly.synthesize(synthesizer, requirements, work).folder(), Optional.of(work));
        } catch (SynthesisFailedException | IOException | InterruptedException | RuntimeException e) {
            FileTree.delete(work);
            throw e;
        }
    }
}
