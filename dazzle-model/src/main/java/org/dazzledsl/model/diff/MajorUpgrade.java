package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Another major version of PostgreSQL. The resource schemas let the version of a database change, and yet RDS takes none that is
 * older, and a newer one of an instance only where its template allows that. Of a cluster CloudFormation allows it by itself:
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds
 *
 * @param allowed whether the template allows it, or may
 */
record MajorUpgrade(int before, int after, boolean allowed) {

    private static final String INSTANCE = "AWS::RDS::DBInstance";

    private static final String CLUSTER = "AWS::RDS::DBCluster";

    private static final String ALLOW = "AllowMajorVersionUpgrade";

    private static final String SOURCE =
            "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html";

    /** From version 10 on, the first number is the major version. */
    private static final Pattern VERSION = Pattern.compile("([1-9]\\d{1,3})(\\.\\d+)*");

    /** The change of a database that stays the same resource; an instance of a cluster has its cluster's version. */
    static Optional<MajorUpgrade> of(FlatResource old, FlatResource now) {
        boolean ofItsOwn = now.type().equals(INSTANCE) && !now.properties().has("DBClusterIdentifier");
        Optional<Integer> before = major(old.properties());
        Optional<Integer> after = major(now.properties());
        if (!ofItsOwn && !now.type().equals(CLUSTER) || before.isEmpty() || after.isEmpty() || before.equals(after)) {
            return Optional.empty();
        }
        JsonNode allows = now.properties().path(ALLOW);
        // What is no truth itself, but a reference to one, may be true.
        boolean allowed = !ofItsOwn || allows.isContainerNode() || allows.asBoolean();
        return Optional.of(new MajorUpgrade(before.get(), after.get(), allowed));
    }

    private static Optional<Integer> major(JsonNode properties) {
        String engine = properties.path("Engine").asText();
        var version = VERSION.matcher(properties.path("EngineVersion").asText());
        return (engine.equals("postgres") || engine.equals("aurora-postgresql")) && version.matches()
                ? Optional.of(Integer.valueOf(version.group(1)))
                : Optional.empty();
    }

    /** Why RDS refuses it, if it does. */
    Optional<Impossible> refusal() {
        if (after < before) {
            return Optional.of(new Impossible(
                    "PostgreSQL " + before + " doesn't go back to " + after + ": RDS refuses it", SOURCE));
        }
        return allowed
                ? Optional.empty()
                : Optional.of(new Impossible(
                        "PostgreSQL " + before + " doesn't become " + after + " without " + ALLOW + ": RDS refuses it",
                        SOURCE));
    }

    /** What becomes of the database meanwhile. */
    String inWords() {
        return "RDS upgrades PostgreSQL " + before + " to " + after + " in place, and the database is down meanwhile";
    }
}
