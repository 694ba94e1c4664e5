package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * What is lost with a resource. The schemas say which types hold something ({@link ReplacementTable#isStateful}); here is
 * what that is, and the types that they leave out although an application can't do without what they hold: addresses that
 * clients know, images, archived events.
 *
 * @param contents in words: {@code its objects}
 * @param plural whether these words are in the plural
 * @param onlyWhenEmpty whether CloudFormation refuses to delete it while it holds anything
 */
record HeldData(String contents, boolean plural, boolean onlyWhenEmpty) {

    private static final String DB_INSTANCE = "AWS::RDS::DBInstance";

    private static final Map<String, HeldData> BY_TYPE = Map.ofEntries(
            Map.entry("AWS::DynamoDB::GlobalTable", many("its items")),
            Map.entry("AWS::DynamoDB::Table", many("its items")),
            Map.entry("AWS::EC2::NetworkInterface", one("its address")),
            Map.entry("AWS::EC2::Volume", one("what is stored on it")),
            Map.entry("AWS::ECR::Repository", new HeldData("its images", true, true)),
            Map.entry("AWS::EFS::FileSystem", many("its files")),
            Map.entry("AWS::ElastiCache::ReplicationGroup", one("what it has cached")),
            Map.entry("AWS::ElastiCache::ServerlessCache", one("what it has cached")),
            Map.entry("AWS::Events::Archive", many("its events")),
            Map.entry("AWS::KMS::Key", one("whatever it encrypted")),
            Map.entry("AWS::Logs::LogGroup", many("its log events")),
            Map.entry("AWS::RDS::DBCluster", many("its rows")),
            Map.entry(DB_INSTANCE, many("its rows")),
            Map.entry("AWS::S3::Bucket", new HeldData("its objects", true, true)),
            Map.entry("AWS::SQS::Queue", many("the messages in it")),
            Map.entry("AWS::SecretsManager::Secret", one("its value")));

    private static HeldData one(String contents) {
        return new HeldData(contents, false, false);
    }

    private static HeldData many(String contents) {
        return new HeldData(contents, true, false);
    }

    /** {@code its objects are lost}. */
    String lost() {
        return contents + (plural ? " are lost" : " is lost");
    }

    /** @param properties by which it is told whether a database instance has storage of its own or its cluster's */
    static Optional<HeldData> in(String type, JsonNode properties, ReplacementTable schemas) {
        if (type.equals(DB_INSTANCE) && properties.has("DBClusterIdentifier") || type.equals(FlatStack.NESTED_STACK)) {
            return Optional.empty();
        }
        HeldData known = BY_TYPE.get(type);
        if (known != null) {
            boolean isEmptied = properties.path("EmptyOnDelete").asBoolean();
            return Optional.of(isEmptied ? new HeldData(known.contents, known.plural, false) : known);
        }
        return schemas.isStateful(type) ? Optional.of(one("what it holds")) : Optional.empty();
    }
}
