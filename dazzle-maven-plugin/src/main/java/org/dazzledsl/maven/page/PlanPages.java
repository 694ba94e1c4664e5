package org.dazzledsl.maven.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.maven.picture.Drawing;
import org.dazzledsl.maven.picture.Picture;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.preflight.Baseline;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.Preflight;
import org.dazzledsl.model.preflight.PreflightReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.Surroundings;
import org.dazzledsl.model.version.InfraVersion;

/** Writes the plan for people: {@value #PAGE} and {@value #MARKDOWN}. */
public final class PlanPages {

    public static final String PAGE = "plan.html";
    public static final String MARKDOWN = "plan.md";

    private static final String STYLE = "plan.css";

    private final DazzleProject project;
    private final Path reportDirectory;
    private final Path stateDirectory;
    private final RuleBook rules;
    private final String drawnBy;
    private final LocalDate today;

    /**
     * @param stateDirectory where is kept what was generated
     * @param drawnBy the version of this plugin
     * @param today on which suppressions of findings have expired or not
     */
    public PlanPages(
            DazzleProject project,
            Path reportDirectory,
            Path stateDirectory,
            RuleBook rules,
            String drawnBy,
            LocalDate today) {
        this.project = project;
        this.reportDirectory = reportDirectory;
        this.stateDirectory = stateDirectory;
        this.rules = rules;
        this.drawnBy = drawnBy;
        this.today = today;
    }

    /** Whether both are there, whatever they tell. */
    public static boolean areThere(Path reportDirectory) {
        return Files.isRegularFile(reportDirectory.resolve(PAGE))
                && Files.isRegularFile(reportDirectory.resolve(MARKDOWN));
    }

    /**
     * Writes the plan and what became of its resources since templates were generated last.
     *
     * @param output the folder of those templates
     * @return the page
     */
    public Path ofPlan(Reading.Planned planned, Path output) throws IOException {
        Optional<InfraVersion> generated = InfraVersion.readIfAny(output.resolve(InfraVersion.FILE_NAME));
        AwsRequirements requirements = planned.plan().requirements();
        Optional<PlannedResources> before = PlannedResources.read(stateDirectory, place(requirements, output))
                .filter(kept -> generated
                        .filter(manifest -> manifest.version().equals(kept.version()))
                        .isPresent());
        // Summing up each resource takes as long as the rest of the page: only where there is something to compare
        // with.
        return write(
                planned,
                generated,
                before.map(old -> Changes.between(old, PlannedResources.of(requirements, "", "")))
                        .orElse(Changes.UNKNOWN));
    }

    /**
     * Writes the plan whose templates were just generated, and keeps its resources for the next time.
     *
     * @param output the folder that the templates were written to
     * @param version of the templates
     */
    public void ofGenerated(Reading.Planned planned, Path output, String version) throws IOException {
        AwsRequirements requirements = planned.plan().requirements();
        String place = place(requirements, output);
        PlannedResources now = PlannedResources.of(requirements, version, place);
        write(
                planned,
                Optional.empty(),
                PlannedResources.read(stateDirectory, place)
                        .map(before -> Changes.between(before, now))
                        .orElse(Changes.UNKNOWN));
        now.write(stateDirectory);
    }

    /** A folder that one environment after another is generated into holds nothing that they could be compared by. */
    private String place(AwsRequirements requirements, Path output) {
        return requirements.names().environment().word() + " in " + project.shown(output);
    }

    private Path write(Reading.Planned planned, Optional<InfraVersion> generated, Changes changes) throws IOException {
        PlanContent content = new PlanContent(planned, findings(planned, generated), changes);
        Picture picture = content.picture();
        Path page = reportDirectory.resolve(PAGE);
        Drawing drawing = new Drawing(picture, PlanHtml.title(content.requirements()), drawnBy);
        Files.createDirectories(reportDirectory);
        AtomicFile.write(page, PlanHtml.write(content, style(), drawing.svg(text(page))), reportDirectory);
        AtomicFile.write(reportDirectory.resolve(MARKDOWN), PlanMarkdown.write(content, picture), reportDirectory);
        return page;
    }

    /** Without a look at the machine, so that the page is the same on all of them. */
    private PreflightReport findings(Reading.Planned planned, Optional<InfraVersion> generated) {
        PlanView view =
                new PlanView(planned.needs(), planned.config(), planned.plan(), new Surroundings(generated, List.of()));
        return new Preflight(rules, view)
                .look(new Preflight.Question(
                        Optional.empty(),
                        Optional.empty(),
                        planned.config().preflight().packs(),
                        List.of(),
                        baseline(planned),
                        Optional.empty(),
                        today));
    }

    private Baseline baseline(Reading.Planned planned) {
        Path file =
                project.base().resolve(planned.config().preflight().baseline().orElse(Baseline.USUAL_FILE));
        try {
            return Files.isRegularFile(file) ? Baseline.fromJson(Files.readString(file)) : Baseline.EMPTY;
        } catch (IOException e) {
            // That it is damaged is told by the goal that fails because of it.
            return Baseline.EMPTY;
        }
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String style() throws IOException {
        try (InputStream file = PlanPages.class.getResourceAsStream(STYLE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
