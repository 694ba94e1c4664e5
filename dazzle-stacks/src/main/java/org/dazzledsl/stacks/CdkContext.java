package org.dazzledsl.stacks;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Settings of CDK that shape the templates, fixed here so that a user's own cdk.json can't change them. */
public final class CdkContext {

    private CdkContext() {}

    public static Map<String, Object> settings() {
        Map<String, Object> context = new TreeMap<>();
        // Said out loud, or the command line warns. Nothing here refers across stacks; values go through SSM.
        context.put("@aws-cdk/core:defaultCrossStackReferences", "strong");
        context.put("aws:cdk:disable-asset-staging", true);
        context.put("aws:cdk:disable-stack-trace", true);
        // Notes of where in a program a construct was made, with the path of a temporary folder.
        context.put("aws:cdk:disable-creation-stack-traces", true);
        // Logical ids are the names of the constructs, and say as much as a note of which construct each belongs to.
        context.put("aws:cdk:disable-logicalId-metadata", true);
        context.put("aws:cdk:version-reporting", false);
        context.put("aws:cdk:enable-path-metadata", false);
        // By what this adds to an application that includes the templates, the command line's diff finds those of
        // nested stacks.
        context.put("aws:cdk:enable-asset-metadata", true);
        return Collections.unmodifiableMap(context);
    }
}
