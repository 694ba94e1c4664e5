package org.dazzledsl.maven.goal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.api.plugin.testing.MojoExtension;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.dazzledsl.maven.files.FileTree;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

/** The projects in the test resources, and what goals logged. */
final class GoalFixture {

    static final String PROJECTS = "/org/dazzledsl/maven/goal/projects/";

    private GoalFixture() {}

    static Path base() {
        return Path.of(MojoExtension.getBasedir());
    }

    static Path target() {
        return base().resolve("target");
    }

    static void clean() throws IOException {
        FileTree.delete(target());
    }

    static List<String> info(Log log) {
        ArgumentCaptor<CharSequence> lines = ArgumentCaptor.forClass(CharSequence.class);
        Mockito.verify(log, Mockito.atLeast(0)).info(lines.capture());
        return lines.getAllValues().stream().map(CharSequence::toString).toList();
    }

    static List<String> warnings(Log log) {
        ArgumentCaptor<CharSequence> lines = ArgumentCaptor.forClass(CharSequence.class);
        Mockito.verify(log, Mockito.atLeast(0)).warn(lines.capture());
        return lines.getAllValues().stream().map(CharSequence::toString).toList();
    }

    /** Makes the project one that has modules. */
    static void withModules(MavenProject project) {
        project.getModel().setModules(List.of("one", "two"));
    }
}
