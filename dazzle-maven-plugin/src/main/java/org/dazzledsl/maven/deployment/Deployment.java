package org.dazzledsl.maven.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dazzledsl.maven.files.AtomicFile;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.model.aws.compute.ContainerImage.Pushed;
import org.dazzledsl.model.diff.InfraDiff;
import org.dazzledsl.model.json.JsonTree;
import org.dazzledsl.model.json.StableJson;
import org.dazzledsl.model.version.InfraVersion.StackVersion;

/** Deploys generated stacks, once somebody agreed. */
public final class Deployment {

    /** Raised when a reader of the outputs before could misread them. */
    private static final int SCHEMA_VERSION = 1;

    private static final Set<String> YES = Set.of("y", "yes");

    private final GeneratedStacks generated;
    private final DeploymentSettings settings;
    private final Stacks stacks;
    private final List<String> parameters;
    private final Progress progress;

    private Deployment(
            GeneratedStacks generated,
            DeploymentSettings settings,
            Stacks stacks,
            List<String> parameters,
            Progress progress) {
        this.generated = generated;
        this.settings = settings;
        this.stacks = stacks;
        this.parameters = List.copyOf(parameters);
        this.progress = progress;
    }

    /** @throws UnusableSettingException when a stack or a parameter is wanted that there is not */
    public static Deployment of(GeneratedStacks generated, DeploymentSettings settings, Progress progress)
            throws UnusableSettingException, IOException {
        Stacks stacks = Stacks.named(generated.version(), settings.stacks(), DeploymentSettings.STACKS);
        return new Deployment(
                generated,
                settings,
                stacks,
                StackParameters.qualified(
                        stacks, generated.assembly(), settings.parameters(), DeploymentSettings.PARAMETERS),
                progress);
    }

    /** Of what would change in all stacks, that which changes in those that are deployed. */
    public InfraDiff changes(InfraDiff all) {
        return stacks.areAll()
                ? all
                : all.only(stacks.chosen().stream().map(StackVersion::name).collect(Collectors.toSet()));
    }

    /** @throws RefusedException when nobody agrees */
    public void confirm(Confirmation confirmation) throws RefusedException {
        if (settings.approved()) {
            return;
        }
        String what = stacks.inWords() + " of " + stacks.base() + " to " + stacks.place()
                + (parameters.isEmpty() ? "" : " with " + String.join(", ", settings.parameters()));
        Optional<String> answer = confirmation.ask("Deploy " + what + "? [y/N] ");
        if (answer.isEmpty()) {
            throw new RefusedException("Nothing was deployed: nobody can be asked here whether to deploy " + what
                    + ". Where that is decided beforehand, say so with -D" + DeploymentSettings.APPROVE + ".");
        }
        if (!YES.contains(answer.get().strip().toLowerCase(Locale.ROOT))) {
            throw new RefusedException("Nothing was deployed: the answer was no.");
        }
    }

    /** Deploys, and says what came of it and what to do next. */
    public void run(Cdk cdk) throws CdkFailedException, IOException, InterruptedException {
        Path directory = Files.createDirectories(settings.outputs().getParent());
        // What an earlier deployment wrote is not to be taken for this one's.
        Files.deleteIfExists(settings.outputs());
        Path raw = Files.createTempFile(directory, ".outputs-", ".json");
        try {
            String words = cdk.run("Deploying " + stacks.inWords() + " of " + stacks.base(), arguments(raw));
            byte[] outputs = Files.readAllBytes(raw);
            // It writes them when all stacks are deployed, also where there are none.
            if (outputs.length == 0) {
                throw CdkFailedException.unfinished(
                        stacks.names() + " of " + stacks.base() + " may not be deployed", words);
            }
            farewell(byStack(outputs));
        } finally {
            Files.deleteIfExists(raw);
        }
    }

    private List<String> arguments(Path outputs) {
        List<String> arguments = new ArrayList<>(List.of("deploy"));
        stacks.chosen().forEach(stack -> arguments.add(stack.name()));
        arguments.add("--exclusively");
        arguments.addAll(generated.application());
        // The changes were shown and agreed to, those of permissions among them.
        arguments.addAll(List.of("--require-approval", "never", "--progress", "events"));
        arguments.addAll(List.of("--outputs-file", outputs.toAbsolutePath().toString()));
        parameters.forEach(parameter -> arguments.addAll(List.of("--parameters", parameter)));
        arguments.addAll(settings.arguments());
        return arguments;
    }

    /** Those of the stacks that were deployed, by their names. */
    private Map<String, SortedMap<String, String>> byStack(byte[] written) throws IOException {
        Map<String, SortedMap<String, String>> outputs = new LinkedHashMap<>();
        JsonNode json = JsonTree.read(written);
        for (StackVersion stack : stacks.chosen()) {
            SortedMap<String, String> values = new TreeMap<>();
            json.path(stack.stackName())
                    .properties()
                    .forEach(output ->
                            values.put(output.getKey(), output.getValue().asText()));
            outputs.put(stack.name(), values);
        }
        return outputs;
    }

    private void write(Map<String, SortedMap<String, String>> outputs) throws IOException {
        ObjectNode json = StableJson.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("version", generated.version().version());
        json.put("environment", generated.version().environment());
        ArrayNode list = json.putArray("stacks");
        for (StackVersion stack : stacks.chosen()) {
            ObjectNode object = list.addObject().put("name", stack.name()).put("stack_name", stack.stackName());
            ObjectNode values = object.putObject("outputs");
            outputs.get(stack.name()).forEach(values::put);
        }
        AtomicFile.write(
                settings.outputs(), StableJson.write(json), settings.outputs().getParent());
    }

    private void farewell(Map<String, SortedMap<String, String>> outputs) throws IOException {
        write(outputs);
        progress.say("Deployed " + stacks.inWords() + " of " + stacks.base() + " to " + stacks.place() + ".");
        outputs.forEach((stack, values) ->
                values.forEach((key, value) -> progress.say("  " + stack + "." + key + ": " + value)));
        boolean isRolledOut =
                settings.parameters().stream().anyMatch(parameter -> parameter.startsWith(Pushed.TAG_PARAMETER + "="));
        Optional<String> withImage = isRolledOut ? Optional.empty() : stackWithImage();
        if (withImage.isPresent()) {
            progress.say("To roll out an image: push it to " + withImage.get()
                    + ".RepositoryUri, then mvn dazzle:deploy -D"
                    + DeploymentSettings.STACKS + "=" + withImage.get() + " -D" + DeploymentSettings.PARAMETERS + "="
                    + Pushed.TAG_PARAMETER + "=<its tag>");
        }
    }

    private Optional<String> stackWithImage() throws IOException {
        for (StackVersion stack : stacks.chosen()) {
            JsonNode template =
                    JsonTree.read(Files.readAllBytes(generated.assembly().resolve(stack.template())));
            if (template.path("Parameters").has(Pushed.TAG_PARAMETER)) {
                return Optional.of(stack.name());
            }
        }
        return Optional.empty();
    }
}
