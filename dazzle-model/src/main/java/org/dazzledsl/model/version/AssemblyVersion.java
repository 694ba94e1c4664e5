package org.dazzledsl.model.version;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
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
        Sha256 sum = new Sha256();
        for (var file : files(assembly).entrySet()) {
            sum.add(file.getKey()).add(Files.readAllBytes(file.getValue()));
        }
        return sum.hex().substring(0, DIGITS);
    }

    /** A {@link Checksum} over the same: tells at once whether an assembly is still what it was when it was written. */
    public static String checksum(Path assembly) throws IOException {
        Checksum sum = new Checksum();
        for (var file : files(assembly).entrySet()) {
            sum.add(file.getKey()).add(Files.readAllBytes(file.getValue()));
        }
        return sum.hex();
    }

    private static SortedMap<String, Path> files(Path assembly) throws IOException {
        try (Stream<Path> walk = Files.walk(assembly)) {
            List<Path> files = walk.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().endsWith(".lock"))
                    .toList();
            SortedMap<String, Path> byPath = new TreeMap<>();
            files.forEach(
                    file -> byPath.put(assembly.relativize(file).toString().replace('\\', '/'), file));
            return byPath;
        }
    }
}
