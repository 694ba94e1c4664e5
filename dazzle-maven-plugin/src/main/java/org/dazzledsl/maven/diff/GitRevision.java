package org.dazzledsl.maven.diff;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.maven.project.DazzleProject;

/**
 * A project as it was in a revision of its git repository. By the user's own git, which knows every kind of repository, work
 * tree and clone that the user works in, and is there wherever the repository is used.
 */
final class GitRevision {

    private static final int SHORT_COMMIT = 10;

    private final DazzleProject project;
    private final Path root;
    private final String commit;
    private final String shown;

    private GitRevision(DazzleProject project, Path root, String commit, String shown) {
        this.project = project;
        this.root = root;
        this.commit = commit;
        this.shown = shown;
    }

    /**
     * @param revision a branch, a tag, a commit, {@code HEAD~2}, …
     * @throws DiffException when there is no git, no repository, or no such revision
     */
    static GitRevision find(DazzleProject project, String revision)
            throws DiffException, IOException, InterruptedException {
        Path base = project.base();
        Output root = git(base, Optional.empty(), "rev-parse", "--show-toplevel");
        if (!root.isSuccess()) {
            throw new DiffException("There is no git repository around " + base + ": " + root.message());
        }
        Output commit = git(
                base, Optional.empty(), "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        if (!commit.isSuccess()) {
            throw new DiffException("There is no revision '" + revision + "' in the git repository of " + base
                    + ". A clone may have to fetch it first");
        }
        String name = commit.text().strip();
        return new GitRevision(
                project,
                Path.of(root.text().strip()).toRealPath(),
                name,
                "git:" + revision + " (" + name.substring(0, Math.min(SHORT_COMMIT, name.length())) + ")");
    }

    /** {@code git:main (0123456789)}. */
    String shown() {
        return shown;
    }

    /**
     * Writes the configuration and the DSL files of the revision to a folder.
     *
     * @return the project there; nothing when it had no configuration then
     */
    Optional<DazzleProject> checkOut(Path folder) throws DiffException, IOException, InterruptedException {
        String config = inRepository(project.configFile());
        Map<String, String> objects = new LinkedHashMap<>();
        for (String line : successful("ls-tree", "-r", "-z", commit).text().split("\0")) {
            String[] halves = line.split("\t", 2);
            boolean isLink = line.startsWith("120000");
            if (halves.length == 2 && !isLink && (halves[1].endsWith(".dsl") || halves[1].equals(config))) {
                objects.put(halves[1], halves[0].split(" ")[2]);
            }
        }
        if (!objects.containsKey(config)) {
            return Optional.empty();
        }
        write(objects, folder);
        Path base = folder.resolve(inRepository(project.base()));
        Optional<Path> dsl = Optional.empty();
        if (project.dslDirectory().isPresent()) {
            dsl = Optional.of(folder.resolve(inRepository(project.dslDirectory().get())));
        }
        return Optional.of(new DazzleProject(base, folder.resolve(config), dsl, project.environment()));
    }

    private void write(Map<String, String> objects, Path folder)
            throws DiffException, IOException, InterruptedException {
        Path wanted = Files.createTempFile(folder, "objects", ".txt");
        Files.writeString(wanted, String.join("\n", objects.values()) + "\n");
        byte[] content = git(root, Optional.of(wanted), "cat-file", "--batch").bytes();
        int position = 0;
        for (String path : objects.keySet()) {
            int end = position;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            String[] header = new String(content, position, end - position, StandardCharsets.UTF_8).split(" ");
            if (header.length < 3) {
                throw new DiffException("git doesn't have " + path + " of " + shown);
            }
            int size = Integer.parseInt(header[2]);
            Path file = folder.resolve(path).normalize();
            Files.createDirectories(file.getParent());
            try (var target = Files.newOutputStream(file)) {
                target.write(content, end + 1, size);
            }
            position = end + 1 + size + 1;
        }
    }

    private String inRepository(Path path) throws DiffException, IOException {
        // The file itself may be new since: only the folder around it must be there.
        Path parent = path.getParent().toRealPath();
        Path real = path.equals(project.base()) ? path.toRealPath() : parent.resolve(path.getFileName());
        if (!real.startsWith(root)) {
            throw new DiffException(path + " is not in the git repository " + root);
        }
        return root.relativize(real).toString().replace('\\', '/');
    }

    private Output successful(String... arguments) throws DiffException, IOException, InterruptedException {
        Output output = git(root, Optional.empty(), arguments);
        if (!output.isSuccess()) {
            throw new DiffException("git " + arguments[0] + " failed: " + output.message());
        }
        return output;
    }

    private record Output(int status, byte[] bytes, String message) {

        boolean isSuccess() {
            return status == 0;
        }

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Output git(Path directory, Optional<Path> input, String... arguments)
            throws DiffException, IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.quotePath=false"));
        Stream.of(arguments).forEach(command::add);
        File errors = File.createTempFile("git", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(directory.toFile()).redirectError(errors);
            input.ifPresent(file -> builder.redirectInput(file.toFile()));
            Process process = start(builder);
            process.getOutputStream().close();
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            try (InputStream stream = process.getInputStream()) {
                stream.transferTo(output);
            }
            return new Output(
                    process.waitFor(),
                    output.toByteArray(),
                    Files.readString(errors.toPath()).strip());
        } finally {
            Files.deleteIfExists(errors.toPath());
        }
    }

    private static Process start(ProcessBuilder builder) throws DiffException {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new DiffException("git can't be run, which reads revisions: " + e.getMessage(), e);
        }
    }
}
