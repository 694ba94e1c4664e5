package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.template.StackPart;
import org.dazzledsl.model.template.TemplateFolder;

/**
 * Preflight beside cfn-lint on the same templates, by turns, each in a process of its own; then preflight warm. In a goal the
 * virtual machine runs already, and the specification is read and planned as in every goal, so templates and rules are what
 * preflight adds.
 */
@SuppressWarnings("PMD.SystemPrintln") // Its result.
public final class PreflightTime {

    private static final int USUAL_ROUNDS = 9;
    private static final int WARM_UP = 200;
    private static final double MILLION = 1e6;

    private PreflightTime() {}

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    /** With the project's folder, that of its templates, and, where it isn't {@value #USUAL_ROUNDS}, the number of rounds. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path project = Path.of(arguments[0]);
        Path templates = Path.of(arguments[1]);
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_ROUNDS;
        List<String> files = filesOf(templates);
        List<String> preflight = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PreflightOnce.class.getName(),
                project.toString(),
                templates.toString());
        List<String> lint = Stream.concat(Stream.of("cfn-lint", "--template"), files.stream())
                .toList();

        double[] whole = new double[rounds];
        double[] cold = new double[rounds];
        double[] theirs = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            int now = round;
            whole[round] = milliseconds(
                    () -> cold[now] = Double.parseDouble(process(preflight).strip()));
            theirs[round] = milliseconds(() -> process(lint));
        }
        PlanView plan = PreflightOnce.plan(project);
        for (int i = 0; i < WARM_UP; i++) {
            PreflightOnce.look(plan, templates);
        }
        double[] warm = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            warm[round] = milliseconds(() -> PreflightOnce.look(plan, templates));
        }
        double their = median(theirs);
        System.out.printf("%d templates, medians of %d rounds%n", files.size(), rounds);
        System.out.printf("%-44s %8.1f ms%n", "cfn-lint", their);
        print("preflight, cold: templates and rules", median(cold), their);
        print("with virtual machine, specification and plan", median(whole), their);
        print("preflight, warm: templates and rules", median(warm), their);
    }

    private static void print(String what, double ours, double theirs) {
        System.out.printf("%-44s %8.1f ms, %.1f %% of cfn-lint%n", what, ours, 100 * ours / theirs);
    }

    private static List<String> filesOf(Path templates) throws IOException {
        List<String> files = new ArrayList<>();
        TemplateFolder.read(templates, Path::toString).stacks().stream()
                .flatMap(stack -> stack.parts().stream())
                .map(StackPart::template)
                .forEach(template -> files.add(template.file()));
        return files.stream().distinct().toList();
    }

    /** What it wrote. */
    private static String process(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        // cfn-lint says by a greater status what it found.
        if (process.waitFor() == 1) {
            throw new IllegalStateException("It failed: " + command);
        }
        return output;
    }

    private static double milliseconds(Work work) throws IOException, InterruptedException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / MILLION;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
