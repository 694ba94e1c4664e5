package org.dazzledsl.maven.generate;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.Reading.Inputs;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.project.DslFolder;
import org.dazzledsl.model.project.ProjectSources;
import org.dazzledsl.model.version.Sha256;

/** Sums up all that a result depends on, without understanding any of it. */
final class GenerationInputs {

    private final GenerationSettings settings;
    private final String identity;

    GenerationInputs(GenerationSettings settings) throws IOException {
        this.settings = settings;
        this.identity = settings.identity().digest();
    }

    /** The sum for what templates are made of: the class path, and the requirements without the lines where they stand. */
    String digest(AwsRequirements requirements) {
        return new Sha256()
                .add(identity)
                .add(AwsRequirementsJson.writeWithoutPlaces(requirements))
                .hex();
    }

    /** The sum for the files as they are now in the folders; nothing when they can't be read as they should be. */
    Optional<String> digest(List<String> dslFolders) throws IOException {
        DazzleProject project = settings.project();
        Optional<SourceFile> config = project.readConfig()
                .filter(text -> text.problem().isEmpty())
                .map(text -> new SourceFile(project.shown(project.configFile()), text.text()));
        ProjectSources sources = ProjectSources.read(
                project.base(), dslFolders.stream().map(DslFolder::at).toList());
        return sources.problems().isEmpty()
                ? config.map(text -> digest(new Inputs(text, dslFolders, sources.files())))
                : Optional.empty();
    }

    /** The sum for files that were read. */
    String digest(Inputs inputs) {
        DazzleProject project = settings.project();
        Sha256 sum = new Sha256()
                .add(identity)
                .add(project.environment().toString())
                .add(project.dslDirectory().map(project::shown).toString())
                .add(settings.outputDirectory().map(project::shown).toString())
                .add(settings.timestamp().toString())
                .add(Boolean.toString(settings.failOnWarnings()));
        add(sum, inputs.config());
        inputs.dsl().forEach(file -> add(sum, file));
        return sum.hex();
    }

    private static void add(Sha256 sum, SourceFile file) {
        sum.add(file.path()).add(file.text());
    }
}
