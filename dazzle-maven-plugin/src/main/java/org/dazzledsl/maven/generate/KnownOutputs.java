package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.dazzledsl.maven.generate.GenerationResult.UpToDate;
import org.dazzledsl.maven.output.InfraFolder;
import org.dazzledsl.maven.output.InfraWriter.Written;
import org.dazzledsl.maven.project.Reading;

/** The output folders of a project as far as it is known what was generated into them. */
final class KnownOutputs {

    private final GenerationSettings settings;

    KnownOutputs(GenerationSettings settings) {
        this.settings = settings;
    }

    /** An output that is whole and was made of exactly these inputs. */
    Optional<UpToDate> upToDate(GenerationInputs inputs) throws IOException {
        for (GeneratedState state : GeneratedState.readAll(settings.stateDirectory())) {
            InfraFolder folder = folder(state.output());
            if (inputs.digest(state.dslFolders()).filter(state.inputs()::equals).isPresent()
                    && state.isTrueOf(folder)) {
                return Optional.of(new UpToDate(folder.path(), state.version(), state.stacks()));
            }
        }
        return Optional.empty();
    }

    /** The version of the assembly in the folder, if it was made of the same requirements and is whole. */
    Optional<String> templatesIn(InfraFolder folder, String requirements) throws IOException {
        for (GeneratedState state : GeneratedState.readAll(settings.stateDirectory())) {
            if (folder(state.output()).equals(folder) && holds(state, requirements)) {
                return Optional.of(state.version());
            }
        }
        return Optional.empty();
    }

    /** An assembly in any of the folders that was made of the same requirements and is whole. */
    Optional<Path> assemblyOf(String requirements) throws IOException {
        for (GeneratedState state : GeneratedState.readAll(settings.stateDirectory())) {
            if (holds(state, requirements)) {
                return Optional.of(folder(state.output()).assembly(state.version()));
            }
        }
        return Optional.empty();
    }

    private boolean holds(GeneratedState state, String requirements) throws IOException {
        return state.requirements().equals(requirements) && state.isTrueOfAssembly(folder(state.output()));
    }

    /** The folder that {@code generate} writes to. */
    InfraFolder outputOf(Reading.Planned planned) {
        return settings.outputDirectory()
                .map(InfraFolder::new)
                .orElseGet(() -> folder(planned.config().output().directory()));
    }

    /**
     * Notes what the folder was made of.
     *
     * @param inputs the sum for the files that were read
     * @param requirements the sum for what the templates are made of
     */
    void remember(String inputs, String requirements, Reading.Planned planned, InfraFolder folder, Written written)
            throws IOException {
        new GeneratedState(
                        inputs,
                        requirements,
                        settings.project().shown(folder.path()),
                        planned.inputs().dslFolders(),
                        written.version().version(),
                        written.assembly(),
                        written.version().stacks().size(),
                        GeneratedState.sums(written.files()))
                .write(settings.stateDirectory());
    }

    private InfraFolder folder(String path) {
        return new InfraFolder(settings.project().base().resolve(path).normalize());
    }
}
