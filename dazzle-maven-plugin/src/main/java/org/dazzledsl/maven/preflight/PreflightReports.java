package org.dazzledsl.maven.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.model.preflight.PreflightReport;

/** The files in which a report is left. */
public record PreflightReports(Path directory) {

    private static final List<String> FILES =
            List.of(PreflightJson.FILE, PreflightSarif.FILE, PreflightMarkdown.FILE, PreflightJunit.FILE);

    /** Removes those of an earlier run, so that nobody takes them for this one's if it doesn't come to its end. */
    public void delete() throws IOException {
        for (String name : FILES) {
            Files.deleteIfExists(directory.resolve(name));
        }
    }

    /**
     * @param prefix from the repository's root to the module's folder
     * @return what was written
     */
    List<Path> write(PreflightReport report, String prefix, String pluginVersion) throws IOException {
        Map<String, String> contents = new LinkedHashMap<>();
        contents.put(PreflightJson.FILE, PreflightJson.write(report));
        contents.put(PreflightSarif.FILE, new PreflightSarif(report, prefix, pluginVersion).write());
        contents.put(PreflightMarkdown.FILE, new PreflightMarkdown(report).write());
        contents.put(PreflightJunit.FILE, new PreflightJunit(report).write());
        List<Path> files = new ArrayList<>();
        Files.createDirectories(directory);
        for (var content : contents.entrySet()) {
            Path file = directory.resolve(content.getKey());
            AtomicFile.write(file, content.getValue(), directory);
            files.add(file);
        }
        return files;
    }
}
