package org.dazzledsl.stacks.customize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsRequirementsJson;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.NestedStack;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.stacks.CdkContext;
import org.dazzledsl.stacks.StackSettings;
import org.dazzledsl.stacks.customize.Infrastructure.IncludedStack;
import software.amazon.awscdk.App;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.cloudformation.include.CfnInclude;
import software.amazon.awscdk.cloudformation.include.CfnIncludeProps;

/**
 * Hands an infrastructure to the customizers on the class path, and writes what they make of it. A program of its own, because
 * jsii reads from the environment alone where Node is, and has one Node for a whole JVM.
 *
 * <p>The templates come in as CDK includes templates: with a construct for each resource, under the same logical ids.
 */
public final class Customize {

    private static final String SERVICE = "META-INF/services/" + StackCustomizer.class.getName();

    private static final JsonMapper JSON = new JsonMapper();

    private Customize() {}

    /** Whether there is anybody to hand it to. */
    public static boolean isWanted(ClassLoader loader) {
        return loader.getResource(SERVICE) != null;
    }

    /**
     * With a file as {@code AwsRequirementsJson} writes it, the folder of templates to be included, and the folder of the cloud
     * assembly to be made.
     */
    public static void main(String[] arguments) throws IOException {
        AwsRequirements requirements = AwsRequirementsJson.read(Files.readString(Path.of(arguments[0])));
        customized(requirements, Path.of(arguments[1]), Path.of(arguments[2])).synth();
    }

    private static App customized(AwsRequirements requirements, Path templates, Path assembly) throws IOException {
        Infrastructure infrastructure = include(requirements, templates, assembly);
        for (StackCustomizer customizer : customizers()) {
            customizer.customize(infrastructure);
        }
        return infrastructure.app();
    }

    private static List<StackCustomizer> customizers() {
        List<StackCustomizer> customizers = new ArrayList<>();
        ServiceLoader.load(StackCustomizer.class, Customize.class.getClassLoader())
                .forEach(customizers::add);
        customizers.sort(
                Comparator.comparing(customizer -> customizer.getClass().getName()));
        return customizers;
    }

    static Infrastructure include(AwsRequirements requirements, Path templates, Path assembly) throws IOException {
        App.Builder builder = App.Builder.create()
                .outdir(assembly.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(CdkContext.settings());
        requirements
                .organization()
                .bootstrapQualifier()
                .ifPresent(qualifier -> builder.defaultStackSynthesizer(DefaultStackSynthesizer.Builder.create()
                        .qualifier(qualifier)
                        .build()));
        App app = builder.build();
        Map<StackName, IncludedStack> stacks = new EnumMap<>(StackName.class);
        for (AwsStack planned : requirements.stacks()) {
            Stack stack = new Stack(
                    app,
                    planned.stack().title(),
                    StackSettings.of(requirements, planned).toProps());
            for (StackName before : planned.stack().after()) {
                if (stacks.containsKey(before)) {
                    stack.addStackDependency(stacks.get(before).stack());
                }
            }
            stacks.put(planned.stack(), new IncludedStack(stack, include(planned, stack, templates)));
        }
        return new Infrastructure(app, requirements, stacks);
    }

    /** By the ids of the resources, the included template that each is in. */
    private static Map<String, CfnInclude> include(AwsStack planned, Stack stack, Path templates) throws IOException {
        Path file = templates.resolve(planned.stack().title() + ".template.json");
        JsonNode resources = resources(file);
        Map<String, Path> parts = new LinkedHashMap<>();
        Map<String, CfnIncludeProps> nested = new TreeMap<>();
        for (NestedStack part : planned.nestedStacks()) {
            String id = part.planned().id();
            Path template = templates.resolve(
                    resources.path(id).path("Metadata").path("aws:asset:path").asText());
            parts.put(id, template);
            nested.put(
                    id,
                    CfnIncludeProps.builder().templateFile(template.toString()).build());
        }
        CfnInclude whole = CfnInclude.Builder.create(stack, "Template")
                .templateFile(file.toString())
                .loadNestedStacks(nested)
                .build();
        Map<String, CfnInclude> homes = new LinkedHashMap<>();
        resources.fieldNames().forEachRemaining(id -> homes.put(id, whole));
        for (Map.Entry<String, Path> part : parts.entrySet()) {
            CfnInclude included = whole.getNestedStack(part.getKey()).getIncludedTemplate();
            resources(part.getValue()).fieldNames().forEachRemaining(id -> homes.put(id, included));
        }
        return homes;
    }

    private static JsonNode resources(Path template) throws IOException {
        return JSON.readTree(template.toFile()).path("Resources");
    }
}
