package org.dazzledsl.stacks;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.compute.ComputeStack;
import org.dazzledsl.model.aws.data.DataStack;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.network.NetworkStack;
import org.dazzledsl.model.aws.observability.ObservabilityStack;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;

/**
 * Turns AwsRequirements into CDK constructs: into a text that says which ones, with which properties, for the program that
 * makes them in Node and has CDK write the cloud assembly. Each property stands in a class of CDK's, so that none is
 * misspelled; but what would cross from Java to Node for each construct crosses once for all of them.
 */
public final class StackSynthesizer {

    private StackSynthesizer() {}

    /** What the templates are for. */
    public enum Use {
        /** For CloudFormation: with the rule that the account must be bootstrapped. */
        DEPLOYED,
        /** For another application of CDK, which adds that rule and the description itself. */
        INCLUDED
    }

    /**
     * Writes what {@link CdkProgram} reads, so that Node makes constructs while the next are being written: a line for the
     * application, one for each stack, with lines of its elements behind it, and one that says that this was all.
     *
     * @param assembly the folder of the cloud assembly, which the program makes
     */
    public static void write(AwsRequirements requirements, Path assembly, Use use, Writer out) throws IOException {
        try (JsonGenerator json = PlainJson.lines(out)) {
            PlainJson.write(json, application(requirements, assembly, use));
            PlainJson.endLine(json);
            PropertyClasses classes = new PropertyClasses();
            for (AwsStack stack : requirements.stacks()) {
                StackScope scope = new StackScope(requirements, stack);
                build(scope, stack);
                scope.write(json, classes, use);
            }
            PlainJson.write(json, Map.of("complete", true));
            PlainJson.endLine(json);
        }
    }

    private static Map<String, Object> application(AwsRequirements requirements, Path assembly, Use use) {
        Map<String, Object> application = new LinkedHashMap<>();
        application.put("assembly", assembly.toString());
        application.put("context", CdkContext.settings());
        application.put("bootstrapRule", use == Use.DEPLOYED);
        Optional<String> qualifier = requirements.organization().bootstrapQualifier();
        if (qualifier.isPresent()) {
            application.put("qualifier", qualifier.get());
        }
        return application;
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
}
