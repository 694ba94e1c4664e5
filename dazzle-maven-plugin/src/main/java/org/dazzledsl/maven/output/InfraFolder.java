package org.dazzledsl.maven.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.maven.files.FileTree;
import org.dazzledsl.model.version.AssemblyVersion;
import org.dazzledsl.model.version.InfraVersion;

/**
 * {@code target/infra}. A cloud assembly stands in {@code cdk.out/<version>}, which nobody writes to again; {@code cdk.json}
 * names the one that counts and is replaced last, in one step.
 */
public record InfraFolder(Path path) {

    /** Where the assemblies stand. */
    public static final String ASSEMBLIES = "cdk.out";

    public static final String CDK_JSON = "cdk.json";

    /** Where the elements stand that the templates name by their ids. */
    public static final String REASONS = "reasons.json";

    private static final String WORK = ".work-";

    public Path file(String name) {
        return path.resolve(name);
    }

    public Path assembly(String version) {
        return path.resolve(ASSEMBLIES).resolve(version);
    }

    /** The manifest of what was generated before, where there is one that can be read. */
    public Optional<InfraVersion> manifest() {
        return InfraVersion.readIfAny(file(InfraVersion.FILE_NAME));
    }

    /** Whether the assembly is there with exactly the content that its version stands for. */
    public boolean isWhole(String version) throws IOException {
        Path assembly = assembly(version);
        return Files.isDirectory(assembly) && AssemblyVersion.of(assembly).equals(version);
    }

    /** Whether the folder holds somebody else's files, which must not be mixed with generated ones or overwritten. */
    public boolean isTaken() throws IOException {
        if (!Files.isDirectory(path) || OutputLock.wasTakenIn(this) || Files.exists(file(InfraVersion.FILE_NAME))) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.findAny().isPresent();
        }
    }

    /** A new folder for work in progress, on the file system of the output so that its results can be moved there. */
    Path newWorkFolder() throws IOException {
        Files.createDirectories(path);
        return Files.createTempDirectory(path, WORK);
    }

    /** Removes what builds left that were killed. Only for who holds the {@link OutputLock}. */
    void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(path, WORK + "*")) {
            for (Path leftover : leftovers) {
                FileTree.delete(leftover);
            }
        }
    }

    /** Puts the assembly in its place; one that is there and whole stays. */
    void place(Path assembly, String version, Path work) throws IOException {
        if (isWhole(version)) {
            return;
        }
        Path place = assembly(version);
        Files.createDirectories(place.getParent());
        if (Files.exists(place)) {
            Files.move(place, work.resolve("damaged"), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(assembly, place, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Writes the files of the folder itself; {@value #CDK_JSON} last, for it switches to the new assembly. */
    void write(Map<String, String> files, Path work) throws IOException {
        List<String> names = new ArrayList<>(files.keySet());
        names.remove(CDK_JSON);
        names.add(CDK_JSON);
        for (String name : names) {
            AtomicFile.write(file(name), files.get(name), work);
        }
    }

    /** Removes all assemblies but the one; those that a running CDK command line is reading stay until the next time. */
    void removeOtherAssemblies(String version) throws IOException {
        try (DirectoryStream<Path> assemblies = Files.newDirectoryStream(path.resolve(ASSEMBLIES))) {
            for (Path assembly : assemblies) {
                if (!assembly.getFileName().toString().equals(version) && !ReadLocks.anyIn(assembly)) {
                    FileTree.delete(assembly);
                }
            }
        }
    }
}
