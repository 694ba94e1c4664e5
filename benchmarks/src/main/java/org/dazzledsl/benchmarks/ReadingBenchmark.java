package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.dazzledsl.grammar.DslParser;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.model.infra.InfraAnalyzer;
import org.dazzledsl.model.infra.InfraRequirements;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** From DSL files to what the application needs. The column to read is {@code lines}: lines per second. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 5)
@Measurement(iterations = 5, time = 5)
public class ReadingBenchmark {

    /** One processor for everything: reading, compiling, collecting garbage. */
    private static final String ONE_PROCESSOR = "-XX:ActiveProcessorCount=1";

    private static final String NO_HELPERS = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=0";

    @State(Scope.Benchmark)
    public static class Project {

        @Param({"1000", "10000", "100000", "1000000"})
        public int size;

        private GeneratedProject generated;
        private Path folder;

        @Setup(Level.Trial)
        public void write() throws IOException {
            generated = GeneratedProject.ofAbout(size);
            folder = generated.write();
        }

        @TearDown(Level.Trial)
        public void delete() throws IOException {
            GeneratedProject.delete(folder);
        }
    }

    @AuxCounters(AuxCounters.Type.OPERATIONS)
    @State(Scope.Thread)
    public static class Lines {
        public long lines;
    }

    /** Files to needs: read, parse, link, infer. */
    @Benchmark
    @Fork(
            value = 1,
            jvmArgsAppend = {ONE_PROCESSOR, NO_HELPERS})
    public InfraRequirements onOneThread(Project project, Lines lines) throws IOException {
        return needs(project, lines);
    }

    /** The same with as many threads as the machine has processors. */
    @Benchmark
    @Fork(1)
    public InfraRequirements onAllThreads(Project project, Lines lines) throws IOException {
        return needs(project, lines);
    }

    /** The parser alone, on texts that are in memory, on one thread. */
    @Benchmark
    @Fork(
            value = 1,
            jvmArgsAppend = {ONE_PROCESSOR, NO_HELPERS})
    public void parserAlone(Project project, Lines lines, Blackhole blackhole) {
        for (SourceFile file : project.generated.files()) {
            blackhole.consume(new DslParser().parse(file));
        }
        lines.lines += project.generated.lines();
    }

    private static InfraRequirements needs(Project project, Lines lines) throws IOException {
        InfraRequirements needs = InfraAnalyzer.analyze(
                GeneratedProject.read(project.folder).app().orElseThrow());
        lines.lines += project.generated.lines();
        return needs;
    }
}
