package org.dazzledsl.stacks;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;
import org.dazzledsl.model.aws.compute.ComputeStack;
import org.dazzledsl.model.aws.data.DataStack;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.network.NetworkStack;
import org.dazzledsl.model.aws.observability.ObservabilityStack;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;
import software.amazon.awscdk.App;
import software.amazon.awscdk.DefaultStackSynthesizer;

/** Turns AwsRequirements into a cloud assembly: a CloudFormation template for each stack, and how to deploy them. */
public final class StackSynthesizer {

    private StackSynthesizer() {}

    /**
     * @param output the folder of the cloud assembly; made when it does not exist
     * @throws RuntimeException with CDK's own message when it refuses what was built
     */
    public static void synthesize(AwsRequirements requirements, Path output) {
        app(requirements, output).synth();
    }

    /** The construct tree, not yet synthesized. */
    static App app(AwsRequirements requirements, Path output) {
        App.Builder builder = App.Builder.create()
                .outdir(output.toString())
                .analyticsReporting(false)
                .treeMetadata(false)
                .context(context());
        requirements
                .organization()
                .bootstrapQualifier()
                .ifPresent(qualifier -> builder.defaultStackSynthesizer(DefaultStackSynthesizer.Builder.create()
                        .qualifier(qualifier)
                        .build()));
        App app = builder.build();
        Map<StackName, StackScope> scopes = new EnumMap<>(StackName.class);
        for (AwsStack stack : requirements.stacks()) {
            StackScope scope = new StackScope(app, requirements, stack);
            build(scope, stack);
            stack.stack().after().stream()
                    .filter(scopes::containsKey)
                    .forEach(before ->
                            scope.stack().addStackDependency(scopes.get(before).stack()));
            scopes.put(stack.stack(), scope);
        }
        return app;
    }

    private static void build(StackScope scope, AwsStack stack) {
        if (stack instanceof NetworkStack network) {
            NetworkBuilder.build(scope, network);
        } else if (stack instanceof TigerBeetleStack tigerBeetle) {
            TigerBeetleBuilder.build(scope, tigerBeetle);
        } else if (stack instanceof DataStack data) {
            DataBuilder.build(scope, data);
        } else if (stack instanceof MessagingStack messaging) {
            MessagingBuilder.build(scope, messaging);
        } else if (stack instanceof ComputeStack compute) {
            ComputeBuilder.build(scope, compute);
        } else if (stack instanceof ObservabilityStack observability) {
            ObservabilityBuilder.build(scope, observability);
        } else {
            throw new IllegalArgumentException("Not one of the six stacks: " + stack.stack());
        }
    }

    /** Settings of CDK that shape the templates, fixed here so that a user's own cdk.json can't change them. */
    private static Map<String, Object> context() {
        Map<String, Object> context = new TreeMap<>();
        // Said out loud, or the command line warns. Nothing here refers across stacks; values go through SSM.
        context.put("@aws-cdk/core:defaultCrossStackReferences", "strong");
        context.put("aws:cdk:disable-asset-staging", true);
        context.put("aws:cdk:disable-stack-trace", true);
        context.put("aws:cdk:version-reporting", false);
        context.put("aws:cdk:enable-path-metadata", false);
        // By what this adds, the command line's diff finds the templates of nested stacks.
        context.put("aws:cdk:enable-asset-metadata", true);
        return context;
    }
}
