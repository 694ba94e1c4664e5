package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.model.version.AssemblyVersion;
import org.dazzledsl.model.version.Checksum;

/**
 * What stands in an output folder and from which inputs it came. One file for each output folder: two executions that write
 * to two folders don't know of each other, and of two that write to one the last counts. It is believed only as far as the
 * output still is what it says. As properties and not as JSON, which takes longer to load than everything else here together.
 *
 * @param inputs the sum of the inputs
 * @param requirements the sum of what the templates were made of
 * @param output the folder, as shown in messages
 * @param dslFolders where the DSL files were looked for, so that they can be summed up again without reading {@code dazzle.toml}
 * @param version of the assembly
 * @param assembly the checksum of its content
 * @param stacks how many there are
 * @param files the checksums of the files beside the assembly
 */
record GeneratedState(
        String inputs,
        String requirements,
        String output,
        List<String> dslFolders,
        String version,
        String assembly,
        int stacks,
        SortedMap<String, String> files) {

    private static final String SCHEMA = "2";

    private static final String EXTENSION = ".properties";

    private static final String FILE_PREFIX = "file.";

    GeneratedState {
        dslFolders = List.copyOf(dslFolders);
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** The sums of texts that were written. */
    static SortedMap<String, String> sums(Map<String, String> contents) {
        SortedMap<String, String> sums = new TreeMap<>();
        contents.forEach((name, content) -> sums.put(name, Checksum.of(content)));
        return sums;
    }

    /** What is known of all outputs of a project; what can't be read is not known. */
    static List<GeneratedState> readAll(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<GeneratedState> states = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + EXTENSION)) {
            for (Path file : files) {
                read(file).ifPresent(states::add);
            }
        }
        return states;
    }

    private static Optional<GeneratedState> read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader text = Files.newBufferedReader(file)) {
            properties.load(text);
            return SCHEMA.equals(properties.getProperty("schema")) ? Optional.of(of(properties)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            // Damaged: as good as not there.
            return Optional.empty();
        }
    }

    private static GeneratedState of(Properties properties) {
        List<String> folders = new ArrayList<>();
        for (int i = 0; properties.containsKey("dslFolder." + i); i++) {
            folders.add(properties.getProperty("dslFolder." + i));
        }
        SortedMap<String, String> files = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(FILE_PREFIX)) {
                files.put(name.substring(FILE_PREFIX.length()), properties.getProperty(name));
            }
        }
        return new GeneratedState(
                properties.getProperty("inputs", ""),
                properties.getProperty("requirements", ""),
                properties.getProperty("output", ""),
                folders,
                properties.getProperty("version", ""),
                properties.getProperty("assembly", ""),
                Integer.parseInt(properties.getProperty("stacks", "")),
                files);
    }

    void write(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        line(text, "schema", SCHEMA);
        line(text, "inputs", inputs);
        line(text, "requirements", requirements);
        line(text, "output", output);
        for (int i = 0; i < dslFolders.size(); i++) {
            line(text, "dslFolder." + i, dslFolders.get(i));
        }
        line(text, "version", version);
        line(text, "assembly", assembly);
        line(text, "stacks", Integer.toString(stacks));
        files.forEach((name, sum) -> line(text, FILE_PREFIX + name, sum));
        Files.createDirectories(directory);
        AtomicFile.write(directory.resolve(fileName()), text.toString(), directory);
    }

    private String fileName() {
        return Checksum.of(output) + EXTENSION;
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value.replace("\\", "\\\\")).append('\n');
    }

    /** Whether the output is exactly what was written. */
    boolean isTrueOf(InfraFolder folder) throws IOException {
        return !files.isEmpty() && holdsTheFiles(folder) && isTrueOfAssembly(folder);
    }

    /** Whether the assembly is exactly what was written. */
    boolean isTrueOfAssembly(InfraFolder folder) throws IOException {
        Path path = folder.assembly(version);
        return Files.isDirectory(path) && AssemblyVersion.checksum(path).equals(assembly);
    }

    private boolean holdsTheFiles(InfraFolder folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.file(file.getKey());
            if (!Files.isRegularFile(path) || !Checksum.ofFile(path).equals(file.getValue())) {
                return false;
            }
        }
        return true;
    }
}
