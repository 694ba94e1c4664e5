package org.dazzledsl.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Leaves a generated specification as a Maven project, on which whole goals can be run. */
public final class WriteProject {

    private WriteProject() {}

    /** With the number of lines and the folder to make. */
    public static void main(String[] arguments) throws IOException {
        GeneratedProject generated = GeneratedProject.ofAbout(Integer.parseInt(arguments[0]));
        write(generated, Path.of(arguments[1]));
    }

    static void write(GeneratedProject generated, Path folder) throws IOException {
        generated.write(Files.createDirectories(folder));
        Files.writeString(folder.resolve("dazzle.toml"), """
                [project]
                name = "shop"
                version = "1.0.0"
                root = "%s"
                """.formatted(GeneratedProject.ROOT));
        Files.writeString(folder.resolve("pom.xml"), """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>shop</groupId>
                  <artifactId>shop</artifactId>
                  <version>1.0.0</version>
                  <packaging>pom</packaging>
                </project>
                """);
    }
}
