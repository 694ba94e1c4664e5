package org.dazzledsl.model.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The version of a cloud assembly, which is a function of its files and of nothing else. */
public final class AssemblyVersion {

    private static final int DIGITS = 12;

    private AssemblyVersion() {}

    /**
     * Twelve hexadecimal digits of a SHA-256 over the paths and bytes of all files in the folder. Lock files, which the CDK
     * command line leaves in an assembly while it reads it, don't count.
     */
    public static String of(Path assembly) throws IOException {
        TreeMap<String, Path> byPath = new TreeMap<>();
        for (Path file : files(assembly)) {
            byPath.put(assembly.relativize(file).toString().replace('\\', '/'), file);
        }
        Sha256 sum = new Sha256();
        for (var file : byPath.entrySet()) {
            sum.add(file.getKey()).add(Files.readAllBytes(file.getValue()));
        }
        return sum.hex().substring(0, DIGITS);
    }

    private static List<Path> files(Path assembly) throws IOException {
        try (Stream<Path> files = Files.walk(assembly)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".lock"))
                    .toList();
        }
    }
}
