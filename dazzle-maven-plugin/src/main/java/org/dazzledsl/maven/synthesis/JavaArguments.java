package org.dazzledsl.maven.synthesis;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The arguments of a {@code java} command, as a file: a class path can be longer than a command line. */
record JavaArguments(List<String> arguments) {

    /** The encoding in which {@code java} reads such a file: the one that the system has for its own texts. */
    static final Charset ENCODING = Charset.forName(System.getProperty("native.encoding"));

    JavaArguments {
        arguments = List.copyOf(arguments);
    }

    /**
     * For a program that runs for a few seconds: no second compiler, no second collector thread.
     *
     * @param temporary where the program puts its temporary files
     */
    static JavaArguments ofShortRun(List<Path> classPath, Path temporary, String mainClass, List<String> arguments) {
        String joined = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new JavaArguments(Stream.concat(
                        Stream.of(
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "-Dfile.encoding=UTF-8",
                                "-Djava.io.tmpdir=" + temporary,
                                "-classpath",
                                joined,
                                mainClass),
                        arguments.stream())
                .toList());
    }

    /** One quoted argument a line, as the launcher's documentation describes it. */
    String toFileContent() {
        return arguments.stream()
                .map(argument -> "\"" + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
                .collect(Collectors.joining());
    }
}
