package org.dazzledsl.maven.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.maven.output.InfraWriter.Tool;
import org.dazzledsl.maven.progress.RecordedProgress;
import org.dazzledsl.maven.project.DazzleProject;
import org.dazzledsl.maven.project.ProjectPipeline;
import org.dazzledsl.maven.project.Reading;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.json.StableJson;
import org.dazzledsl.model.version.Sha256;

/** A small project on disk, with a synthesizer that makes one template of the requirements' text. */
public final class ShopProject {

    public static final String TOML = """
            [project]
            name = "shop"
            version = "1.0.0"
            root = "shop"

            [deploy]
            environment = "dev"
            """;

    public static final String DSL = """
            module shop
            app shop "Shop"

            entity Order "Order":
              id: uuid pk
            """;

    public final Path base;

    public int read;
    public int synthesized;
    public Optional<String> environment = Optional.empty();
    public Optional<Path> outputDirectory = Optional.empty();
    Optional<Instant> timestamp = Optional.empty();
    public Optional<Path> manifestFile = Optional.empty();
    boolean force;
    boolean failOnWarnings;
    ToolIdentity identity = new ToolIdentity(List.of());

    public ShopProject(Path base) throws IOException {
        this.base = base;
        write("dazzle.toml", TOML);
        write("dsl/shop.dsl", DSL);
    }

    public void write(String file, String content) throws IOException {
        Path path = base.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    public GenerationSettings settings() {
        return new GenerationSettings(
                new DazzleProject(base, base.resolve("dazzle.toml"), Optional.empty(), environment),
                outputDirectory,
                base.resolve("target/dazzle/state"),
                manifestFile,
                force,
                failOnWarnings,
                timestamp,
                new Tool("0.1.0", "2.1148.1"),
                identity);
    }

    public GenerationResult generate() throws Exception {
        return new Generation(settings(), this::reading, () -> this::synthesize, new RecordedProgress()).run();
    }

    public Reading reading(DazzleProject project) throws IOException {
        read++;
        return new ProjectPipeline().read(project);
    }

    public void synthesize(AwsRequirements requirements, Path assembly) throws IOException {
        synthesized++;
        Files.createDirectories(assembly);
        Files.writeString(assembly.resolve("manifest.json"), """
                {"artifacts": {"Network": {"type": "aws:cloudformation:stack",
                  "properties": {"templateFile": "Network.template.json", "stackName": "shop-dev-Network"}}}}
                """);
        String text = AwsRequirementsJson.writeWithoutPlaces(requirements);
        ObjectNode template = StableJson.object().put("Description", text);
        template.withObject("/Resources/Topic").put("Type", "AWS::SNS::Topic");
        template.withObject("/Resources/Topic/Properties").put("DisplayName", Sha256.of(text));
        Files.writeString(assembly.resolve("Network.template.json"), StableJson.write(template));
    }

    /** The files of the output folder, with their times. */
    public TreeMap<String, String> output() throws IOException {
        TreeMap<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(base.resolve("target/infra"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sums.put(base.relativize(file) + " " + Files.getLastModifiedTime(file), Sha256.ofFile(file));
            }
        }
        return sums;
    }
}
