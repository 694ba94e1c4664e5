package org.dazzledsl.model.preflight.rules;

import static org.dazzledsl.model.preflight.rules.PropertyCheck.property;

import java.util.List;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Truth;

/** Secrets, keys, caches, logs and alarms. */
final class OperationsRules {

    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String KEY = "AWS::KMS::Key";
    private static final String CACHE = "AWS::ElastiCache::ReplicationGroup";

    static final List<Rule> RULES = List.of(
            Rule.critical("SECRET_LITERAL", "A secret's text stands in a template")
                    .because("Whoever reads the template, or its history, has it.")
                    .mend("Generate it with GenerateSecretString, or write it after the deployment.")
                    .on(SECRET, (resource, findings) -> {
                        PropertyView text = resource.at("SecretString");
                        findings.check(Secrets.isLiteral(text), text, "SecretString is a literal text");
                    })
                    .on("AWS::SSM::Parameter", OperationsRules::secretParameter)
                    .rule(),
            Rule.info("SECRET_NO_ROTATION", "A secret is never changed")
                    .because("Whoever had it once has it for ever.")
                    .mend("Add an AWS::SecretsManager::RotationSchedule where something can change it.")
                    .see("SecretsManager.1", "SecretsManager.4", "AwsSolutions-SMG4")
                    .on(SECRET, (resource, findings) -> {
                        Truth rotated = resource.isReferredToBy("AWS::SecretsManager::RotationSchedule", "SecretId");
                        findings.check(rotated.not(), resource.at(), "there is no rotation");
                    })
                    .rule(),
            Rule.warn("KMS_NO_ROTATION", "A key is never changed")
                    .because("More and more data hangs on the same key material.")
                    .mend("Set EnableKeyRotation to true.")
                    .see("KMS.4", "AwsSolutions-KMS5")
                    .on(KEY, (resource, findings) -> {
                        PropertyView spec = resource.at("KeySpec");
                        PropertyView rotation = resource.at("EnableKeyRotation");
                        // AWS rotates symmetric keys alone.
                        Truth symmetric = spec.isAbsent() ? Truth.YES : spec.is("SYMMETRIC_DEFAULT");
                        findings.check(symmetric.and(rotation.isTrue().not()), rotation, "rotation is off");
                    })
                    .rule(),
            Rule.critical("KMS_PUBLIC_POLICY", "Anybody may use a key")
                    .because("What it encrypts is as good as not encrypted.")
                    .mend("Name who may, instead of *.")
                    .see("KMS.5")
                    .on(KEY, ResourcePolicies.notPublic("the key", "KeyPolicy"))
                    .rule(),
            Rule.high("CACHE_NOT_ENCRYPTED_IN_TRANSIT", "Connections to a cache are not encrypted")
                    .because("Sessions and tokens cross the network in clear text.")
                    .mend("Set TransitEncryptionEnabled to true.")
                    .see("ElastiCache.5", "AwsSolutions-AEC5")
                    .on(CACHE, property("TransitEncryptionEnabled").mustBeTrue("connections are not encrypted"))
                    .rule(),
            Rule.high("CACHE_NOT_ENCRYPTED_AT_REST", "The storage of a cache is not encrypted")
                    .because("Whoever gets hold of a backup has the data.")
                    .mend("Set AtRestEncryptionEnabled to true.")
                    .see("ElastiCache.4", "AwsSolutions-AEC3")
                    .on(CACHE, property("AtRestEncryptionEnabled").mustBeTrue("the storage is not encrypted"))
                    .rule(),
            Rule.warn("CACHE_NO_AUTHENTICATION", "A cache asks nobody for a password")
                    .because("Whatever reaches its port reads and writes all of it.")
                    .mend("Set AuthToken or UserGroupIds.")
                    .see("ElastiCache.6", "AwsSolutions-AEC6")
                    .on(CACHE, (resource, findings) -> {
                        PropertyView token = resource.at("AuthToken");
                        Truth asks = resource.at("UserGroupIds").isThere().or(token.isThere());
                        findings.check(asks.not(), token, "there is no authentication");
                    })
                    .rule(),
            Rule.info("CACHE_NO_FAILOVER", "A cache has no second node")
                    .because("When its node fails, it is empty and gone for minutes.")
                    .mend("Set AutomaticFailoverEnabled to true with two nodes; Dazzle does in prod.")
                    .see("ElastiCache.3", "AwsSolutions-AEC4")
                    .on(CACHE, property("AutomaticFailoverEnabled").mustBeTrue("there is no automatic failover"))
                    .rule(),
            Rule.info("CACHE_NO_BACKUPS", "A cache is not backed up")
                    .because("What is only in it is gone when it is lost.")
                    .mend("Set SnapshotRetentionLimit, unless all of it can be computed again.")
                    .see("ElastiCache.1")
                    .on(CACHE, property("SnapshotRetentionLimit").mustBePositive("no snapshots are kept"))
                    .rule(),
            Rule.warn("LOGS_NO_RETENTION", "Logs are kept for ever")
                    .because("They are paid for without an end, and personal data in them is never deleted.")
                    .mend("Set RetentionInDays.")
                    .decidedBy("deploy.observability.log_retention_days")
                    .on("AWS::Logs::LogGroup", property("RetentionInDays").mustBeThere("there is no RetentionInDays"))
                    .rule(),
            Rule.warn("ALARM_WITHOUT_ACTION", "An alarm tells nobody")
                    .because("It changes its colour, and that is all.")
                    .mend("Set AlarmActions.")
                    .see("CloudWatch.15")
                    .on("AWS::CloudWatch::Alarm", OperationsRules::alarmActions)
                    .rule());

    private OperationsRules() {}

    private static void secretParameter(ResourceView parameter, ResourceFindings findings) {
        PropertyView value = parameter.at("Value");
        Truth secret = value.isThere() == Truth.UNKNOWN
                ? Truth.UNKNOWN
                : Truth.of(value.text().isPresent()
                        && Secrets.looksLikeOne(value.text().get()));
        findings.check(secret, value, "the parameter holds a secret as a text");
    }

    private static void alarmActions(ResourceView alarm, ResourceFindings findings) {
        PropertyView actions = alarm.at("AlarmActions");
        PropertyView enabled = alarm.at("ActionsEnabled");
        findings.check(actions.hasElements().not(), actions, "it has no action");
        findings.check(actions.hasElements().and(enabled.is("false")), enabled, "its actions are switched off");
    }
}
