package org.dazzledsl.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.maven.node.Node;
import org.dazzledsl.maven.node.NodeCache;
import org.dazzledsl.maven.node.NodeFinder;
import org.dazzledsl.maven.node.NodeUnavailableException;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.synthesis.RunningSynthesis;
import org.dazzledsl.maven.synthesis.SynthesisProcess;
import org.dazzledsl.model.aws.AwsPlanner;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.config.DazzleToml;
import org.dazzledsl.model.config.ProjectConfig;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.project.ApplicationReader;
import org.dazzledsl.stacks.Synthesize;

/**
 * Times the synthesis of an application beside the same construct tree in JavaScript, by turns, each in a process of its own as
 * users start it. Run by hand; what it shows stands in the README beside this module.
 */
public final class GenerateBenchmark {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TEMPLATE = ".template.json";
    private static final int USUAL_ROUNDS = 5;
    private static final int[] SIZES = {10, 100, 1000};

    private final PrintStream out = System.out;
    private final Path folder;
    private final Node node;
    private final List<Path> jars;
    private int runs;

    private GenerateBenchmark(Path folder) throws NodeUnavailableException, IOException, InterruptedException {
        this.folder = folder;
        this.node = node();
        this.jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(element -> Path.of(element).toAbsolutePath())
                .filter(Files::isRegularFile)
                .toList();
    }

    /** With the folder of an application, an environment, and how many rounds. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            throw new IllegalArgumentException(
                    "Usage: GenerateBenchmark <folder of the application> <environment> [rounds]");
        }
        int rounds = arguments.length == 2 ? USUAL_ROUNDS : Integer.parseInt(arguments[2]);
        Path folder = Files.createTempDirectory("dazzle-benchmark");
        try {
            GenerateBenchmark benchmark = new GenerateBenchmark(folder);
            benchmark.besideJavaScript(Path.of(arguments[0]), arguments[1], rounds);
            benchmark.growth(rounds);
        } finally {
            GeneratedProject.delete(folder);
        }
    }

    private void besideJavaScript(Path application, String environment, int rounds) throws Exception {
        Path requirements = plan(application, environment);
        List<String> trace = trace(requirements);
        JavaScriptProject javaScript =
                JavaScriptProject.of(node, Files.createDirectories(folder.resolve("javascript")), trace, jars);
        javaScript.run();
        Path ours = synthesize(requirements, Map.of());
        int templates = requireSameTemplates(ours, javaScript.output());
        out.printf(
                "%s in %s, Node %s, Java %s: %d templates, the same bytes in both; %d calls of jsii%n",
                application.getFileName(), environment, node.version(), Runtime.version(), templates, calls(trace));
        out.println(resources(ours));

        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            add(measured, "JavaScript", javaScript::run);
            add(measured, "ours", () -> synthesize(requirements, Map.of()));
            measured.computeIfAbsent("ours, started before", key -> new ArrayList<>())
                    .add(startedBefore(requirements));
        }
        for (int round = 0; round < rounds; round++) {
            Path empty = Files.createTempDirectory(folder, "cache");
            add(
                    measured,
                    "ours, jsii's cache empty",
                    () -> synthesize(requirements, Map.of("JSII_RUNTIME_PACKAGE_CACHE_ROOT", empty.toString())));
            GeneratedProject.delete(empty);
        }
        print(measured);
    }

    /** One more of a kind: how much longer than with none of it, by size. */
    private void growth(int rounds) throws Exception {
        out.println("\n| Of a kind | How many | CPU, s | CPU of JavaScript, s | Peak, MB |\n|---|---|---|---|---|");
        for (Kind kind : Kind.values()) {
            for (int size : SIZES) {
                Path requirements = plan(kind.application(folder, size), "prod");
                List<Measured> ours = new ArrayList<>();
                List<Measured> theirs = new ArrayList<>();
                JavaScriptProject javaScript = new JavaScriptProject(node, folder.resolve("javascript"));
                javaScript.program(trace(requirements));
                for (int round = 0; round < rounds; round++) {
                    ours.add(Measured.of(() -> synthesize(requirements, Map.of())));
                    theirs.add(Measured.of(javaScript::run));
                }
                Measured median = Measured.median(ours);
                out.printf(
                        "| %s | %d | %.2f | %.2f | %.0f |%n",
                        kind.name().toLowerCase(Locale.ROOT),
                        size,
                        median.cpuSeconds(),
                        Measured.median(theirs).cpuSeconds(),
                        median.peakMegabytes());
            }
        }
    }

    /** What an application may have any number of. */
    private enum Kind {
        QUEUE("channel c%d \"C\":\n  kind: queue\n\n"),
        STREAM("channel c%d \"C\":\n  kind: stream\n  receive r:\n    message: M\n\n"),
        SCHEDULE("schedule c%d \"C\":\n  cron: \"0 2 * * *\"\n  steps:\n    - step run:\n        channel: work\n\n");

        private final String dsl;

        Kind(String dsl) {
            this.dsl = dsl;
        }

        Path application(Path parent, int size) throws IOException {
            StringBuilder text = new StringBuilder("module big\n\napp big \"Big\"\n\n"
                    + "channel work \"Work\":\n  kind: queue\n\nmessage M \"M\":\n  id: uuid\n\n");
            for (int i = 0; i < size; i++) {
                text.append(dsl.formatted(i));
            }
            Path application = Files.createTempDirectory(parent, "application");
            Files.createDirectories(application.resolve("dsl"));
            Files.writeString(application.resolve("dsl/big.dsl"), text);
            Files.writeString(
                    application.resolve("dazzle.toml"), "[project]\nname = \"big\"\nversion = \"1\"\nroot = \"big\"\n");
            return application;
        }
    }

    private static void add(Map<String, List<Measured>> measured, String name, Measured.Run run) throws Exception {
        measured.computeIfAbsent(name, key -> new ArrayList<>()).add(Measured.of(run));
    }

    private void print(Map<String, List<Measured>> measured) {
        double reference = Measured.median(measured.get("JavaScript")).wallSeconds();
        out.println("\n| | Wall, s | to JavaScript | CPU, s | Peak, MB |\n|---|---|---|---|---|");
        measured.forEach((name, all) -> {
            Measured median = Measured.median(all);
            out.printf(
                    "| %s | %.2f | %.1f | %.2f | %.0f |%n",
                    name,
                    median.wallSeconds(),
                    median.wallSeconds() / reference,
                    median.cpuSeconds(),
                    median.peakMegabytes());
        });
    }

    private Path plan(Path application, String environment) throws IOException {
        DazzleToml toml = DazzleToml.read("dazzle.toml", application.resolve("dazzle.toml"), Optional.of(environment));
        ProjectConfig project = toml.project().orElseThrow();
        InfraRequirements needs = InfraAnalyzer.analyze(ApplicationReader.read(application, project.specification())
                .app()
                .orElseThrow());
        Path requirements = Files.createTempFile(folder, "requirements", ".json");
        Files.writeString(
                requirements,
                AwsRequirementsJson.write(
                        AwsPlanner.plan(needs, project, toml.deploy().orElseThrow())
                                .requirements()));
        return requirements;
    }

    private Path synthesize(Path requirements, Map<String, String> environment) throws Exception {
        Path run = newRun();
        process(environment).run(requirements, run.resolve("cdk.out"), run);
        return run.resolve("cdk.out");
    }

    /** How long it takes from when the requirements are known, as {@code generate} does it. */
    private Measured startedBefore(Path requirements) throws Exception {
        Path run = newRun();
        try (RunningSynthesis running = process(Map.of()).start(run)) {
            double before = waitUntilIdle() / 1000.0;
            return Measured.of(() -> running.synthesize(requirements, run.resolve("cdk.out")))
                    .withoutCpu(before);
        }
    }

    /** How many milliseconds of processor time that took. */
    private static long waitUntilIdle() throws InterruptedException {
        long before = -1;
        for (long now = cpuMilliseconds(); now != before; now = cpuMilliseconds()) {
            before = now;
            Thread.sleep(1000);
        }
        return before;
    }

    private static long cpuMilliseconds() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToLong(Duration::toMillis)
                .sum();
    }

    /** What jsii traces of a run, each request to Node and its answer in a line. */
    private List<String> trace(Path requirements) throws IOException, InterruptedException {
        Path run = newRun();
        ProcessBuilder command = new ProcessBuilder(
                        SynthesisProcess.currentJava().toString(),
                        "-classpath",
                        System.getProperty("java.class.path"),
                        Synthesize.class.getName(),
                        run.toString())
                .redirectErrorStream(true);
        command.environment()
                .putAll(Map.of(
                        "JSII_DEBUG", "1",
                        "JSII_NODE", node.executable().toString(),
                        "CDK_VALIDATION", "false"));
        Process process = command.start();
        try (OutputStream input = process.getOutputStream()) {
            input.write((requirements + "\n" + run.resolve("cdk.out") + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The traced run failed:\n" + printed);
        }
        return printed.lines().toList();
    }

    private static long calls(List<String> trace) {
        return trace.stream().filter(line -> line.startsWith("> ")).count();
    }

    private SynthesisProcess process(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(System.getenv());
        all.putAll(environment);
        return new SynthesisProcess(SynthesisProcess.currentJava(), jars, node, folder, all, new Silent());
    }

    private Path newRun() throws IOException {
        runs++;
        return Files.createDirectories(folder.resolve("run" + runs));
    }

    private static int requireSameTemplates(Path ours, Path theirs) throws IOException {
        int same = 0;
        try (DirectoryStream<Path> templates = Files.newDirectoryStream(ours, "*" + TEMPLATE)) {
            for (Path template : templates) {
                if (Files.mismatch(template, theirs.resolve(template.getFileName())) >= 0) {
                    throw new IllegalStateException("Not the same: " + template.getFileName());
                }
                same++;
            }
        }
        return same;
    }

    private static String resources(Path assembly) throws IOException {
        Map<String, Integer> types = new TreeMap<>();
        try (DirectoryStream<Path> templates = Files.newDirectoryStream(assembly, "*" + TEMPLATE)) {
            for (Path template : templates) {
                for (JsonNode resource : JSON.readTree(template.toFile()).path("Resources")) {
                    types.merge(resource.path("Type").asText(), 1, Integer::sum);
                }
            }
        }
        return types.values().stream().mapToInt(count -> count).sum() + " resources: " + types;
    }

    private static Node node() throws NodeUnavailableException, IOException, InterruptedException {
        return new NodeFinder(
                        Optional.empty(),
                        NodeFinder.searchPath(
                                Optional.ofNullable(System.getenv("PATH")).orElse("")),
                        NodeFinder.Machine.current(),
                        new NodeCache(Path.of("none")),
                        () -> {
                            throw new NodeUnavailableException("This needs a Node on the PATH");
                        },
                        new Silent())
                .find();
    }

    private record Silent() implements Progress {

        @Override
        public void say(String message) {
            // Only figures are wanted.
        }

        @Override
        public void detail(String message) {
            // Only figures are wanted.
        }
    }
}
