package org.dazzledsl.maven.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.maven.diff.DiffResult.Compared;
import org.dazzledsl.maven.diff.DiffResult.Disabled;
import org.dazzledsl.maven.diff.DiffResult.Rejected;
import org.dazzledsl.maven.diff.OlderState.Manifest;
import org.dazzledsl.maven.diff.OlderState.Nothing;
import org.dazzledsl.maven.diff.OlderState.Same;
import org.dazzledsl.maven.diff.OlderState.Templates;
import org.dazzledsl.maven.files.FileTree;
import org.dazzledsl.maven.generate.CurrentAssemblies;
import org.dazzledsl.maven.generate.CurrentAssembly;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.generate.Synthesizer;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProblemReport;
import org.dazzledsl.maven.project.ProjectReader;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;
import org.dazzledsl.model.diff.DataInventory;
import org.dazzledsl.model.diff.InfraDiff;
import org.dazzledsl.model.diff.InfraDiffer;
import org.dazzledsl.model.diff.InfraDiffer.Side;
import org.dazzledsl.model.diff.ManifestDiffer;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.version.AssemblyVersion;
import org.dazzledsl.model.version.CloudAssembly;
import org.dazzledsl.model.version.InfraVersion;

/**
 * Compares the infrastructure that a project stands for now with an older state of it. What is up to date with its inputs is
 * compared by its version alone; only where that is another are templates looked at, and made where there are none.
 */
public final class Comparison {

    private static final String GIT = "git:";

    /** Stands for what is deployed. */
    public static final String AWS = "aws";

    private final DiffSettings settings;
    private final ProjectReader reader;
    private final CurrentAssemblies assemblies;
    private final DeployedState.Source deployed;

    /** @param deployed what is asked when the deployed stacks are compared with */
    public Comparison(
            DiffSettings settings,
            ProjectReader reader,
            Synthesizer.Source synthesizers,
            DeployedState.Source deployed) {
        this.deployed = deployed;
        this.settings = settings;
        this.reader = reader;
        this.assemblies = new CurrentAssemblies(settings.generation(), synthesizers);
    }

    /** @throws DiffException when there is nothing of the kind to compare with */
    public DiffResult run()
            throws DiffException, NodeUnavailableException, SynthesisFailedException, IOException,
                    InterruptedException {
        Optional<UpToDate> current = assemblies.upToDate();
        if (current.isPresent() && isLastGenerated(current.get())) {
            return new Compared(
                    FolderState.shown(
                            settings.generation().project().shown(current.get().folder()),
                            current.get().version()),
                    InfraDiff.NOTHING);
        }
        if (current.isPresent()) {
            Optional<OlderState> older = known(new InfraFolder(current.get().folder()));
            if (older.isPresent()
                    && older.get().version().equals(Optional.of(current.get().version()))) {
                return new Compared(older.get().shown(), InfraDiff.NOTHING);
            }
        }
        Reading reading = reader.read(settings.generation().project());
        if (reading instanceof Reading.Planned planned) {
            return compare(planned);
        }
        return reading instanceof Reading.Rejected rejected ? new Rejected(rejected.problems()) : new Disabled();
    }

    /** Seen without reading any JSON: the output is whole, and no manifest that is kept elsewhere says anything else. */
    private boolean isLastGenerated(UpToDate current) throws IOException {
        Path manifest = new InfraFolder(current.folder()).file(InfraVersion.FILE_NAME);
        Optional<Path> kept = settings.generation().manifestFile().filter(Files::exists);
        return settings.against().isEmpty() && (kept.isEmpty() || Files.mismatch(kept.get(), manifest) < 0);
    }

    private DiffResult compare(Reading.Planned planned)
            throws DiffException, NodeUnavailableException, SynthesisFailedException, IOException,
                    InterruptedException {
        List<Problem> refusals = planned.plan().refusals();
        if (!refusals.isEmpty()) {
            return new Rejected(new ProblemReport(planned.problems().sources(), refusals));
        }
        Optional<OlderState> onDisk = known(assemblies.outputOf(planned));
        OlderState older = onDisk.isPresent() ? onDisk.get() : elsewhere(planned);
        if (older instanceof Same || older.madeOf().equals(Optional.of(assemblies.sum(planned)))) {
            return new Compared(older.shown(), InfraDiff.NOTHING);
        }
        try (CurrentAssembly current = assemblies.of(planned)) {
            return new Compared(older.shown(), compare(older, current.folder(), planned));
        }
    }

    private InfraDiff compare(OlderState older, Path assembly, Reading.Planned planned)
            throws DiffException, IOException {
        String version = AssemblyVersion.of(assembly);
        if (older.version().equals(Optional.of(version))) {
            return InfraDiff.NOTHING;
        }
        Side now = new Side(TemplateFolder.read(assembly), planned.elements());
        if (older instanceof Manifest manifest) {
            InfraVersion current = InfraVersion.of(
                    CloudAssembly.read(assembly),
                    version,
                    settings.generation().tool().version(),
                    Instant.EPOCH,
                    planned.config().environment().word(),
                    DataInventory.of(now.templates()),
                    ClusterIdentity.in(planned.plan().requirements()),
                    assemblies.sum(planned));
            return ManifestDiffer.compare(manifest.manifest(), current, now);
        }
        return older instanceof Templates templates
                ? InfraDiffer.compare(templates.side().read(), now)
                : InfraDiffer.compareWithNothing(now);
    }

    /** What is compared with, where it stands on disk. */
    private Optional<OlderState> known(InfraFolder output) throws DiffException {
        if (settings.against().isEmpty()) {
            return Optional.of(lastGenerated(output));
        }
        String against = settings.against().get();
        if (against.startsWith(GIT) || against.equals(AWS)) {
            return Optional.empty();
        }
        Path path = settings.resolve(against);
        if (Files.isDirectory(path)) {
            return Optional.of(FolderState.templates(path, against));
        }
        if (Files.isRegularFile(path)) {
            return Optional.of(FolderState.file(path, against));
        }
        throw new DiffException("There is no " + against + " to compare with; expected a folder, a manifest, " + GIT
                + " with a revision, or " + AWS);
    }

    /**
     * The output folder, or the manifest that is kept elsewhere: when that says something else, another machine generated
     * later than this one.
     */
    private OlderState lastGenerated(InfraFolder output) {
        DazzleProject project = settings.generation().project();
        Optional<InfraVersion> here =
                Files.exists(output.file(InfraFolder.CDK_JSON)) ? output.manifest() : Optional.empty();
        Optional<Path> file = settings.generation().manifestFile();
        Optional<InfraVersion> kept = file.flatMap(InfraVersion::readIfAny);
        if (kept.isPresent()
                && here.filter(manifest -> manifest.version().equals(kept.get().version()))
                        .isEmpty()) {
            return FolderState.of(kept.get(), project.shown(file.get()));
        }
        return here.isPresent()
                ? FolderState.templates(output.path(), project.shown(output.path()))
                : new Nothing("nothing, for nothing was generated yet");
    }

    /** A revision, or what is deployed: read into a folder that is removed afterwards. */
    private OlderState elsewhere(Reading.Planned planned)
            throws DiffException, NodeUnavailableException, SynthesisFailedException, IOException,
                    InterruptedException {
        Path folder = assemblies.newWorkFolder();
        try {
            return settings.against().equals(Optional.of(AWS))
                    ? DeployedState.read(planned.plan().requirements(), deployed, folder)
                    : ofRevision(planned, folder);
        } finally {
            FileTree.delete(folder);
        }
    }

    private OlderState ofRevision(Reading.Planned planned, Path folder)
            throws DiffException, NodeUnavailableException, SynthesisFailedException, IOException,
                    InterruptedException {
        GitRevision revision = GitRevision.find(
                settings.generation().project(),
                settings.against().orElseThrow().substring(GIT.length()));
        Optional<DazzleProject> then = revision.checkOut(folder);
        return then.isEmpty()
                ? new Nothing(revision.shown() + ", where there was no dazzle.toml")
                : state(reader.read(then.get()), revision.shown(), planned);
    }

    private OlderState state(Reading then, String shown, Reading.Planned now)
            throws DiffException, NodeUnavailableException, SynthesisFailedException, IOException,
                    InterruptedException {
        if (then instanceof Reading.Rejected rejected) {
            throw new DiffException("There are errors in " + shown + ":\n\n"
                    + rejected.problems().text(rejected.problems().errors()));
        }
        if (!(then instanceof Reading.Planned planned)) {
            return new Nothing(shown + ", where enabled = false under [deploy]");
        }
        if (assemblies.sum(planned).equals(assemblies.sum(now))) {
            return new Same(shown);
        }
        try (CurrentAssembly assembly = assemblies.of(planned)) {
            Side side = new Side(TemplateFolder.read(assembly.folder()), planned.elements());
            return new Templates(shown, Optional.of(AssemblyVersion.of(assembly.folder())), () -> side);
        }
    }
}
