package org.dazzledsl.maven.diff;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.maven.synthesis.LocalSynthesis;
import org.dazzledsl.model.diff.DataInventory;
import org.dazzledsl.model.diff.ReplacementTable;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.version.InfraVersion;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The resources of the examples that hold data, with what can only be set when they are created. Another text here means that
 * this version, deployed over the one before, would replace or delete somebody's data.
 */
class DataInventoryTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"wallet", "tasks"})
    void theDataOfAnExampleStays(String example) throws Exception {
        Path base = Path.of("..", "examples", example).toAbsolutePath().normalize();
        DazzleProject project =
                new DazzleProject(base, base.resolve("dazzle.toml"), Optional.empty(), Optional.of("prod"));
        Reading.Planned planned = assertInstanceOf(Reading.Planned.class, new ProjectPipeline().read(project));
        Path assembly = folder.resolve(example);
        LocalSynthesis.synthesize(planned.plan().requirements(), assembly);
        TemplateFolder templates = TemplateFolder.read(assembly);
        ReplacementTable schemas = ReplacementTable.load();
        templates
                .stacks()
                .forEach(stack -> stack.resources()
                        .forEach(placed -> assertTrue(
                                schemas.knows(placed.resource().type()),
                                placed.resource().type())));
        String manifest = new InfraVersion(
                        "000000000000",
                        "0",
                        Instant.EPOCH,
                        "prod",
                        List.of(),
                        DataInventory.of(templates),
                        Optional.empty(),
                        Optional.empty())
                .toJson();
        RecordedText.assertSame("data-of-" + example + ".json", manifest);
    }
}
