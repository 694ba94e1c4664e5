package org.dazzledsl.stacks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import software.amazon.jsii.JsiiObject;

/**
 * Node as jsii needs it, without the relay that jsii starts by default: a second Node through which every call goes, there and
 * back.
 *
 * @param executable of Node
 * @param folder for the program that it runs; for one run alone
 */
public record NodeRuntime(Path executable, Path folder) {

    private static final String START = "jsii.js";

    /** jsii's program and what it starts itself, where jsii-runtime holds them. */
    private static final List<String> PROGRAMS = List.of("program.js", "runtime-index-worker.js");

    private static final String PROGRAM_FOLDER = "lib/";

    /**
     * What the environment variable {@code JSII_RUNTIME} must hold for the JVM that calls {@link #unpack}. Empty where there is
     * no POSIX shell, by which jsii has it run: there jsii starts Node in its own way.
     */
    public Optional<String> command() {
        return File.separatorChar == '/'
                ? Optional.of("exec " + quoted(executable) + " --preserve-symlinks " + quoted(folder.resolve(START)))
                : Optional.empty();
    }

    /** In single quotes nothing has a meaning to the shell but the quote itself. */
    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    /** Puts what {@link #command} runs into its folder. */
    static void unpack(Path folder) throws IOException {
        copy(NodeRuntime.class, START, folder.resolve(START));
        for (String program : PROGRAMS) {
            copy(JsiiObject.class, PROGRAM_FOLDER + program, folder.resolve(program));
        }
    }

    private static void copy(Class<?> beside, String resource, Path target) throws IOException {
        try (InputStream content = Objects.requireNonNull(beside.getResourceAsStream(resource), resource)) {
            Files.copy(content, target);
        }
    }
}
