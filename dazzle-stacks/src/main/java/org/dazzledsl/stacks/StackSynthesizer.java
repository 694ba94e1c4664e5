package org.dazzledsl.stacks;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
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
     * Writes what {@link CdkProgram} reads: a line for the application, and then one for each stack as soon as it is known,
     * so that Node makes one while the next is being written.
     *
     * @param assembly the folder of the cloud assembly, which the program makes
     */
    public static void write(AwsRequirements requirements, Path assembly, Use use, Writer out) throws IOException {
        Map<String, Object> app = new LinkedHashMap<>();
        app.put("assembly", assembly.toString());
        app.put("stacks", requirements.stacks().size());
        app.put("context", CdkContext.settings());
        app.put("bootstrapRule", use == Use.DEPLOYED);
        requirements.organization().bootstrapQualifier().ifPresent(qualifier -> app.put("qualifier", qualifier));
        writeLine(app, out);
        PropertyClasses classes = new PropertyClasses();
        for (AwsStack stack : requirements.stacks()) {
            StackScope scope = new StackScope(requirements, stack);
            build(scope, stack);
            writeLine(scope.toPlain(classes, use), out);
        }
    }

    private static void writeLine(Map<String, Object> plain, Writer out) throws IOException {
        PlainJson.write(plain, out);
        out.write('\n');
        out.flush();
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
