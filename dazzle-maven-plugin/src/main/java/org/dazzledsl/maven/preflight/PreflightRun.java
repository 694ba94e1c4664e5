package org.dazzledsl.maven.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.maven.generate.CurrentAssemblies;
import org.dazzledsl.maven.generate.CurrentAssembly;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.preflight.PreflightSettings.Given;
import org.dazzledsl.maven.preflight.PreflightSettings.None;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.SynthesisFailedException;
import org.dazzledsl.model.preflight.Baseline;
import org.dazzledsl.model.preflight.CheckedTemplates;
import org.dazzledsl.model.preflight.OtherToolRun;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.Preflight;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.template.TemplateFolder;

/** Looks at a project with every rule and writes the reports. */
public final class PreflightRun {

    /** What {@code failOn} is when nothing fails. */
    private static final String NEVER = "none";

    private final DazzleProject project;
    private final PreflightSettings settings;
    private final CurrentAssemblies assemblies;
    private final RuleBook book;
    private final OtherTools otherTools;
    private final String pluginVersion;

    public PreflightRun(
            DazzleProject project,
            PreflightSettings settings,
            CurrentAssemblies assemblies,
            RuleBook book,
            OtherTools otherTools,
            String pluginVersion) {
        this.project = project;
        this.settings = settings;
        this.assemblies = assemblies;
        this.book = book;
        this.otherTools = otherTools;
        this.pluginVersion = pluginVersion;
    }

    /**
     * What came of it.
     *
     * @param reports the files that were written
     * @param remarks what else was done, in sentences
     */
    public record Outcome(PreflightReport report, List<Path> reports, List<String> remarks) {

        public Outcome {
            reports = List.copyOf(reports);
            remarks = List.copyOf(remarks);
        }
    }

    /** A setting that makes no sense. */
    public static final class UnusableSettingException extends Exception {

        private static final long serialVersionUID = 1L;

        UnusableSettingException(String message) {
            super(message);
        }

        UnusableSettingException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * Looks, and writes the reports. Where there can be no templates, the reports tell of the plan alone before the fault is
     * thrown.
     */
    public Outcome run(Reading.Planned planned)
            throws NodeUnavailableException, SynthesisFailedException, UnusableSettingException, IOException,
                    InterruptedException {
        Optional<Severity> failOn =
                failOn(settings.failOn().orElse(planned.config().preflight().failOn()));
        Preflight preflight = new Preflight(book, new PlanView(planned.needs(), planned.config(), planned.plan()));
        Path baselineFile = baselineFile(planned);
        Baseline baseline = readBaseline(baselineFile);
        if (settings.templates() instanceof None) {
            return finish(preflight, question(failOn, baseline, Optional.empty(), List.of()), baselineFile);
        }
        if (settings.templates() instanceof Given given) {
            return look(preflight, failOn, baseline, baselineFile, given.path(), project.shown(given.path()));
        }
        try (CurrentAssembly current = assemblies.of(planned)) {
            String origin = current.aside().isPresent() ? "synthesized aside" : project.shown(current.folder());
            return look(preflight, failOn, baseline, baselineFile, current.folder(), origin);
        } catch (NodeUnavailableException | SynthesisFailedException e) {
            write(preflight.look(question(failOn, baseline, Optional.empty(), List.of())));
            throw e;
        }
    }

    private Outcome look(
            Preflight preflight,
            Optional<Severity> failOn,
            Baseline baseline,
            Path baselineFile,
            Path folder,
            String origin)
            throws UnusableSettingException, IOException, InterruptedException {
        if (!Files.exists(folder)) {
            throw new UnusableSettingException("There are no templates in " + project.shown(folder)
                    + ": dazzle.preflight.templates names a folder with templates, a template, or none.");
        }
        CheckedTemplates templates =
                new CheckedTemplates(TemplateFolder.read(folder, path -> project.shown(path)), origin);
        List<OtherToolRun> runs = otherTools.run(settings.tools(), folder, settings.guardRules());
        return finish(preflight, question(failOn, baseline, Optional.of(templates), runs), baselineFile);
    }

    private Preflight.Question question(
            Optional<Severity> failOn,
            Baseline baseline,
            Optional<CheckedTemplates> templates,
            List<OtherToolRun> runs) {
        return new Preflight.Question(templates, runs, baseline, failOn, settings.today());
    }

    private static Optional<Severity> failOn(String word) throws UnusableSettingException {
        Optional<Severity> severity = Severity.ofWord(word);
        if (severity.isEmpty() && !word.equals(NEVER)) {
            String words = Stream.concat(Arrays.stream(Severity.values()).map(Severity::word), Stream.of(NEVER))
                    .collect(Collectors.joining(", "));
            throw new UnusableSettingException(
                    "dazzle.preflight.failOn is '" + word + "'; expected one of " + words + ".");
        }
        return severity;
    }

    private Outcome finish(Preflight preflight, Preflight.Question question, Path baselineFile) throws IOException {
        PreflightReport report = preflight.look(question);
        List<String> remarks = new ArrayList<>();
        Baseline before = question.baseline();
        if (settings.updateBaseline()) {
            Baseline updated = before.updated(
                    report.environment(), report.findings(), report.templates().lookedAt());
            AtomicFile.write(baselineFile, updated.toJson(), settings.reportDirectory());
            report = preflight.look(new Preflight.Question(
                    question.templates(), question.otherTools(), updated, question.failOn(), question.today()));
            remarks.add("The baseline " + project.shown(baselineFile) + " holds "
                    + Counted.of(updated.entries().size(), "finding") + ".");
        } else {
            Baseline shrunk = before.shrunk(
                    report.environment(), report.findings(), report.templates().lookedAt());
            int gone = before.entries().size() - shrunk.entries().size();
            if (gone > 0) {
                AtomicFile.write(baselineFile, shrunk.toJson(), settings.reportDirectory());
                remarks.add(Counted.of(gone, "finding") + (gone == 1 ? " is" : " are")
                        + " mended and left the baseline " + project.shown(baselineFile) + ".");
            }
        }
        return new Outcome(report, write(report), remarks);
    }

    private Path baselineFile(Reading.Planned planned) {
        return settings.baseline()
                .orElseGet(() -> project.base()
                        .resolve(planned.config().preflight().baseline().orElse("preflight-baseline.json")));
    }

    private Baseline readBaseline(Path file) throws UnusableSettingException, IOException {
        if (!Files.isRegularFile(file)) {
            return Baseline.EMPTY;
        }
        String text = Files.readString(file);
        try {
            return Baseline.fromJson(text);
        } catch (IOException e) {
            throw new UnusableSettingException(
                    "The baseline " + project.shown(file) + " can't be read: " + e.getMessage() + ".", e);
        }
    }

    private List<Path> write(PreflightReport report) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(PreflightJson.FILE, PreflightJson.write(report));
        contents.put(
                PreflightSarif.FILE,
                new PreflightSarif(report, RepositoryRoot.prefixOf(project.base()), pluginVersion).write());
        contents.put(PreflightMarkdown.FILE, new PreflightMarkdown(report).write());
        contents.put(PreflightJunit.FILE, new PreflightJunit(report).write());
        List<Path> files = new ArrayList<>();
        Path directory = Files.createDirectories(settings.reportDirectory());
        for (var content : contents.entrySet()) {
            Path file = directory.resolve(content.getKey());
            AtomicFile.write(file, content.getValue(), directory);
            files.add(file);
        }
        return files;
    }
}
