package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.dazzledsl.model.aws.LogicalId;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.config.DeployConfig.SecretReference;
import org.dazzledsl.model.config.DeployConfig.SecretStore;
import org.dazzledsl.model.infra.InfraRequirements.SecretNeed;
import org.dazzledsl.model.infra.InfraRequirements.SecretPurpose;

/**
 * Decides which secrets a container gets and from where. Of several of one name the user's comes first, then what the Data
 * stack keeps, then what this stack generates.
 */
final class SecretPlanner {

    private static final String ARN_START = "arn:";

    /** Letters and digits; 64 of them carry more than 256 bits. */
    private static final int LENGTH = 64;

    private final PlanContext context;
    private final NamedSecrets named;
    private final List<ContainerSecret> container = new ArrayList<>();
    private final List<GeneratedSecret> generated = new ArrayList<>();
    private final List<Value> readableSecrets = new ArrayList<>();
    private final List<Value> readableParameters = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private SecretPlanner(PlanContext context, NamedSecrets named) {
        this.context = context;
        this.named = named;
    }

    static Secrets plan(PlanContext context, NamedSecrets named) {
        SecretPlanner planner = new SecretPlanner(context, named);
        planner.addNamed();
        planner.addKept();
        planner.addGenerated();
        return new Secrets(
                planner.container,
                planner.generated,
                planner.readableSecrets,
                planner.readableParameters,
                planner.notes);
    }

    private void addNamed() {
        for (String variable : named.variables()) {
            SecretReference reference = named.get(variable);
            add(variable, arn(reference), Optional.empty());
            if (reference.store() == SecretStore.SSM) {
                readableParameters.add(arn(reference));
            } else {
                readableSecrets.addAll(readable(reference.id()));
            }
        }
    }

    private void addKept() {
        if (context.hasDatabase()) {
            addKept(
                    "DATABASE_PASSWORD",
                    Value.wired(DataWires.DATABASE_SECRET_ARN),
                    Optional.of("password"),
                    "the secret that RDS keeps and rotates");
        }
        if (context.hasCache()) {
            addKept(
                    "REDIS_PASSWORD",
                    Value.wired(DataWires.CACHE_SECRET_ARN),
                    Optional.empty(),
                    "the generated secret of the cache");
        }
    }

    private void addKept(String variable, Value arn, Optional<String> jsonKey, String what) {
        if (named.has(variable)) {
            notes.add(named.winsOver(variable, what));
        } else {
            add(variable, arn, jsonKey);
            readableSecrets.add(arn);
        }
    }

    private void addGenerated() {
        for (SecretNeed need : context.needs().secrets()) {
            String variable = need.variable();
            String upper = variable.toUpperCase(Locale.ROOT);
            if (named.has(upper)) {
                notes.add(named.winsOver(upper, "a generated secret"));
                addSpelled(variable, named.get(upper));
            } else if (!has(variable)) {
                GeneratedSecret secret = generated(need);
                generated.add(secret);
                add(variable, secret.arn(), Optional.empty());
            }
        }
    }

    /** A specification may spell its variable in lower case: there, too, the application finds what the user named. */
    private void addSpelled(String variable, SecretReference reference) {
        if (!has(variable)) {
            add(variable, arn(reference), Optional.empty());
        }
    }

    private boolean has(String variable) {
        return container.stream().anyMatch(secret -> secret.name().equals(variable));
    }

    private void add(String variable, Value arn, Optional<String> jsonKey) {
        container.add(new ContainerSecret(variable, arn, jsonKey));
    }

    private GeneratedSecret generated(SecretNeed need) {
        PlannedResource planned = new PlannedResource(
                id(need.variable()), GeneratedSecret.TYPE, need.need().reasons());
        return new GeneratedSecret(
                planned,
                need.variable(),
                context.names().base() + ": " + need.variable() + ". " + description(need),
                need.purpose() != SecretPurpose.APPLICATION_KEY,
                LENGTH);
    }

    private static String id(String variable) {
        String upper = variable.toUpperCase(Locale.ROOT);
        return variable.equals(upper)
                ? LogicalId.of("Secret", variable.toLowerCase(Locale.ROOT))
                : LogicalId.of("SpelledSecret", variable);
    }

    private static String description(SecretNeed need) {
        return switch (need.purpose()) {
            case APPLICATION_KEY -> "Signs sessions and tokens. Generated; another value ends all sessions.";
            case EXTERNAL_API ->
                "The key of the API " + need.name()
                        + ". Starts as a random text, which the API refuses: put the key in " + "its place.";
            case LLM_KEY ->
                "The key of " + need.name() + ". Starts as a random text, which is refused there: put the key in its "
                        + "place.";
            case WEBHOOK ->
                "What the callers of the webhook " + need.name() + " sign with. Starts as a random text: hand it to "
                        + "them, or put theirs in its place.";
        };
    }

    private static Value arn(SecretReference reference) {
        boolean parameter = reference.store() == SecretStore.SSM;
        return Value.text(parameter ? parameterArn(reference.id()) : secretArn(reference.id()));
    }

    private static String parameterArn(String path) {
        return "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter" + path;
    }

    private static String secretArn(String id) {
        return id.startsWith(ARN_START)
                ? id
                : "arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:" + id;
    }

    /**
     * Secrets Manager adds a hyphen and six characters to a secret's name in its ARN, and permissions are about the whole
     * ARN. One that a user wrote may have them or not: nothing in it tells.
     */
    private static List<Value> readable(String id) {
        Value suffixed = Value.text(secretArn(id) + "-??????");
        return id.startsWith(ARN_START) ? List.of(Value.text(id), suffixed) : List.of(suffixed);
    }
}
