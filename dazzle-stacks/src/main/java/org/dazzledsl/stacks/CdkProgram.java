package org.dazzledsl.stacks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dazzledsl.model.version.Checksum;

/**
 * The program that makes CDK's constructs, with what it needs of CDK's npm packages: CDK's jars hold them for jsii, and the build
 * takes them from there ({@code node-modules.xml}). It reads from standard input what {@link StackSynthesizer#write} writes; without
 * any input it ends. What it refuses, it says on standard error in CDK's own words, and ends with status 1.
 */
public final class CdkProgram {

    /** The file that Node runs. */
    public static final String START = "synthesize.js";

    private static final String PACKAGES = "node_modules.zip";

    /** CDK's version, and the checksum of the packages. */
    private static final String VERSION = "node_modules.version";

    private CdkProgram() {}

    /** A name for what {@link #unpack} writes: other content has another name. */
    public static String version() throws IOException {
        String packages = text(VERSION);
        String cdk = packages.substring(0, packages.indexOf('-'));
        return cdk + "-" + new Checksum().add(packages).add(text(START)).hex();
    }

    /**
     * Writes the program and its packages, 14 MB.
     *
     * @param folder an empty one
     */
    public static void unpack(Path folder) throws IOException {
        Path packages = folder.resolve("node_modules");
        try (ZipInputStream files = new ZipInputStream(resource(PACKAGES))) {
            for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path path = packages.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.copy(files, path);
                }
            }
        }
        try (InputStream program = resource(START)) {
            Files.copy(program, folder.resolve(START));
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream content = resource(name)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(CdkProgram.class.getResourceAsStream(name), name);
    }
}
