package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is deleted since it may be kept for a shorter time than before. Each service says of its property that what is older
 * goes: CloudWatch Logs of {@code PutRetentionPolicy}, EventBridge of {@code UpdateArchive}, SQS of
 * {@code SetQueueAttributes}, RDS of the period of automated backups, S3 of rules that expire objects.
 */
final class Retention {

    /** The property, whether what has none is kept for ever, and what goes. */
    private record Kind(String property, boolean endlessWithout, String lost) {}

    private static final String BACKUPS = "its automated backups";

    private static final Map<String, Kind> BY_TYPE = Map.of(
            "AWS::Logs::LogGroup", new Kind("RetentionInDays", true, "its log events"),
            "AWS::Events::Archive", new Kind("RetentionDays", true, "its events"),
            "AWS::SQS::Queue", new Kind("MessageRetentionPeriod", false, "the messages in it"),
            "AWS::RDS::DBCluster", new Kind("BackupRetentionPeriod", false, BACKUPS),
            "AWS::RDS::DBInstance", new Kind("BackupRetentionPeriod", false, BACKUPS),
            "AWS::S3::Bucket", new Kind("ExpirationInDays", true, "its objects"));

    private static final String RULES = "LifecycleConfiguration";

    private Retention() {}

    /** What is deleted by the changes of a resource that stays: {@code its log events that are older are deleted}. */
    static Optional<String> lost(String type, List<PropertyChange> properties) {
        return Optional.ofNullable(BY_TYPE.get(type))
                .filter(kind -> properties.stream().anyMatch(change -> isShorter(kind, change)))
                .map(kind -> kind.lost + " that are older are deleted");
    }

    private static boolean isShorter(Kind kind, PropertyChange change) {
        String last = change.path().get(change.path().size() - 1);
        if (!last.equals(kind.property)) {
            // A whole rule that is new.
            return change.path().get(0).equals(RULES)
                    && change.before().isEmpty()
                    && change.after()
                            .filter(rule -> rule.findValue(kind.property) != null)
                            .isPresent();
        }
        int after = change.after().map(JsonNode::asInt).orElse(0);
        if (after == 0) {
            return false;
        }
        int before = change.before().map(JsonNode::asInt).orElse(0);
        return before == 0 ? kind.endlessWithout : after < before;
    }
}
