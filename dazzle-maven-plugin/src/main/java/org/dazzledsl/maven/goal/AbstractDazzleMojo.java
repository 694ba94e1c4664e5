package org.dazzledsl.maven.goal;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Provider;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.maven.page.PlanPages;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProblemReport;
import org.dazzledsl.model.preflight.RuleBook;
import org.dazzledsl.model.preflight.RuleProvider;

/** What the goals have in common: which project they look at, when they do nothing, and how they report problems. */
abstract class AbstractDazzleMojo extends AbstractMojo {

    private static final String ASIDE = "dazzle";

    /** Set by m2e, with which Eclipse and Visual Studio Code run builds. */
    private static final String EDITOR_PROPERTY = "m2e.version";

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** Only asked for where an editor runs the build: elsewhere its messages would say the same twice. */
    @Inject
    private Provider<BuildContext> editor;

    /** Leaves out all goals of this plugin. */
    @Parameter(property = PluginProperties.SKIP, defaultValue = "false")
    private boolean skip;

    /** The environment: {@code dev}, {@code staging} or {@code prod}. Without it, the one that {@code dazzle.toml} names. */
    @Parameter(property = PluginProperties.ENVIRONMENT)
    private String environment;

    /** The file that describes the project and its deployment. */
    @Parameter(property = PluginProperties.CONFIG_FILE, defaultValue = "${project.basedir}/dazzle.toml")
    private File configFile;

    /** The folder with the DSL files. Without it, those that {@code dazzle.toml} names, or {@code dsl}. */
    @Parameter(property = PluginProperties.DSL_DIRECTORY)
    private File dslDirectory;

    /** The folder for what goals report: {@code plan.json}, {@code appspec.json}. */
    @Parameter(property = PluginProperties.REPORT_DIRECTORY, defaultValue = "${project.build.directory}/" + ASIDE)
    private File reportDirectory;

    /** Whether a warning fails the build as an error does. */
    @Parameter(property = PluginProperties.FAIL_ON_WARNINGS, defaultValue = "false")
    private boolean failOnWarnings;

    private Progress progress;

    /** Whether this goal alone is to be left out, as the POM or the command line says. */
    abstract boolean isSkipped(CommandLine commandLine);

    abstract void run(CommandLine commandLine)
            throws MojoExecutionException, MojoFailureException, IOException, InterruptedException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        CommandLine commandLine = commandLine();
        if (commandLine.flag(PluginProperties.SKIP, skip) || isSkipped(commandLine)) {
            getLog().info("Skipped.");
            return;
        }
        if (isAggregator(commandLine)) {
            getLog().info("Nothing to do: " + project.getArtifactId() + " has modules and no dazzle.toml of its own.");
            return;
        }
        try {
            run(commandLine);
        } catch (IOException e) {
            throw new MojoExecutionException(FileFault.inWords(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted.", e);
        }
    }

    private CommandLine commandLine() {
        return new CommandLine(session.getUserProperties(), base());
    }

    /** A parent that hands the plugin down to its modules. */
    private boolean isAggregator(CommandLine commandLine) {
        return !project.getModules().isEmpty()
                && !Files.exists(dazzleProject(commandLine).configFile());
    }

    final Path base() {
        return project.getBasedir().toPath();
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    final Terminal terminal() {
        return Terminal.of(session);
    }

    /** One for all that this goal does: what goes on inside something else takes its place on the terminal. */
    final Progress progress() {
        if (progress == null) {
            progress = new MavenProgress(getLog(), terminal().screen());
        }
        return progress;
    }

    final DazzleProject dazzleProject(CommandLine commandLine) {
        return new DazzleProject(
                base(),
                commandLine
                        .path(PluginProperties.CONFIG_FILE, configFile)
                        .orElseGet(() -> base().resolve("dazzle.toml")),
                commandLine.path(PluginProperties.DSL_DIRECTORY, dslDirectory),
                commandLine.text(PluginProperties.ENVIRONMENT, environment));
    }

    final Path reportDirectory(CommandLine commandLine) {
        return commandLine
                .path(PluginProperties.REPORT_DIRECTORY, reportDirectory)
                .orElseGet(() -> base().resolve("target").resolve(ASIDE));
    }

    final boolean failOnWarnings(CommandLine commandLine) {
        return commandLine.flag(PluginProperties.FAIL_ON_WARNINGS, failOnWarnings);
    }

    /** Writes a report and says where, from the project's folder. */
    final Path writeReport(CommandLine commandLine, String name, String content) throws IOException {
        return writeReport(commandLine, name, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    final Path writeReport(CommandLine commandLine, String name, AtomicFile.Content content) throws IOException {
        Path directory = Files.createDirectories(reportDirectory(commandLine));
        Path file = directory.resolve(name);
        AtomicFile.write(file, content, directory);
        return file;
    }

    /** Where is kept what was generated from which inputs. */
    final Path stateDirectory(CommandLine commandLine) {
        return reportDirectory(commandLine).resolve("state");
    }

    /** What writes the plan for people. */
    final PlanPages pages(CommandLine commandLine, DazzleProject project) throws IOException {
        return new PlanPages(
                project,
                reportDirectory(commandLine),
                stateDirectory(commandLine),
                RuleBook.load(RuleProvider.class.getClassLoader()),
                ToolProperties.read().version(),
                LocalDate.now());
    }

    final void sayDisabled() {
        getLog().info("Nothing to do: dazzle.toml says enabled = false under [deploy].");
    }

    /** Shows warnings, and fails with every problem when there is an error, or a warning that counts as one. */
    final void report(ProblemReport report, boolean failOnWarnings) throws MojoFailureException {
        if (isInEditor()) {
            output().mark(editor.get(), report);
        }
        List<Problem> failing = failOnWarnings ? report.problems() : report.errors();
        if (!failing.isEmpty()) {
            output().log(report.problems());
            throw new MojoFailureException(
                    counted(report.problems()) + ":\n\n" + report.text(report.problems()) + "\n");
        }
        warn(report, report.warnings());
    }

    final void warn(ProblemReport report, List<Problem> problems) {
        output().warn(report, problems);
    }

    private ProblemOutput output() {
        return new ProblemOutput(base(), getLog());
    }

    private boolean isInEditor() {
        return session.getUserProperties().containsKey(EDITOR_PROPERTY);
    }

    private static String counted(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        String text = errors == 0 ? "" : errors + (errors == 1 ? " error" : " errors");
        if (warnings == 0) {
            return text;
        }
        return (text.isEmpty() ? "" : text + " and ") + warnings + (warnings == 1 ? " warning" : " warnings");
    }
}
