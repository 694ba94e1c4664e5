package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.dazzledsl.benchmarks.JavaScriptTwin.Program;
import org.dazzledsl.maven.node.Node;

/**
 * Times the synthesis of an application beside the same construct tree in JavaScript, by turns, each in a process of its own as
 * users start it. Run by hand; what it shows stands in the README beside this module.
 */
public final class GenerateBenchmark {

    private static final int USUAL_ROUNDS = 5;
    private static final int[] SIZES = {10, 100, 1000};

    /** A difference of two times needs more of them than a time. */
    private static final int ROUNDS_OF_GROWTH = 3;

    /** For the processor time alone, which differs less. */
    private static final int JAVASCRIPT_RUNS = 3;

    private final PrintStream out = System.out;
    private final Path folder;
    private final Path cache;
    private final Node node;
    private final JavaScriptProject javaScript;
    private int runs;

    private GenerateBenchmark(Path folder) throws Exception {
        this.folder = folder;
        this.cache = folder.resolve("cache");
        this.node = GenerateOnce.node();
        this.javaScript = JavaScriptProject.in(Files.createDirectories(folder.resolve("javascript")), node);
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
            benchmark.besideJavaScript(Path.of(arguments[0]).toAbsolutePath(), arguments[1], rounds);
            benchmark.growth(rounds * ROUNDS_OF_GROWTH);
        } finally {
            GeneratedProject.delete(folder);
        }
    }

    private void besideJavaScript(Path application, String environment, int rounds) throws Exception {
        Program program = program(application, environment);
        javaScript.run();
        Path ours = folder.resolve("ours");
        generate(application, environment, ours, cache, "");
        Templates synthesized = Templates.of(ours);
        int files = synthesized.requireSame(Templates.of(javaScript.output()));
        out.printf(
                "%s in %s, Node %s, Java %s: %d files, the same in both; %d constructs%n",
                application.getFileName(), environment, node.version(), Runtime.version(), files, program.constructs());
        out.println(synthesized.resources());

        Map<String, List<Measured>> measured = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            add(measured, "JavaScript", Measured.of(javaScript::run));
            add(measured, "ours", generate(application, environment, cache, ""));
            add(measured, "ours, started before", generate(application, environment, cache, GenerateOnce.EARLY));
            Path empty = Files.createTempDirectory(folder, "cache");
            add(measured, "ours, CDK not yet unpacked", generate(application, environment, empty, ""));
            GeneratedProject.delete(empty);
        }
        print(measured);
    }

    /** How long applications of several sizes take. The sizes go by turns: a machine is not as fast in each minute. */
    private void growth(int rounds) throws Exception {
        out.println("\n| Of a kind | How many | Wall, s | One more, ms | CPU, s | CPU of JavaScript, s | Peak, MB |\n"
                + "|---|---|---|---|---|---|---|");
        for (Kind kind : Kind.values()) {
            Map<Integer, Path> applications = new LinkedHashMap<>();
            Map<Integer, Double> javaScriptCpu = new HashMap<>();
            for (int size : SIZES) {
                applications.put(size, kind.application(folder, size));
                program(applications.get(size), "prod");
                javaScriptCpu.put(size, javaScriptCpu());
            }
            Map<Integer, List<Measured>> ours = new HashMap<>();
            for (int round = 0; round < rounds; round++) {
                for (int size : SIZES) {
                    ours.computeIfAbsent(size, first -> new ArrayList<>())
                            .add(generate(applications.get(size), "prod", cache, GenerateOnce.EARLY));
                }
            }
            int before = 0;
            for (int size : SIZES) {
                Measured median = Measured.median(ours.get(size));
                out.printf(
                        "| %s | %d | %.2f | %s | %.2f | %.2f | %.0f |%n",
                        kind.name().toLowerCase(Locale.ROOT),
                        size,
                        median.wallSeconds(),
                        before == 0 ? "" : oneMore(ours.get(before), ours.get(size), size - before),
                        median.cpuSeconds(),
                        javaScriptCpu.get(size),
                        median.peakMegabytes());
                before = size;
            }
        }
    }

    private double javaScriptCpu() throws Exception {
        List<Measured> runs = new ArrayList<>();
        for (int run = 0; run < JAVASCRIPT_RUNS; run++) {
            runs.add(Measured.of(javaScript::run));
        }
        return Measured.median(runs).cpuSeconds();
    }

    /** What one more takes: the median of what each round says. */
    private static String oneMore(List<Measured> fewer, List<Measured> more, int difference) {
        double seconds = Measured.median(IntStream.range(0, fewer.size())
                .mapToDouble(round ->
                        more.get(round).wallSeconds() - fewer.get(round).wallSeconds()));
        return String.format(Locale.ROOT, "%.2f", seconds * 1000 / difference);
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

    private static void add(Map<String, List<Measured>> measured, String name, Measured run) {
        measured.computeIfAbsent(name, key -> new ArrayList<>()).add(run);
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

    private Program program(Path application, String environment) throws Exception {
        return javaScript.program(GenerateOnce.plan(application, environment));
    }

    /** Time and processor time of the synthesis alone; the peak is that of the whole process and of Node. */
    private Measured generate(Path application, String environment, Path unpacked, String start) throws Exception {
        runs++;
        Path assembly = folder.resolve("run" + runs);
        Measured measured = generate(application, environment, assembly, unpacked, start);
        GeneratedProject.delete(assembly);
        return measured;
    }

    private Measured generate(Path application, String environment, Path assembly, Path unpacked, String start)
            throws Exception {
        String[] printed = new String[1];
        Measured whole = Measured.of(() -> {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-classpath",
                            System.getProperty("java.class.path"),
                            GenerateOnce.class.getName(),
                            application.toString(),
                            environment,
                            assembly.toString(),
                            unpacked.toString(),
                            start)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            printed[0] = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("It failed: " + printed[0]);
            }
        });
        String[] seconds = printed[0].strip().split(" ");
        return new Measured(Double.parseDouble(seconds[0]), Double.parseDouble(seconds[1]), whole.peakMegabytes());
    }
}
