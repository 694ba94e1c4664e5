package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;

/** Goes once from files to needs, as the goals do, and says how much memory that took. */
public final class PeakMemory {

    private static final double MEGABYTE = 1e6;
    private static final int USUAL_LINES = 1_000_000;

    private PeakMemory() {}

    /** With the number of lines as the only argument; 1,000,000 without. */
    public static void main(String[] arguments) throws IOException {
        GeneratedProject generated =
                GeneratedProject.ofAbout(arguments.length == 0 ? USUAL_LINES : Integer.parseInt(arguments[0]));
        int lines = generated.lines();
        Path folder = generated.write();
        try {
            InfraRequirements needs =
                    InfraAnalyzer.analyze(GeneratedProject.read(folder).app().orElseThrow());
            report(System.out, lines, needs);
        } finally {
            GeneratedProject.delete(folder);
        }
    }

    private static void report(PrintStream out, int lines, InfraRequirements needs) throws IOException {
        long heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
        out.printf("%d lines, %d entities%n", lines, needs.tables().size());
        out.printf("heap at its peak:      %.0f MB%n", heap / MEGABYTE);
        Optional<Long> resident = peakResidentKilobytes();
        if (resident.isPresent()) {
            out.printf("process at its peak:   %.0f MB%n", resident.get() * 1024 / MEGABYTE);
        }
    }

    /** Only Linux says. */
    private static Optional<Long> peakResidentKilobytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> Long.valueOf(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        }
    }
}
