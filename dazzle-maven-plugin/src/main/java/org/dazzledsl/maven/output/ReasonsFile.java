package org.dazzledsl.maven.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.json.StableJson;

/**
 * Where the elements stand that the templates name by their ids. Outside the assembly, so that a line that moved changes no
 * template and no version.
 */
final class ReasonsFile {

    static final String NAME = "reasons.json";

    private static final int SCHEMA_VERSION = 1;

    private ReasonsFile() {}

    static String content(AwsRequirements requirements) {
        Map<String, Span> places = new TreeMap<>();
        for (AwsStack stack : requirements.stacks()) {
            for (AwsResource resource : stack.resources()) {
                for (Reason reason : resource.planned().reasons()) {
                    places.putIfAbsent(reason.element(), reason.span());
                }
            }
        }
        ObjectNode json = StableJson.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        ObjectNode elements = json.putObject("elements");
        places.forEach((element, span) ->
                elements.putObject(element).put("file", span.file()).put("line", span.line()));
        return StableJson.write(json);
    }
}
