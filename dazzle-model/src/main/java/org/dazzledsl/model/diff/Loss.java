package org.dazzledsl.model.diff;

import java.util.Optional;

/** What becomes of data when its resource is deleted or replaced, by the policies that the template gives it. */
final class Loss {

    private static final String SNAPSHOT = "Snapshot";

    private static final String DB_CLUSTER = "AWS::RDS::DBCluster";

    private static final String DB_INSTANCE = "AWS::RDS::DBInstance";

    private Loss() {}

    /** CloudFormation goes by the policy that was deployed last, which is the old one's. */
    static String whenDeleted(FlatResource old, HeldData data) {
        if (keeps(old.definition().deletionPolicy())) {
            return "it is kept, but no stack manages it any longer";
        }
        if (old.properties().path("DeletionProtection").asBoolean()
                || old.properties().path("DeletionProtectionEnabled").asBoolean()) {
            return "its deletion protection lets that fail";
        }
        if (takesSnapshot(old)) {
            return "a snapshot of it is taken";
        }
        return data.onlyWhenEmpty() ? "that fails unless it is empty" : data.lost();
    }

    static String whenReplaced(FlatResource old, FlatResource now, HeldData data) {
        Optional<String> policy = now.definition().updateReplacePolicy();
        String without = ", and the new one starts without " + data.contents();
        if (keeps(policy)) {
            return "the old one is kept, but no stack manages it any longer" + without;
        }
        if (old.properties().path("DeletionProtection").asBoolean()
                && now.properties().path("DeletionProtection").asBoolean()) {
            return "its deletion protection keeps the old one from being deleted" + without;
        }
        if (policy.filter(SNAPSHOT::equals).isPresent()) {
            return "a snapshot of the old one is taken" + without;
        }
        return data.lost();
    }

    /** What CloudFormation does with a resource that leaves its stack. */
    static Verdict verdict(FlatResource old) {
        return keeps(old.definition().deletionPolicy()) ? Verdict.WILL_BE_LEFT_BEHIND : Verdict.WILL_BE_DELETED;
    }

    private static boolean keeps(Optional<String> policy) {
        return policy.filter(name -> name.startsWith("Retain")).isPresent();
    }

    /** Databases are the ones for which CloudFormation takes a snapshot when the template says nothing. */
    private static boolean takesSnapshot(FlatResource old) {
        boolean byDefault = old.type().equals(DB_CLUSTER) || old.type().equals(DB_INSTANCE);
        return old.definition().deletionPolicy().map(SNAPSHOT::equals).orElse(byDefault);
    }
}
