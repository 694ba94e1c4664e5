package org.dazzledsl.stacks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.dazzledsl.model.version.Checksum;

/**
 * The program that makes CDK's constructs, with the npm packages that it needs. They come out of CDK's jars, which hold them for
 * jsii. It reads from standard input what {@link StackSynthesizer#write} writes; without any input it ends. What it
 * refuses, it says on standard error in CDK's own words, and ends with status 1.
 */
public final class CdkProgram {

    /** The file that Node runs. */
    public static final String START = "synthesize.js";

    private static final NpmPackage CDK =
            new NpmPackage("aws-cdk-lib", "software.amazon.awscdk/aws-cdk-lib", software.amazon.awscdk.$Module.class);

    private static final List<NpmPackage> PACKAGES = List.of(
            CDK,
            new NpmPackage("constructs", "software.constructs/constructs", software.constructs.$Module.class),
            new NpmPackage(
                    "@aws-cdk/cloud-assembly-schema",
                    "software.amazon.awscdk/cdk-cloud-assembly-schema",
                    software.amazon.awscdk.cloudassembly.schema.$Module.class));

    private CdkProgram() {}

    /** A name for what {@link #unpack} writes: other content has another name. */
    public static String version() throws IOException {
        Checksum sum = new Checksum().add(NpmPackage.NEEDED.pattern());
        for (NpmPackage npm : PACKAGES) {
            sum.add(npm.name()).add(npm.version());
        }
        try (InputStream program = program()) {
            sum.add(new String(program.readAllBytes(), StandardCharsets.UTF_8));
        }
        return CDK.version() + "-" + sum.hex();
    }

    /**
     * Writes the program and its packages, 60 MB.
     *
     * @param folder an empty one
     */
    public static void unpack(Path folder) throws IOException {
        for (NpmPackage npm : PACKAGES) {
            npm.unpack(folder.resolve("node_modules").resolve(npm.name()));
        }
        try (InputStream program = program()) {
            Files.copy(program, folder.resolve(START));
        }
    }

    private static InputStream program() {
        return Objects.requireNonNull(CdkProgram.class.getResourceAsStream(START), START);
    }
}
