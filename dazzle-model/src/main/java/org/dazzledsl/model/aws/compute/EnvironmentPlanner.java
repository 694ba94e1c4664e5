package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dazzledsl.model.aws.Note;
import org.dazzledsl.model.aws.PlanContext;
import org.dazzledsl.model.aws.Value;
import org.dazzledsl.model.aws.Wire;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.aws.messaging.EmailSending;
import org.dazzledsl.model.aws.messaging.MessagingStack;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleWires;

/** Decides what the containers find in their environment besides secrets, under the names that Dazzle applications read. */
record EnvironmentPlanner(PlanContext context, Channels channels, NamedSecrets named, Value address) {

    /** What a worker does at the same time. */
    static final int WORKER_CONCURRENCY = 4;

    /** Where the application answers the callers of its webhooks. */
    private static final String WEBHOOK_PATH = "/webhooks";

    /** A secret that is named takes the place of a variable of its name, which a container can't have twice. */
    List<EnvironmentVariable> plan(ServiceKind kind) {
        return all(kind).filter(variable -> !named.has(variable.name())).toList();
    }

    List<Note> notes() {
        return all(ServiceKind.WORKER)
                .filter(variable -> named.has(variable.name()))
                .map(variable -> named.winsOver(variable.name(), "what this deployment knows"))
                .toList();
    }

    private Stream<EnvironmentVariable> all(ServiceKind kind) {
        List<EnvironmentVariable> variables = new ArrayList<>();
        addApplication(variables, kind);
        addData(variables);
        addTigerBeetle(variables);
        addMessaging(variables, kind);
        context.needs().tenancy().ifPresent(tenancy -> {
            variables.add(EnvironmentVariable.of("TENANCY_MODE", tenancy.mode()));
            tenancy.partitionKey()
                    .ifPresent(key -> variables.add(EnvironmentVariable.of("TENANCY_PARTITION_KEY", key)));
        });
        return variables.stream();
    }

    private void addApplication(List<EnvironmentVariable> variables, ServiceKind kind) {
        variables.add(
                EnvironmentVariable.of("APP_ENV", context.names().environment().word()));
        // Off in dev too: its pages show secrets, and the load balancer is as public there as anywhere.
        variables.add(EnvironmentVariable.of("APP_DEBUG", "false"));
        variables.add(EnvironmentVariable.of("APP_ROLE", kind.word()));
        if (kind == ServiceKind.WEB) {
            variables.add(EnvironmentVariable.of(
                    "PORT", Integer.toString(context.config().compute().containerPort())));
        }
        if (context.needs().webhooks().needed()) {
            variables.add(new EnvironmentVariable("WEBHOOK_URL", Value.joined(address, Value.text(WEBHOOK_PATH))));
        }
        if (Tracing.runs(context)) {
            variables.add(EnvironmentVariable.of("AWS_XRAY_DAEMON_ADDRESS", Tracing.DAEMON_ADDRESS));
        }
    }

    private void addData(List<EnvironmentVariable> variables) {
        if (context.hasDatabase()) {
            variables.add(wired("DATABASE_HOST", DataWires.DATABASE_HOST));
            variables.add(wired("DATABASE_PORT", DataWires.DATABASE_PORT));
            variables.add(wired("DATABASE_NAME", DataWires.DATABASE_NAME));
            variables.add(wired("DATABASE_USER", DataWires.DATABASE_USER));
            // So that an application can read the password again when RDS has rotated it.
            variables.add(wired("DATABASE_SECRET_ARN", DataWires.DATABASE_SECRET_ARN));
        }
        if (context.hasStorage()) {
            variables.add(wired("STORAGE_BUCKET", DataWires.BUCKET_NAME));
            variables.add(EnvironmentVariable.of("STORAGE_REGION", "${AWS::Region}"));
        }
        if (context.hasCache()) {
            Value host = Value.wired(DataWires.CACHE_HOST);
            Value port = Value.wired(DataWires.CACHE_PORT);
            variables.add(new EnvironmentVariable("REDIS_HOST", host));
            variables.add(new EnvironmentVariable("REDIS_PORT", port));
            variables.add(new EnvironmentVariable(
                    "REDIS_URL", Value.joined(Value.text("rediss://"), host, Value.text(":"), port)));
        }
    }

    private void addTigerBeetle(List<EnvironmentVariable> variables) {
        if (context.hasTigerBeetle()) {
            variables.add(wired("TIGERBEETLE_CLUSTER_ID", TigerBeetleWires.CLUSTER_ID));
            variables.add(wired("TIGERBEETLE_ADDRESSES", TigerBeetleWires.ADDRESSES));
        }
    }

    private void addMessaging(List<EnvironmentVariable> variables, ServiceKind kind) {
        channels.messaging()
                .flatMap(MessagingStack::workQueue)
                .ifPresent(queue -> variables.add(
                        new EnvironmentVariable("QUEUE_URL", queue.queue().url())));
        if (kind == ServiceKind.WORKER) {
            variables.add(EnvironmentVariable.of("WORKER_CONCURRENCY", Integer.toString(WORKER_CONCURRENCY)));
        }
        variables.addAll(channels.environment());
        channels.messaging().flatMap(MessagingStack::email).ifPresent(email -> addEmail(variables, email));
    }

    private static void addEmail(List<EnvironmentVariable> variables, EmailSending email) {
        email.fromAddress().ifPresent(address -> variables.add(EnvironmentVariable.of("EMAIL_FROM", address)));
        variables.add(EnvironmentVariable.of(
                "EMAIL_CONFIGURATION_SET", email.configurationSet().name()));
        variables.add(new EnvironmentVariable(
                "EMAIL_FEEDBACK_QUEUE_URL", email.feedback().queue().url()));
    }

    private static EnvironmentVariable wired(String name, Wire wire) {
        return new EnvironmentVariable(name, Value.wired(wire));
    }
}
