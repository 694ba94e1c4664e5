package org.dazzledsl.maven.output;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.maven.files.FileTree;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.compute.ContainerImage;
import org.dazzledsl.model.aws.tigerbeetle.ClusterIdentity;
import org.dazzledsl.model.diff.DataInventory;
import org.dazzledsl.model.diff.Elements;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.version.AssemblyVersion;
import org.dazzledsl.model.version.CloudAssembly;
import org.dazzledsl.model.version.InfraVersion;

/** Writes a generated infrastructure into its folder. Whatever fails on the way, the folder keeps what it had. */
public final class InfraWriter implements AutoCloseable {

    private final InfraFolder folder;
    private final Tool tool;
    private final OutputLock lock;
    private final Path work;
    private final Optional<Path> manifestFile;

    /**
     * @param version of this plugin
     * @param cdkCliVersion of the CDK command line that reads what it writes
     */
    public record Tool(String version, String cdkCliVersion) {}

    /**
     * What was written.
     *
     * @param version the manifest
     * @param assembly the {@link AssemblyVersion#checksum} of the assembly
     * @param files each file beside it, with its content
     */
    public record Written(InfraVersion version, String assembly, Map<String, String> files) {

        public Written {
            files = Map.copyOf(files);
        }
    }

    /**
     * What an assembly is made of.
     *
     * @param sum of the requirements and the tools
     * @param elements where the elements stand that the templates name by their ids
     */
    public record Origin(AwsRequirements requirements, String sum, Elements elements) {}

    private InfraWriter(InfraFolder folder, Tool tool, OutputLock lock, Path work, Optional<Path> manifestFile) {
        this.folder = folder;
        this.manifestFile = manifestFile;
        this.tool = tool;
        this.lock = lock;
        this.work = work;
    }

    /**
     * Waits until nobody else writes to the folder, and removes what builds left in it that were killed.
     *
     * @param manifestFile where the manifest is kept as well: what was generated last, if another machine did
     */
    public static InfraWriter open(InfraFolder folder, Optional<Path> manifestFile, Tool tool, Progress progress)
            throws IOException, InterruptedException {
        OutputLock lock = OutputLock.acquire(folder, progress);
        try {
            folder.removeLeftovers();
            return new InfraWriter(folder, tool, lock, folder.newWorkFolder(), manifestFile);
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    /** A folder for the work in progress, deleted in the end. */
    public Path work() {
        return work;
    }

    /**
     * Makes a new assembly the one that counts.
     *
     * @param assembly in the {@link #work} folder, cleaned
     * @param version of that assembly
     * @param timestamp what the manifest says instead of the time now
     */
    public Written install(Path assembly, String version, Origin origin, Optional<Instant> timestamp)
            throws IOException {
        folder.place(assembly, version, work);
        return refresh(version, origin, timestamp);
    }

    /** Writes everything but the assembly anew, which is in its place. */
    public Written refresh(String version, Origin origin, Optional<Instant> timestamp) throws IOException {
        AwsRequirements requirements = origin.requirements();
        InfraVersion manifest = manifest(version, origin, timestamp);
        CdkProject project = new CdkProject(
                requirements.names().base(),
                tool.cdkCliVersion(),
                requirements.compute().image() instanceof ContainerImage.Pushed,
                manifest);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(CdkProject.PACKAGE_JSON, project.packageJson());
        files.put(CdkProject.README, project.readme());
        files.put(InfraFolder.REASONS, origin.elements().toJson());
        files.put(InfraVersion.FILE_NAME, manifest.toJson());
        files.put(InfraFolder.CDK_JSON, project.cdkJson());
        folder.write(files, work);
        folder.removeOtherAssemblies(version);
        return new Written(manifest, AssemblyVersion.checksum(folder.assembly(version)), files);
    }

    /** Where nothing changed, the time stays that was written before. */
    private InfraVersion manifest(String version, Origin origin, Optional<Instant> timestamp) throws IOException {
        AwsRequirements requirements = origin.requirements();
        Path assembly = folder.assembly(version);
        InfraVersion generated = InfraVersion.of(
                CloudAssembly.read(assembly),
                version,
                tool.version(),
                timestamp.orElseGet(Instant::now),
                requirements.names().environment().word(),
                DataInventory.of(TemplateFolder.read(assembly)),
                ClusterIdentity.in(requirements),
                origin.sum());
        InfraVersion manifest = manifestFile
                .flatMap(InfraVersion::readIfAny)
                .or(folder::manifest)
                .map(generated::following)
                .orElse(generated);
        return timestamp.isPresent()
                ? manifest
                : folder.manifest()
                        .filter(manifest::sameInfrastructure)
                        .map(before -> manifest.generatedAt(before.generatedAt()))
                        .orElse(manifest);
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            FileTree.delete(work);
        }
    }
}
