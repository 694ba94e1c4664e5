package org.dazzledsl.maven.diff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.dazzledsl.maven.diff.OlderState.Manifest;
import org.dazzledsl.maven.diff.OlderState.Templates;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.model.diff.Elements;
import org.dazzledsl.model.diff.InfraDiffer.Side;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.version.InfraVersion;

/** States that are found on disk. */
final class FolderState {

    private FolderState() {}

    /** An output folder of this plugin, a cloud assembly, or any folder with templates. */
    static Templates templates(Path folder, String shown) throws DiffException {
        try {
            InfraFolder infra = new InfraFolder(folder);
            Optional<String> version = infra.manifest().map(InfraVersion::version);
            return new Templates(
                    shown + version.map(known -> " (version " + known + ")").orElse(""),
                    version,
                    new Side(TemplateFolder.read(folder), elements(infra)));
        } catch (IOException e) {
            throw new DiffException("There is nothing to compare with in " + shown + ": " + e.getMessage(), e);
        }
    }

    /** Without the file, or with a damaged one, the templates can be compared all the same. */
    private static Elements elements(InfraFolder infra) {
        try {
            return Elements.fromJson(Files.readString(infra.file(InfraFolder.REASONS)));
        } catch (IOException e) {
            return Elements.NONE;
        }
    }

    /** A manifest, or else a single template. */
    static OlderState file(Path file, String shown) throws DiffException {
        Optional<InfraVersion> manifest = manifest(file);
        return manifest.isPresent() ? of(manifest.get(), shown) : templates(file, shown);
    }

    static Manifest of(InfraVersion manifest, String shown) {
        return new Manifest(shown + " (version " + manifest.version() + ")", manifest);
    }

    static Optional<InfraVersion> manifest(Path file) {
        try {
            return Optional.of(InfraVersion.fromJson(Files.readString(file)));
        } catch (IOException e) {
            // Whatever else it is, somebody else says so.
            return Optional.empty();
        }
    }
}
