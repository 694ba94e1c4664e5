package org.dazzledsl.maven.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where programs are found.
 *
 * @param folders of the PATH, the first counts
 */
public record Programs(List<Path> folders) {

    /** What a program's file may be called after its name. On Windows a file without an ending is a script for other shells. */
    private static final List<String> ENDINGS =
            File.separatorChar == '\\' ? List.of(".exe", ".cmd", ".bat", "") : List.of("", ".exe", ".cmd", ".bat");

    public Programs {
        folders = List.copyOf(folders);
    }

    public Optional<Path> find(String program) {
        return folders.stream()
                .flatMap(folder -> in(folder, program))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    private static Stream<Path> in(Path folder, String program) {
        return ENDINGS.stream().map(ending -> folder.resolve(program + ending));
    }
}
