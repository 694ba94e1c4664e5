package org.dazzledsl.maven.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.maven.plan.PlanReport.NamedNeed;
import org.dazzledsl.model.aws.AwsRequirements;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.because.Reason;
import org.dazzledsl.model.infra.InfraRequirements;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.json.StableJson;

/** The plan for programs: {@code target/dazzle/plan.json}. */
public final class PlanJson {

    /** It changes when a member is renamed, removed or gets another meaning. */
    public static final int SCHEMA_VERSION = 1;

    private PlanJson() {}

    public static void write(PlanReport report, OutputStream out) throws IOException {
        AwsRequirements requirements = report.requirements();
        ObjectNode json = StableJson.object();
        json.put("schemaVersion", SCHEMA_VERSION);
        json.put("application", requirements.names().application());
        json.put("environment", requirements.names().environment().word());
        json.put("region", requirements.region());
        needs(json.putObject("requirements"), report);
        ArrayNode stacks = json.putArray("stacks");
        requirements.stacks().forEach(stack -> stack(stacks.addObject(), stack));
        ArrayNode notes = json.putArray("notes");
        requirements.notes().forEach(note -> note(notes.addObject(), note));
        ArrayNode refusals = json.putArray("refusals");
        report.refusals().forEach(refusal -> problem(refusals.addObject(), refusal));
        StableJson.write(json, out);
    }

    private static void needs(ObjectNode json, PlanReport report) {
        for (NamedNeed named : report.namedNeeds()) {
            ObjectNode need = json.putObject(named.name());
            need.put("needed", named.need().needed());
            reasons(need, named.need().reasons());
        }
        InfraRequirements needs = report.needs();
        ArrayNode variables = ((ObjectNode) json.get("secrets")).putArray("variables");
        needs.secrets().forEach(secret -> secret(variables.addObject(), secret));
        needs.tenancy().ifPresent(tenancy -> ((ObjectNode) json.get("tenancy")).put("mode", tenancy.mode()));
        ObjectNode sensitive = json.putObject("sensitiveFields");
        sensitive.put("needed", !needs.sensitiveFields().isEmpty());
        reasons(sensitive, needs.sensitiveFields());
    }

    private static void secret(ObjectNode json, SecretNeed secret) {
        json.put("variable", secret.variable());
        json.put("purpose", secret.purpose().name().toLowerCase(Locale.ROOT));
        json.put("name", secret.name());
    }

    private static void stack(ObjectNode json, AwsStack stack) {
        json.put("name", stack.stack().title());
        json.put("stackName", stack.stackName());
        ArrayNode resources = json.putArray("resources");
        for (AwsResource resource : stack.resources()) {
            ObjectNode entry = resources.addObject();
            entry.put("type", resource.planned().type());
            entry.put("name", resource.planned().name());
            entry.put("id", resource.planned().id());
            resource.planned().part().ifPresent(part -> entry.put("part", part.id()));
            reasons(entry, resource.planned().reasons());
        }
    }

    private static void note(ObjectNode json, Note note) {
        json.put("text", note.text());
        reason(json, note.reason());
    }

    private static void problem(ObjectNode json, Problem problem) {
        json.put("file", problem.span().file());
        json.put("line", problem.span().line());
        json.put("column", problem.span().column());
        json.put("code", problem.code());
        json.put("message", problem.sentence());
    }

    private static void reasons(ObjectNode json, List<Reason> reasons) {
        ArrayNode array = json.putArray("reasons");
        reasons.forEach(reason -> reason(array.addObject(), reason));
    }

    private static void reason(ObjectNode json, Reason reason) {
        json.put("file", reason.span().file());
        json.put("line", reason.span().line());
        json.put("construct", reason.construct());
        json.put("element", reason.element());
        json.put("rule", reason.rule());
    }
}
