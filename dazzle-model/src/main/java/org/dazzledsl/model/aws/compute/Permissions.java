package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.aws.messaging.EmailSending;
import org.dazzledsl.model.aws.messaging.MessagingStack;

/** What the roles of the tasks may do: what the application needs to, on its own things alone. */
record Permissions(PlanContext context, Channels channels, Secrets secrets) {

    /** As many generated secrets as stand one by one in a policy; see {@link PlanContext#MOST_CHANNELS_BY_NAME}. */
    private static final int MOST_SECRETS_BY_NAME = PlanContext.MOST_CHANNELS_BY_NAME;

    /** Of an image in ECR: account, region, repository. */
    private static final Pattern ECR_IMAGE = Pattern.compile(
            "(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.(?:amazonaws\\.com|amazonaws\\.com\\.cn|on\\.aws)"
                    + "/([^:@]+)(?:[:@].*)?");

    /** With which ECS fetches images and secrets and writes logs, before and around the application. */
    List<Permission> execution(ContainerImage image, ImageRepository repository, List<LogGroup> logs) {
        List<Permission> permissions = new ArrayList<>();
        pullableRepository(image, repository).ifPresent(arn -> {
            // A token is for the whole registry: AWS knows no narrower resource for this action.
            permissions.add(
                    Permission.of("RegistryToken", List.of("ecr:GetAuthorizationToken"), List.of(Value.text("*"))));
            permissions.add(Permission.of(
                    "PullImage",
                    List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"),
                    List.of(arn)));
        });
        permissions.add(Permission.of(
                "WriteLogs",
                List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                logs.stream().map(LogGroup::streamsArn).toList()));
        add(permissions, "ReadSecrets", List.of("secretsmanager:GetSecretValue"), readableSecrets());
        generatedByTag().ifPresent(permissions::add);
        add(permissions, "ReadParameters", List.of("ssm:GetParameters"), secrets.readableParameters());
        kms().ifPresent(key -> permissions.add(Permission.of("DecryptSecrets", List.of("kms:Decrypt"), List.of(key))));
        return permissions;
    }

    /** What the application does, whichever service it runs in. */
    List<Permission> task(ServiceKind kind, boolean alone) {
        List<Permission> permissions = new ArrayList<>();
        List<Value> queues = channels.queueArns();
        boolean worker = kind == ServiceKind.WORKER;
        add(permissions, "UseQueues", worker ? sendAndReceive() : send(), queues);
        if (worker || alone) {
            add(permissions, "ReadFeedback", receive(), feedbackArns());
        }
        add(permissions, "PutEvents", List.of("events:PutEvents"), channels.busArns());
        email().ifPresent(permissions::add);
        permissions.addAll(storage());
        permissions.addAll(database());
        addresses().ifPresent(permissions::add);
        kms().ifPresent(key ->
                permissions.add(Permission.of("UseKey", List.of("kms:Decrypt", "kms:GenerateDataKey"), List.of(key))));
        if (Tracing.runs(context)) {
            permissions.add(traces());
        }
        return permissions;
    }

    private static List<String> send() {
        return List.of("sqs:GetQueueAttributes", "sqs:GetQueueUrl", "sqs:SendMessage");
    }

    private static List<String> receive() {
        return List.of(
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:GetQueueUrl",
                "sqs:ReceiveMessage");
    }

    private static List<String> sendAndReceive() {
        return Stream.concat(receive().stream(), Stream.of("sqs:SendMessage")).toList();
    }

    private List<Value> feedbackArns() {
        return channels.messaging().flatMap(MessagingStack::email).stream()
                .map(email -> email.feedback().queue().arn())
                .toList();
    }

    private Optional<Permission> email() {
        List<Value> arns = channels.emailArns();
        if (arns.isEmpty()) {
            return Optional.empty();
        }
        Optional<Permission.Condition> fromAddress = channels.messaging()
                .flatMap(MessagingStack::email)
                .flatMap(EmailSending::fromAddress)
                .map(address -> new Permission.Condition(List.of(new Permission.Equal("ses:FromAddress", address))));
        List<String> actions = List.of(
                "ses:SendBulkEmail",
                "ses:SendBulkTemplatedEmail",
                "ses:SendEmail",
                "ses:SendRawEmail",
                "ses:SendTemplatedEmail");
        return Optional.of(new Permission("SendEmail", actions, arns, fromAddress));
    }

    private List<Permission> storage() {
        if (!context.hasStorage()) {
            return List.of();
        }
        Value bucket = Value.wired(DataWires.BUCKET_ARN);
        return List.of(
                Permission.of("ListFiles", List.of("s3:GetBucketLocation", "s3:ListBucket"), List.of(bucket)),
                Permission.of(
                        "UseFiles",
                        List.of("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject"),
                        List.of(Value.joined(bucket, Value.text("/*")))));
    }

    /** Two ways that outlive a rotation: a token of IAM, or reading the password again when it is refused. */
    private List<Permission> database() {
        if (!context.hasDatabase()) {
            return List.of();
        }
        Value user = Value.joined(
                Value.text("arn:${AWS::Partition}:rds-db:${AWS::Region}:${AWS::AccountId}:dbuser:"),
                Value.wired(DataWires.DATABASE_RESOURCE_ID),
                Value.text("/"),
                Value.wired(DataWires.DATABASE_USER));
        return List.of(
                Permission.of("ConnectToDatabase", List.of("rds-db:connect"), List.of(user)),
                Permission.of(
                        "ReadDatabasePassword",
                        List.of("secretsmanager:GetSecretValue"),
                        List.of(Value.wired(DataWires.DATABASE_SECRET_ARN))));
    }

    private Optional<Permission> addresses() {
        if (context.namesEachChannel()) {
            return Optional.empty();
        }
        String path = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter" + channels.path();
        return Optional.of(Permission.of(
                "ReadChannelAddresses",
                List.of("ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"),
                List.of(Value.text(path), Value.text(path + "/*"))));
    }

    private static Permission traces() {
        // X-Ray has no resources that could be named for these actions.
        return Permission.of(
                "SendTraces",
                List.of(
                        "xray:GetSamplingRules",
                        "xray:GetSamplingStatisticSummaries",
                        "xray:GetSamplingTargets",
                        "xray:PutTelemetryRecords",
                        "xray:PutTraceSegments"),
                List.of(Value.text("*")));
    }

    private List<Value> readableSecrets() {
        List<Value> arns = new ArrayList<>(secrets.readableSecrets());
        if (generatedByName()) {
            secrets.generated().stream().map(GeneratedSecret::arn).forEach(arns::add);
        }
        return arns;
    }

    private boolean generatedByName() {
        return secrets.generated().size() <= MOST_SECRETS_BY_NAME;
    }

    /** Their names begin with nothing in common, so that their tags say whose they are. */
    private Optional<Permission> generatedByTag() {
        if (generatedByName()) {
            return Optional.empty();
        }
        Permission.Condition tagged = new Permission.Condition(List.of(
                new Permission.Equal(
                        "secretsmanager:ResourceTag/app", context.names().application()),
                new Permission.Equal(
                        "secretsmanager:ResourceTag/environment",
                        context.names().environment().word())));
        return Optional.of(new Permission(
                "ReadOwnSecrets",
                List.of("secretsmanager:GetSecretValue"),
                List.of(Value.text("arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:*")),
                Optional.of(tagged)));
    }

    private Optional<Value> kms() {
        return context.config().organization().kmsKeyArn().map(Value::text);
    }

    static boolean inEcr(String image) {
        return ECR_IMAGE.matcher(image).matches();
    }

    private static Optional<Value> pullableRepository(ContainerImage image, ImageRepository repository) {
        if (image instanceof ContainerImage.Named named) {
            Matcher ecr = ECR_IMAGE.matcher(named.reference());
            return ecr.matches()
                    ? Optional.of(Value.text("arn:${AWS::Partition}:ecr:" + ecr.group(2) + ":" + ecr.group(1)
                            + ":repository/" + ecr.group(3)))
                    : Optional.empty();
        }
        return Optional.of(Value.text(
                "arn:${AWS::Partition}:ecr:${AWS::Region}:${AWS::AccountId}:repository/" + repository.name()));
    }

    private static void add(List<Permission> permissions, String sid, List<String> actions, List<Value> resources) {
        if (!resources.isEmpty()) {
            permissions.add(Permission.of(sid, actions, resources));
        }
    }
}
