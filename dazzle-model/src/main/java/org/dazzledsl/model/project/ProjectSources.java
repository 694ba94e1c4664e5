package org.dazzledsl.model.project;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.grammar.source.Utf8Text;

/**
 * The DSL files of a project, read.
 *
 * @param files in the order of their paths, whatever the order in which the file system lists them
 * @param paths of all files that were found, those that could not be read as text included
 * @param problems folders that are missing or empty, files that are not UTF-8
 */
public record ProjectSources(List<SourceFile> files, List<String> paths, List<Problem> problems) {

    private static final String EXTENSION = ".dsl";

    public ProjectSources {
        files = List.copyOf(files);
        paths = List.copyOf(paths);
        problems = List.copyOf(problems);
    }

    /**
     * Finds and reads the files that end in {@code .dsl} in the folders and their subfolders.
     *
     * @param project the project's folder; the files' paths are relative to it
     * @throws IOException when a folder can't be listed or a file can't be read
     */
    public static ProjectSources read(Path project, List<DslFolder> folders) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Map<String, Path> found = find(project, folders, problems);
        if (found.isEmpty() && problems.isEmpty()) {
            problems.add(noFiles(folders));
        }
        List<SourceFile> files = new ArrayList<>();
        for (Map.Entry<String, Path> file : found.entrySet()) {
            Utf8Text text = Utf8Text.read(file.getKey(), file.getValue());
            text.problem().ifPresentOrElse(problems::add, () -> files.add(new SourceFile(file.getKey(), text.text())));
        }
        return new ProjectSources(files, List.copyOf(found.keySet()), problems);
    }

    private static Map<String, Path> find(Path project, List<DslFolder> folders, List<Problem> problems)
            throws IOException {
        Map<String, Path> byPath = new TreeMap<>();
        for (DslFolder folder : folders) {
            Path start = project.resolve(folder.path()).normalize();
            if (Files.isDirectory(start)) {
                walk(project, start, byPath);
            } else {
                problems.add(missing(folder, Files.exists(start) ? "is a file" : "does not exist"));
            }
        }
        return withoutSecondWays(byPath);
    }

    private static void walk(Path project, Path start, Map<String, Path> byPath) throws IOException {
        Files.walkFileTree(
                start, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && file.toString().endsWith(EXTENSION)) {
                            byPath.put(relative(project, file), file);
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException fault) throws IOException {
                        // A link back to a folder around it: everything in there is being visited anyway.
                        if (fault instanceof FileSystemLoopException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw fault;
                    }
                });
    }

    /** A file that can be reached in two ways, through a link or through folders inside each other, counts once. */
    private static Map<String, Path> withoutSecondWays(Map<String, Path> byPath) throws IOException {
        Set<Path> seen = new HashSet<>();
        Map<String, Path> once = new TreeMap<>();
        for (Map.Entry<String, Path> file : byPath.entrySet()) {
            if (seen.add(file.getValue().toRealPath())) {
                once.put(file.getKey(), file.getValue());
            }
        }
        return once;
    }

    private static String relative(Path project, Path file) {
        Path base = project.toAbsolutePath().normalize();
        Path target = file.toAbsolutePath().normalize();
        // Another root (a drive of its own on Windows) has no relative path.
        Path path = target.getRoot().equals(base.getRoot()) ? base.relativize(target) : target;
        return path.toString().replace('\\', '/');
    }

    private static Problem missing(DslFolder folder, String why) {
        return Problem.error("missing-dsl-folder", folder.namedAt(), "the DSL folder '" + folder.path() + "' " + why)
                .expecting("a folder of the project that holds .dsl files")
                .suggesting("create it, or name the right one in [modules] paths or with -Ddazzle.dslDirectory");
    }

    private static Problem noFiles(List<DslFolder> folders) {
        if (folders.isEmpty()) {
            throw new IllegalArgumentException("There is no folder to look in");
        }
        String where = folders.stream().map(folder -> "'" + folder.path() + "'").collect(Collectors.joining(", "));
        return Problem.error("no-dsl-files", folders.get(0).namedAt(), "there is no DSL file in " + where)
                .expecting("at least one file whose name ends in .dsl")
                .suggesting("write one, or name the right folder in [modules] paths or with -Ddazzle.dslDirectory");
    }
}
