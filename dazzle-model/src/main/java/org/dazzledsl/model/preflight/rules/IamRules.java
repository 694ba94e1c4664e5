package org.dazzledsl.model.preflight.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dazzledsl.model.preflight.PropertyView;
import org.dazzledsl.model.preflight.ResourceFindings;
import org.dazzledsl.model.preflight.ResourceView;
import org.dazzledsl.model.preflight.Rule;
import org.dazzledsl.model.preflight.Truth;
import org.dazzledsl.model.template.Unresolved;

/** Roles and what they may do. */
final class IamRules {

    private static final String ROLE = "AWS::IAM::Role";

    /** Whose properties hold policies, their own or inline ones. */
    private static final List<String> POLICY_TYPES = List.of(
            ROLE,
            "AWS::IAM::User",
            "AWS::IAM::Group",
            "AWS::IAM::Policy",
            "AWS::IAM::ManagedPolicy",
            "AWS::IAM::RolePolicy",
            "AWS::IAM::UserPolicy",
            "AWS::IAM::GroupPolicy");

    /** Characters, white space left out: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
    private static final int LONGEST_INLINE = 10_240;

    private static final int LONGEST_MANAGED = 6_144;

    /** In the ARNs of policies that AWS manages. */
    private static final String OF_AWS = ":iam::aws:policy/";

    private static final String ADMINISTRATOR_ACCESS = OF_AWS + "AdministratorAccess";

    private static final Set<String> EVERY_ACTION = Set.of("*", "*:*");

    /** With one of these on every resource, a role can give itself any other right. */
    private static final Set<String> DANGEROUS = Set.of(
            "iam:passrole",
            "iam:createaccesskey",
            "iam:createloginprofile",
            "iam:updateloginprofile",
            "iam:createpolicyversion",
            "iam:setdefaultpolicyversion",
            "iam:attachrolepolicy",
            "iam:attachuserpolicy",
            "iam:attachgrouppolicy",
            "iam:putrolepolicy",
            "iam:putuserpolicy",
            "iam:putgrouppolicy",
            "iam:addusertogroup",
            "iam:updateassumerolepolicy",
            "sts:assumerole",
            "iam:*",
            "sts:*");

    /**
     * Actions for which AWS knows no narrower resource:
     * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
     */
    private static final Pattern EVERYTHING_ONLY = Pattern.compile("(?i)ecr:GetAuthorizationToken|ec2:Describe\\w+"
            + "|ssmmessages:\\w+|ec2messages:\\w+|cloudwatch:(PutMetricData|ListMetrics)|xray:Put\\w+|xray:Get\\w+"
            + "|logs:DescribeLogGroups|sts:GetCallerIdentity|s3:ListAllMyBuckets|autoscaling:Describe\\w+");

    static final List<Rule> RULES = List.of(
            Rule.critical("IAM_ROLE_WILDCARD_PRINCIPAL", "Anybody may take on a role")
                    .because("Every AWS account in the world can use what the role may do.")
                    .mend("Name the service or the account in Principal.")
                    .see("IAM.21")
                    .on(ROLE, (resource, findings) -> {
                        for (PolicyStatement statement : PolicyStatement.of(resource.at("AssumeRolePolicyDocument"))) {
                            findings.check(
                                    statement.allows().and(statement.meansAnybody()),
                                    statement.property().at("Principal"),
                                    "public access: the role trusts anybody");
                        }
                    })
                    .rule(),
            Rule.critical("IAM_ADMIN_ACCESS", "A policy allows everything")
                    .because("Whoever gets hold of the role has the account.")
                    .mend("Allow the actions and resources that are used.")
                    .see("IAM.1", "AwsSolutions-IAM5")
                    .on(POLICY_TYPES, IamRules::admin)
                    .rule(),
            Rule.high("IAM_DANGEROUS_PERMISSION", "A policy allows what leads to every other right")
                    .because("With it on every resource, a role can give itself any right.")
                    .mend("Name the roles or users in Resource, or add a condition.")
                    .see("AwsSolutions-IAM5")
                    .on(
                            POLICY_TYPES,
                            statements((statement, findings) -> findings.check(
                                    statement
                                            .allows()
                                            .and(statement.hasCondition().not())
                                            .and(statement.reachesEverything())
                                            .and(statement.hasAction(
                                                    action -> DANGEROUS.contains(action.toLowerCase(Locale.ROOT)))),
                                    statement.property().at("Action"),
                                    "it may be done to every resource: "
                                            + statement.property().at("Action").shown())))
                    .rule(),
            Rule.warn("IAM_WILDCARD_ACTION", "A policy allows every action of a service")
                    .because("It allows what is not needed, and what AWS adds later.")
                    .mend("Name the actions that are used.")
                    .see("IAM.21", "AwsSolutions-IAM5")
                    .on(
                            POLICY_TYPES,
                            statements((statement, findings) -> findings.check(
                                    statement
                                            .allows()
                                            .and(statement.hasAction(action -> action.matches("[A-Za-z0-9-]+:\\*"))),
                                    statement.property().at("Action"),
                                    "it allows "
                                            + statement.property().at("Action").shown())))
                    .rule(),
            Rule.info("IAM_WILDCARD_RESOURCE", "A policy reaches every resource")
                    .because("It reaches what belongs to others, unless AWS allows nothing narrower.")
                    .mend("Name the resources, where AWS allows that.")
                    .see("AwsSolutions-IAM5")
                    .on(
                            POLICY_TYPES,
                            statements((statement, findings) -> findings.check(
                                    statement
                                            .allows()
                                            .and(statement.hasCondition().not())
                                            .and(statement.reachesEverything())
                                            .and(statement.hasAction(action -> !EVERYTHING_ONLY
                                                    .matcher(action)
                                                    .matches())),
                                    statement.property().at("Resource"),
                                    "it reaches every resource: "
                                            + statement.property().at("Action").shown())))
                    .rule(),
            Rule.info("IAM_AWS_MANAGED_POLICY", "A role has a policy that AWS manages")
                    .because("AWS decides what it allows, today and tomorrow.")
                    .mend("Write a policy of your own.")
                    .see("AwsSolutions-IAM4")
                    .on(POLICY_TYPES, (resource, findings) -> {
                        for (PropertyView arn : resource.at("ManagedPolicyArns").elements()) {
                            findings.check(isOfAws(arn), arn, "it has " + arn.shown());
                        }
                    })
                    .rule(),
            Rule.critical("IAM_POLICY_TOO_LARGE", "A policy is larger than IAM allows")
                    .because("AWS refuses it, and the deployment fails.")
                    .mend("Name resources by a prefix that they have in common.")
                    .on(POLICY_TYPES, IamRules::size)
                    .rule());

    private IamRules() {}

    private interface StatementCheck {
        void look(PolicyStatement statement, ResourceFindings findings);
    }

    private static Rule.ResourceCheck statements(StatementCheck check) {
        return (resource, findings) -> {
            for (PolicyStatement statement : statementsOf(resource)) {
                check.look(statement, findings);
            }
        };
    }

    private static List<PolicyStatement> statementsOf(ResourceView resource) {
        List<PolicyStatement> statements = new ArrayList<>(PolicyStatement.of(resource.at("PolicyDocument")));
        for (PropertyView policy : resource.at("Policies").elements()) {
            statements.addAll(PolicyStatement.of(policy.at("PolicyDocument")));
        }
        return statements;
    }

    private static void admin(ResourceView resource, ResourceFindings findings) {
        for (PolicyStatement statement : statementsOf(resource)) {
            findings.check(
                    statement
                            .allows()
                            .and(statement.hasAction(EVERY_ACTION::contains))
                            .and(statement.reachesEverything()),
                    statement.property(),
                    "it allows every action on every resource");
        }
        for (PropertyView arn : resource.at("ManagedPolicyArns").elements()) {
            findings.check(isAdministratorAccess(arn), arn, "it has AdministratorAccess");
        }
    }

    /** A policy of the stack's own is none of AWS's; what a parameter names may be. */
    private static Truth isAdministratorAccess(PropertyView arn) {
        Optional<Unresolved> unknown = arn.unresolved();
        boolean own = unknown.isPresent() && unknown.get().mentionsResource();
        return Truth.of(!own).and(arn.endsWith(ADMINISTRATOR_ACCESS));
    }

    private static Truth isOfAws(PropertyView arn) {
        if (arn.shown().contains(OF_AWS)) {
            return Truth.YES;
        }
        Optional<Unresolved> unknown = arn.unresolved();
        return unknown.isPresent()
                        && !unknown.get().mentionsResource()
                        && unknown.get().leastLength() == 0
                ? Truth.UNKNOWN
                : Truth.NO;
    }

    private static void size(ResourceView resource, ResourceFindings findings) {
        JsonNode properties = resource.definition().properties();
        if (resource.type().equals("AWS::IAM::ManagedPolicy")) {
            tooLong(resource.at("PolicyDocument"), LONGEST_MANAGED, findings);
        } else if (properties.has("Policies")) {
            int inline = 0;
            Truth known = Truth.YES;
            for (PropertyView policy : resource.at("Policies").elements()) {
                PropertyView document = policy.at("PolicyDocument");
                inline += CompactJson.characters(document.node());
                known = known.and(isKnown(document));
            }
            findings.check(
                    Truth.of(inline > LONGEST_INLINE).or(known.not()),
                    resource.at("Policies"),
                    inline + " characters of inline policies, and IAM allows " + LONGEST_INLINE);
        } else {
            tooLong(resource.at("PolicyDocument"), LONGEST_INLINE, findings);
        }
    }

    /** Whether there is a text to be measured. Of one that is there, values that are not known count as they are written. */
    private static Truth isKnown(PropertyView document) {
        return document.unresolved().isPresent() ? Truth.UNKNOWN : Truth.YES;
    }

    private static void tooLong(PropertyView document, int limit, ResourceFindings findings) {
        int length = CompactJson.characters(document.node());
        findings.check(
                Truth.of(length > limit).or(isKnown(document).not()),
                document,
                length + " characters, and IAM allows " + limit);
    }
}
