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
    static Templates templates(Path folder, String shown) {
        InfraFolder infra = new InfraFolder(folder);
        Optional<String> version = infra.manifest().map(InfraVersion::version);
        return new Templates(
                version.map(known -> shown(shown, known)).orElse(shown), version, () -> read(infra, shown));
    }

    private static Side read(InfraFolder infra, String shown) throws DiffException {
        try {
            return new Side(TemplateFolder.read(infra.path()), elements(infra));
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
    static OlderState file(Path file, String shown) {
        Optional<InfraVersion> manifest = InfraVersion.readIfAny(file);
        return manifest.isPresent() ? of(manifest.get(), shown) : templates(file, shown);
    }

    static Manifest of(InfraVersion manifest, String shown) {
        return new Manifest(shown(shown, manifest.version()), manifest);
    }

    /** {@code target/infra (version 0123456789ab)}. */
    static String shown(String place, String version) {
        return place + " (version " + version + ")";
    }
}
