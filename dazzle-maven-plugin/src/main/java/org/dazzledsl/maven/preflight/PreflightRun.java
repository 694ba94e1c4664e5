package org.dazzledsl.maven.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
import org.dazzledsl.model.config.DeployConfig;
import org.dazzledsl.model.preflight.Baseline;
import org.dazzledsl.model.preflight.CheckedTemplates;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.Preflight;
import org.dazzledsl.model.preflight.Preflight.Question;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.Severity;
import org.dazzledsl.model.preflight.Surroundings;
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
    private final DeploymentTools deploymentTools;
    private final String pluginVersion;

    public PreflightRun(
            DazzleProject project,
            PreflightSettings settings,
            CurrentAssemblies assemblies,
            RuleBook book,
            OtherTools otherTools,
            DeploymentTools deploymentTools,
            String pluginVersion) {
        this.project = project;
        this.settings = settings;
        this.assemblies = assemblies;
        this.book = book;
        this.otherTools = otherTools;
        this.deploymentTools = deploymentTools;
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
     * Looks, and writes the reports. Where there can be no templates, the reports tell of the plan alone and why before the
     * fault is thrown.
     */
    public Outcome run(Reading.Planned planned)
            throws NodeUnavailableException, SynthesisFailedException, UnusableSettingException, IOException,
                    InterruptedException {
        DeployConfig.Preflight config = planned.config().preflight();
        Path baselineFile = baselineFile(config);
        Look look = new Look(
                new Preflight(book, view(planned)),
                baselineFile,
                new Question(
                        Optional.empty(),
                        Optional.empty(),
                        settings.packs().orElse(config.packs()),
                        List.of(),
                        readBaseline(baselineFile),
                        failOn(settings.failOn().orElse(config.failOn())),
                        settings.today()));
        if (settings.templates() instanceof None) {
            return look.finish(look.question());
        }
        if (settings.templates() instanceof Given given) {
            return look.at(given.path(), project.shown(given.path()));
        }
        try (CurrentAssembly current = assemblies.of(planned)) {
            String origin = current.aside().isPresent() ? "synthesized aside" : project.shown(current.folder());
            return look.at(current.folder(), origin);
        } catch (NodeUnavailableException | SynthesisFailedException e) {
            look.withoutTemplates(e.getMessage());
            throw e;
        }
    }

    private PlanView view(Reading.Planned planned) {
        Path output = assemblies.outputOf(planned).path();
        return new PlanView(
                planned.needs(),
                planned.config(),
                planned.plan(),
                new Surroundings(
                        assemblies.generatedLast(planned), deploymentTools.missing(output, project.shown(output))));
    }

    /** One look at a plan, for which everything is known but the templates. */
    private final class Look {

        private final Preflight preflight;
        private final Path baselineFile;
        private final Question question;

        Look(Preflight preflight, Path baselineFile, Question question) {
            this.preflight = preflight;
            this.baselineFile = baselineFile;
            this.question = question;
        }

        Question question() {
            return question;
        }

        Outcome at(Path folder, String origin) throws UnusableSettingException, IOException, InterruptedException {
            if (!Files.exists(folder)) {
                throw new UnusableSettingException("There are no templates in " + project.shown(folder)
                        + ": dazzle.preflight.templates names a folder with templates, a template, or none.");
            }
            Map<String, Path> files = new HashMap<>();
            TemplateFolder templates = TemplateFolder.read(folder, path -> {
                files.put(project.shown(path), path);
                return project.shown(path);
            });
            List<Path> ofTemplates = templates.stacks().stream()
                    .flatMap(stack -> stack.parts().stream())
                    .map(part -> files.get(part.template().file()))
                    .distinct()
                    .toList();
            return finish(question.with(
                    new CheckedTemplates(templates, origin),
                    otherTools.run(settings.tools(), folder, ofTemplates, settings.guardRules())));
        }

        void withoutTemplates(String fault) throws IOException {
            write(preflight.look(question.withFault(fault)));
        }

        Outcome finish(Question asked) throws IOException {
            PreflightReport report = preflight.look(asked);
            List<String> remarks = new ArrayList<>();
            Baseline before = asked.baseline();
            if (settings.updateBaseline()) {
                Baseline updated = before.updated(
                        report.environment(),
                        report.findings(),
                        report.templates().lookedAt());
                AtomicFile.write(baselineFile, updated.toJson(), settings.reportDirectory());
                report = preflight.look(asked.with(updated));
                remarks.add("The baseline " + project.shown(baselineFile) + " holds "
                        + Counted.of(updated.entries().size(), "finding") + ".");
            } else {
                Baseline shrunk = before.shrunk(
                        report.environment(),
                        report.findings(),
                        report.templates().lookedAt());
                int gone = before.entries().size() - shrunk.entries().size();
                if (gone > 0) {
                    AtomicFile.write(baselineFile, shrunk.toJson(), settings.reportDirectory());
                    remarks.add(Counted.of(gone, "finding") + (gone == 1 ? " is" : " are")
                            + " mended and left the baseline " + project.shown(baselineFile) + ".");
                }
            }
            return new Outcome(report, write(report), remarks);
        }

        private List<Path> write(PreflightReport report) throws IOException {
            return new PreflightReports(settings.reportDirectory())
                    .write(report, RepositoryRoot.prefixOf(project.base()), pluginVersion);
        }
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

    private Path baselineFile(DeployConfig.Preflight config) {
        return settings.baseline()
                .orElseGet(() -> project.base().resolve(config.baseline().orElse(Baseline.USUAL_FILE)));
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
}
