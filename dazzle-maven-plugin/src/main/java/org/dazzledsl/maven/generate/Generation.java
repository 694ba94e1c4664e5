package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.maven.generate.GenerationResult.Disabled;
import org.dazzledsl.maven.generate.GenerationResult.Generated;
import org.dazzledsl.maven.generate.GenerationResult.Rejected;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.output.InfraWriter;
import org.dazzledsl.maven.output.InfraWriter.Written;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.project.ProblemReport;
import org.dazzledsl.maven.project.ProjectReader;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.version.Sha256;

/**
 * Generates an infrastructure as far as anything changed. Inputs with the same bytes: nothing is read further. Requirements
 * that are the same but for the lines where they stand: the templates stay. Else they are synthesized.
 */
public final class Generation {

    private final GenerationSettings settings;
    private final ProjectReader reader;
    private final Synthesizer.Source synthesizers;
    private final Progress progress;

    public Generation(
            GenerationSettings settings, ProjectReader reader, Synthesizer.Source synthesizers, Progress progress) {
        this.settings = settings;
        this.reader = reader;
        this.synthesizers = synthesizers;
        this.progress = progress;
    }

    public GenerationResult run()
            throws NodeUnavailableException, SynthesisFailedException, IOException, InterruptedException {
        GenerationInputs inputs = new GenerationInputs(settings);
        Optional<UpToDate> upToDate = settings.force() ? Optional.empty() : upToDate(inputs);
        if (upToDate.isPresent()) {
            return upToDate.get();
        }
        Reading reading = reader.read(settings.project());
        if (reading instanceof Reading.Planned planned) {
            ProblemReport refusals = refusals(planned);
            return refusals.problems().isEmpty() ? generate(planned, inputs) : new Rejected(refusals);
        }
        return reading instanceof Reading.Rejected rejected ? new Rejected(rejected.problems()) : new Disabled();
    }

    private Optional<UpToDate> upToDate(GenerationInputs inputs) throws IOException {
        for (GeneratedState state : GeneratedState.readAll(settings.stateDirectory())) {
            InfraFolder folder = folder(state.output());
            if (inputs.digest(state.dslFolders()).filter(state.inputs()::equals).isPresent()
                    && state.isTrueOf(folder)) {
                return Optional.of(new UpToDate(folder.path(), state.version(), state.stacks()));
            }
        }
        return Optional.empty();
    }

    /** Why nothing may be generated although everything could be read. */
    private ProblemReport refusals(Reading.Planned planned) throws IOException {
        List<Problem> refusals = new ArrayList<>(planned.plan().refusals());
        InfraFolder folder = outputOf(planned);
        if (folder.isTaken()) {
            refusals.add(Problem.error(
                            "output-taken",
                            planned.config().places().nearest("deploy.output.directory"),
                            "the output folder " + folder.path() + " holds files that were not generated")
                    .expecting("a folder that is empty, or that was generated")
                    .suggesting("name another with directory in [deploy.output], or with -Ddazzle.outputDirectory"));
        }
        if (settings.failOnWarnings()) {
            refusals.addAll(planned.problems().warnings());
        }
        return new ProblemReport(planned.problems().sources(), refusals);
    }

    private Generated generate(Reading.Planned planned, GenerationInputs inputs)
            throws NodeUnavailableException, SynthesisFailedException, IOException, InterruptedException {
        AwsRequirements requirements = planned.plan().requirements();
        InfraFolder folder = outputOf(planned);
        String sum = new Sha256()
                .add(inputs.identity())
                .add(AwsRequirementsJson.writeWithoutPlaces(requirements))
                .hex();
        Optional<String> kept = settings.force() ? Optional.empty() : templatesOf(sum, folder);
        Written written = kept.isPresent()
                ? refresh(kept.get(), requirements, folder)
                : synthesize(synthesizers.find(), requirements, folder);
        remember(planned, inputs, folder, sum, written);
        return new Generated(folder.path(), written.version(), kept.isEmpty(), planned.problems());
    }

    private InfraFolder outputOf(Reading.Planned planned) {
        return settings.outputDirectory()
                .map(InfraFolder::new)
                .orElseGet(() -> folder(planned.config().output().directory()));
    }

    private Written refresh(String version, AwsRequirements requirements, InfraFolder folder)
            throws IOException, InterruptedException {
        try (InfraWriter writer = InfraWriter.open(folder, settings.tool(), progress)) {
            return writer.refresh(version, requirements, settings.timestamp());
        }
    }

    private Written synthesize(Synthesizer synthesizer, AwsRequirements requirements, InfraFolder folder)
            throws SynthesisFailedException, IOException, InterruptedException {
        try (InfraWriter writer = InfraWriter.open(folder, settings.tool(), progress)) {
            Path json = writer.work().resolve("requirements.json");
            Path assembly = writer.work().resolve("assembly");
            Files.writeString(json, AwsRequirementsJson.write(requirements));
            synthesizer.synthesize(json, assembly, writer.work());
            return writer.install(assembly, requirements, settings.timestamp());
        }
    }

    /** The version of the assembly in the folder, if it was made of the same requirements and is whole. */
    private Optional<String> templatesOf(String requirements, InfraFolder folder) throws IOException {
        for (GeneratedState state : GeneratedState.readAll(settings.stateDirectory())) {
            if (folder(state.output()).equals(folder)
                    && state.requirements().equals(requirements)
                    && folder.isWhole(state.version())) {
                return Optional.of(state.version());
            }
        }
        return Optional.empty();
    }

    private void remember(
            Reading.Planned planned, GenerationInputs inputs, InfraFolder folder, String requirements, Written written)
            throws IOException {
        new GeneratedState(
                        inputs.digest(planned.inputs()),
                        requirements,
                        settings.project().shown(folder.path()),
                        planned.inputs().dslFolders(),
                        written.version().version(),
                        written.version().stacks().size(),
                        GeneratedState.sums(written.files()))
                .write(settings.stateDirectory());
    }

    private InfraFolder folder(String path) {
        return new InfraFolder(settings.project().base().resolve(path).normalize());
    }
}
