package org.dazzledsl.model.preflight.rules;

import static org.dazzledsl.model.preflight.rules.PropertyCheck.property;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.model.aws.data.DataStack;
import org.dazzledsl.model.preflight.PlanFindings;
import org.dazzledsl.model.preflight.PlanView;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Truth;

/** Buckets. */
final class S3Rules {

    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String POLICY = "AWS::S3::BucketPolicy";

    private static final Set<String> PUBLIC_ACLS = Set.of("PublicRead", "PublicReadWrite", "AuthenticatedRead");

    static final List<Rule> RULES = List.of(
            Rule.high("S3_NO_PUBLIC_ACCESS_BLOCK", "A bucket doesn't block public access")
                    .because("One mistaken policy or ACL makes its objects public.")
                    .mend("Set all four of PublicAccessBlockConfiguration to true.")
                    .see("S3.1", "S3.8", "AwsSolutions-S2")
                    .on(BUCKET, property("PublicAccessBlockConfiguration").mustBeThere("public access is not blocked"))
                    .rule(),
            Rule.warn("S3_ALLOWS_PUBLIC_ACLS", "A bucket allows public ACLs")
                    .because("Whoever may write an object may make it public.")
                    .mend("Set BlockPublicAcls and IgnorePublicAcls to true.")
                    .see("S3.1", "S3.8", "AwsSolutions-S2")
                    .on(BUCKET, blocks("BlockPublicAcls", "IgnorePublicAcls"))
                    .rule(),
            Rule.warn("S3_ALLOWS_PUBLIC_POLICY", "A bucket allows a public policy")
                    .because("Whoever may write its policy may make the bucket public.")
                    .mend("Set BlockPublicPolicy and RestrictPublicBuckets to true.")
                    .see("S3.1", "S3.8", "AwsSolutions-S2")
                    .on(BUCKET, blocks("BlockPublicPolicy", "RestrictPublicBuckets"))
                    .rule(),
            Rule.critical("S3_PUBLIC_ACL", "A bucket is public by its ACL")
                    .because("Everybody can read it, or write to it.")
                    .mend("Remove AccessControl.")
                    .see("S3.2", "S3.3")
                    .on(BUCKET, (resource, findings) -> {
                        PropertyView acl = resource.at("AccessControl");
                        findings.check(acl.isOneOf(PUBLIC_ACLS), acl, "public access: the ACL is " + acl.shown());
                    })
                    .rule(),
            Rule.critical("S3_PUBLIC_POLICY", "A bucket is public by its policy")
                    .because("Everybody can do what the policy allows.")
                    .mend("Name who may, instead of *.")
                    .see("S3.2", "S3.3", "AwsSolutions-S5")
                    .on(POLICY, ResourcePolicies.notPublic("the bucket", "PolicyDocument"))
                    .rule(),
            Rule.warn("S3_NOT_ENCRYPTED", "A bucket leaves encryption to AWS's default")
                    .because("The template doesn't show whether and by which key objects are encrypted.")
                    .mend("Set BucketEncryption.")
                    .see("S3.17", "AwsSolutions-S3")
                    .on(BUCKET, property("BucketEncryption").mustBeThere("no encryption is configured"))
                    .rule(),
            Rule.info("S3_NO_VERSIONING", "A bucket keeps no earlier versions")
                    .because("What is overwritten or deleted by mistake is gone.")
                    .mend("Set versioned = true under [deploy.storage].")
                    .see("S3.14", "AwsSolutions-S3")
                    .decidedBy("deploy.storage.versioned")
                    .on(BUCKET, property("VersioningConfiguration", "Status").mustBe("Enabled", "versioning is off"))
                    .rule(),
            Rule.warn("S3_NO_TLS_POLICY", "A bucket accepts requests without TLS")
                    .because("Objects and credentials could cross the network in clear text.")
                    .mend("Add a bucket policy that denies requests whose aws:SecureTransport is false.")
                    .see("S3.5", "AwsSolutions-S10")
                    .on(BUCKET, ResourcePolicies.requiresTls(POLICY, "Bucket"))
                    .rule(),
            Rule.info("S3_NO_ACCESS_LOGS", "Access to a bucket is not logged")
                    .because("After an incident nobody can tell who read what.")
                    .mend("Set LoggingConfiguration.")
                    .see("S3.9", "AwsSolutions-S1")
                    .on(BUCKET, S3Rules::accessLogs)
                    .rule(),
            Rule.info("S3_NO_LIFECYCLE", "A bucket has no lifecycle")
                    .because("Old versions and abandoned uploads are paid for without an end.")
                    .mend("Set LifecycleConfiguration.")
                    .see("S3.10", "S3.13")
                    .decidedBy("deploy.storage.lifecycle_expiration_days")
                    .on(BUCKET, property("LifecycleConfiguration").mustBeThere("nothing ever expires"))
                    .rule(),
            Rule.warn("S3_ACLS_ENABLED", "A bucket uses ACLs")
                    .because("Who may read an object stands at the object, where nobody looks.")
                    .mend("Set ObjectOwnership to BucketOwnerEnforced.")
                    .see("S3.12")
                    .on(BUCKET, (resource, findings) -> {
                        for (PropertyView rule :
                                resource.at("OwnershipControls", "Rules").elements()) {
                            PropertyView ownership = rule.at("ObjectOwnership");
                            findings.check(
                                    ownership.is("BucketOwnerEnforced").not(),
                                    ownership,
                                    "ObjectOwnership is " + ownership.shown());
                        }
                    })
                    .rule(),
            Rule.warn("S3_CORS_ANY_ORIGIN", "Any web site may use a bucket")
                    .because("A page of anybody's can read and write objects with its visitor's rights.")
                    .mend("Name the origins in cors_allowed_origins under [deploy.storage].")
                    .decidedBy("deploy.storage.cors_allowed_origins")
                    .on(BUCKET, (resource, findings) -> {
                        for (PropertyView rule :
                                resource.at("CorsConfiguration", "CorsRules").elements()) {
                            PropertyView origins = rule.at("AllowedOrigins");
                            findings.check(origins.anyIs("*"), origins, "CORS allows every origin: *");
                        }
                    })
                    .onPlan(S3Rules::corsInPlan)
                    .rule());

    private S3Rules() {}

    private static void corsInPlan(PlanView plan, PlanFindings findings) {
        Optional<DataStack> data = plan.requirements().data();
        if (data.isPresent()
                && data.get().bucket().isPresent()
                && plan.config().storage().corsAllowedOrigins().contains("*")) {
            findings.found(
                    data.get(),
                    data.get().bucket().get().planned(),
                    "CorsConfiguration",
                    "CORS allows every origin: *");
        }
    }

    /** Of a bucket that blocks some public access; one that blocks none is another rule's. */
    private static Rule.ResourceCheck blocks(String... names) {
        return (resource, findings) -> {
            PropertyView block = resource.at("PublicAccessBlockConfiguration");
            if (block.isPresent()) {
                for (String name : names) {
                    findings.mustBeTrue(block.at(name), name + " is not true");
                }
            }
        };
    }

    /** Logs of logs would have no end: what takes logs needs none. */
    private static void accessLogs(ResourceView bucket, ResourceFindings findings) {
        PropertyView logging = bucket.at("LoggingConfiguration");
        Truth takesLogs = bucket.isReferredToBy(BUCKET, "LoggingConfiguration", "DestinationBucketName")
                .or(bucket.anyOther(
                        POLICY, policy -> policy.at("Bucket").refersTo(bucket).and(isForLogDelivery(policy))));
        findings.check(logging.isThere().or(takesLogs).not(), logging, "access is not logged");
    }

    private static Truth isForLogDelivery(ResourceView policy) {
        Truth any = Truth.NO;
        for (PolicyStatement statement : PolicyStatement.of(policy.at("PolicyDocument"))) {
            for (PropertyView service :
                    statement.property().at("Principal", "Service").elements()) {
                any = any.or(service.is(S3Rules::deliversLogs));
            }
        }
        return any;
    }

    private static boolean deliversLogs(String service) {
        return service.contains("logdelivery")
                || service.equals("logging.s3.amazonaws.com")
                || service.equals("delivery.logs.amazonaws.com");
    }
}
