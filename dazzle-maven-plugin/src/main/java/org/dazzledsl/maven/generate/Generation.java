package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.maven.generate.GenerationResult.Disabled;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationResult.Rejected;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.output.InfraWriter;
import org.dazzledsl.maven.output.InfraWriter.Origin;
import org.dazzledsl.maven.output.InfraWriter.Written;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.project.ProblemReport;
import org.dazzledsl.maven.project.ProjectReader;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.version.InfraVersion;

/**
 * Generates an infrastructure as far as anything changed. Inputs with the same bytes: nothing is read further. Requirements
 * that are the same but for the lines where they stand: the templates stay. Else they are synthesized.
 */
public final class Generation {

    private static final String OUTPUT_PROPERTY = "dazzle.outputDirectory";

    private final GenerationSettings settings;
    private final ProjectReader reader;
    private final Synthesizer.Source synthesizers;
    private final Progress progress;
    private final KnownOutputs known;

    public Generation(
            GenerationSettings settings, ProjectReader reader, Synthesizer.Source synthesizers, Progress progress) {
        this.settings = settings;
        this.reader = reader;
        this.synthesizers = synthesizers;
        this.progress = progress;
        this.known = new KnownOutputs(settings);
    }

    public GenerationResult run()
            throws NodeUnavailableException, SynthesisFailedException, IOException, InterruptedException {
        GenerationInputs inputs = new GenerationInputs(settings);
        Optional<UpToDate> upToDate = settings.force() ? Optional.empty() : known.upToDate(inputs);
        if (upToDate.isPresent()) {
            keepManifest(new InfraFolder(upToDate.get().folder()));
            return upToDate.get();
        }
        synthesizers.expect();
        Reading reading = reader.read(settings.project());
        if (reading instanceof Reading.Planned planned) {
            ProblemReport refusals = refusals(planned);
            return refusals.problems().isEmpty() ? generate(planned, inputs) : new Rejected(refusals);
        }
        return reading instanceof Reading.Rejected rejected ? new Rejected(rejected.problems()) : new Disabled();
    }

    /** Writes the manifest where users commit it, too; where it says the same but for the time, it stays as it is. */
    private void keepManifest(InfraFolder folder) throws IOException {
        if (settings.manifestFile().isEmpty()) {
            return;
        }
        Path kept = settings.manifestFile().get();
        Path written = folder.file(InfraVersion.FILE_NAME);
        if (Files.exists(kept) && Files.mismatch(kept, written) < 0) {
            return;
        }
        String manifest = Files.readString(written);
        boolean isSame = InfraVersion.readIfAny(kept)
                .filter(InfraVersion.fromJson(manifest)::sameInfrastructure)
                .isPresent();
        if (!isSame) {
            AtomicFile.write(kept, manifest, kept.getParent());
        }
    }

    /** Why nothing may be generated although everything could be read. */
    private ProblemReport refusals(Reading.Planned planned) throws IOException {
        List<Problem> refusals = new ArrayList<>(planned.plan().refusals());
        refusal(known.outputOf(planned), planned).ifPresent(refusals::add);
        if (settings.failOnWarnings()) {
            refusals.addAll(planned.problems().warnings());
        }
        return new ProblemReport(planned.problems().sources(), refusals);
    }

    /** Why nothing may be written to the folder. */
    private Optional<Problem> refusal(InfraFolder folder, Reading.Planned planned) throws IOException {
        Span named = settings.outputDirectory().isPresent()
                ? Span.at(OUTPUT_PROPERTY, 1, 1)
                : planned.config().places().nearest("deploy.output.directory");
        String output = "the output folder " + folder.path();
        Optional<Problem> refusal = Optional.empty();
        if (settings.project().base().startsWith(folder.path())) {
            refusal = Optional.of(Problem.error("output-around-project", named, output + " holds the project itself")
                    .expecting("a folder of its own, such as target/infra"));
        } else if (Files.exists(folder.path()) && !Files.isDirectory(folder.path())) {
            refusal = Optional.of(Problem.error("output-not-a-folder", named, output + " is a file")
                    .expecting("a folder"));
        } else if (folder.isTaken()) {
            refusal = Optional.of(Problem.error("output-taken", named, output + " holds files that were not generated")
                    .expecting("a folder that is empty, or that was generated"));
        }
        return refusal.map(problem ->
                problem.suggesting("name another with directory in [deploy.output], or with -D" + OUTPUT_PROPERTY));
    }

    private Generated generate(Reading.Planned planned, GenerationInputs inputs)
            throws NodeUnavailableException, SynthesisFailedException, IOException, InterruptedException {
        AwsRequirements requirements = planned.plan().requirements();
        InfraFolder folder = known.outputOf(planned);
        Origin origin = new Origin(requirements, inputs.digest(requirements), planned.elements());
        Optional<String> kept = settings.force() ? Optional.empty() : known.templatesIn(folder, origin.sum());
        Written written = kept.isPresent()
                ? refresh(kept.get(), origin, folder)
                : synthesize(synthesizers.find(), origin, folder);
        known.remember(inputs.digest(planned.inputs()), origin.sum(), planned, folder, written);
        keepManifest(folder);
        return new Generated(folder.path(), written.version(), kept.isEmpty(), planned);
    }

    private Written refresh(String version, Origin origin, InfraFolder folder)
            throws IOException, InterruptedException {
        try (InfraWriter writer = InfraWriter.open(folder, settings.manifestFile(), settings.tool(), progress)) {
            return writer.refresh(version, origin, settings.timestamp());
        }
    }

    private Written synthesize(Synthesizer synthesizer, Origin origin, InfraFolder folder)
            throws SynthesisFailedException, IOException, InterruptedException {
        try (InfraWriter writer = InfraWriter.open(folder, settings.manifestFile(), settings.tool(), progress)) {
            FreshAssembly assembly = FreshAssembly.synthesize(synthesizer, origin.requirements(), writer.work());
            return writer.install(assembly.folder(), assembly.version(), origin, settings.timestamp());
        }
    }
}
