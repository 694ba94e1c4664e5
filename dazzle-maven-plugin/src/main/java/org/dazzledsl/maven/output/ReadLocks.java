package org.dazzledsl.maven.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The locks {@code read.<process id>.<number>.lock} by which the CDK command line says that it is reading an assembly. */
final class ReadLocks {

    private static final Pattern NAME = Pattern.compile("read\\.(\\d{1,18})\\.\\d+\\.lock");

    private ReadLocks() {}

    /** Whether a process that is still running reads the assembly. */
    static boolean anyIn(Path assembly) throws IOException {
        if (!Files.isDirectory(assembly)) {
            return false;
        }
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(assembly, "read.*.lock")) {
            for (Path lock : locks) {
                Matcher name = NAME.matcher(lock.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isPresent()) {
                    return true;
                }
            }
        }
        return false;
    }
}
