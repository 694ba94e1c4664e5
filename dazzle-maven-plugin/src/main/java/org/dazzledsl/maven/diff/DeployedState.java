package org.dazzledsl.maven.diff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.maven.diff.OlderState.Nothing;
import org.dazzledsl.maven.diff.OlderState.Templates;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.diff.DeployedStacks;
import org.dazzledsl.model.diff.Elements;
import org.dazzledsl.model.diff.InfraDiffer.Side;
import org.dazzledsl.model.json.StableJson;
import org.dazzledsl.model.template.TemplateFolder;
import org.dazzledsl.model.version.CloudAssembly;

/** The stacks of a project as they are deployed. */
public final class DeployedState {

    /** How CDK notes in a template which file the template of a nested stack is. */
    private static final String ASSET_PATH = "aws:asset:path";

    private final DeployedStacks stacks;
    private final Path folder;

    private DeployedState(DeployedStacks stacks, Path folder) {
        this.stacks = stacks;
        this.folder = folder;
    }

    /** Gets to the deployed stacks. Asked only when they are to be compared with. */
    public interface Source {

        /** @throws DiffException when what is needed for it can't be had */
        DeployedStacks connect(String region) throws DiffException;
    }

    /** @param folder for the templates, which are read back as a cloud assembly */
    static OlderState read(AwsRequirements requirements, Source source, Path folder) throws DiffException {
        String shown = "the stacks deployed in " + requirements.region();
        try (DeployedStacks stacks = source.connect(requirements.region())) {
            if (!new DeployedState(stacks, folder).write(requirements)) {
                return new Nothing(shown + ", where none is deployed");
            }
            Side side = new Side(TemplateFolder.read(folder), Elements.NONE);
            return new Templates(shown, Optional.empty(), () -> side);
        } catch (IOException e) {
            throw new DiffException(e.getMessage(), e);
        }
    }

    /** All six that there may be, since one that is no longer planned may still be deployed. */
    private boolean write(AwsRequirements requirements) throws IOException {
        ObjectNode manifest = StableJson.object();
        ObjectNode artifacts = manifest.putObject("artifacts");
        for (StackName name : StackName.values()) {
            String stackName = requirements.names().stack(name);
            Optional<String> template = stacks.template(stackName);
            if (template.isPresent()) {
                String file = name.title() + ".template.json";
                write(file, template.get(), stackName);
                ObjectNode artifact = artifacts.putObject(name.title()).put("type", "aws:cloudformation:stack");
                artifact.putObject("properties").put("templateFile", file).put("stackName", stackName);
            }
        }
        Files.writeString(folder.resolve(CloudAssembly.MANIFEST), StableJson.write(manifest));
        return !artifacts.isEmpty();
    }

    /** Nested stacks are written under the names that their parents know. */
    private void write(String file, String template, String stack) throws IOException {
        JsonNode json;
        try {
            json = new JsonMapper().readTree(template);
        } catch (JsonProcessingException e) {
            throw new IOException("The template of the deployed stack " + stack + " is not JSON", e);
        }
        Path target = folder.resolve(file).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("The deployed stack " + stack + " names a file outside its folder: " + file);
        }
        Files.writeString(target, template);
        if (json.findValue(ASSET_PATH) == null) {
            return;
        }
        for (Map.Entry<String, String> nested : stacks.nestedStacks(stack).entrySet()) {
            JsonNode path = json.path("Resources")
                    .path(nested.getKey())
                    .path("Metadata")
                    .path(ASSET_PATH);
            Optional<String> inner = path.isTextual() ? stacks.template(nested.getValue()) : Optional.empty();
            if (inner.isPresent()) {
                write(path.asText(), inner.get(), nested.getValue());
            }
        }
    }
}
