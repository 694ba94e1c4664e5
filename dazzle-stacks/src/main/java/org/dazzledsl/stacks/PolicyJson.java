package org.dazzledsl.stacks;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Policy documents and CloudFormation's functions as plain data in the order in which they are written. CDK's own classes for
 * them live in Node alone.
 */
final class PolicyJson {

    private PolicyJson() {}

    static Map<String, Object> document(List<Map<String, Object>> statements) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("Version", "2012-10-17");
        document.put("Statement", statements);
        return document;
    }

    /** A statement of a role's policy. */
    static Map<String, Object> allow(List<String> actions, List<?> resources) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Action", actions);
        statement.put("Resource", resources);
        return statement;
    }

    /** A statement of a resource's policy for a service of AWS, on behalf of certain resources alone. */
    static Map<String, Object> allowService(String service, Object action, Object resource, List<?> sourceArns) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", one("Service", service));
        statement.put("Action", action);
        statement.put("Resource", resource);
        statement.put("Condition", one("ArnLike", one("aws:SourceArn", sourceArns)));
        return statement;
    }

    /** Nobody may do anything to this resource without TLS. */
    static Map<String, Object> denyWithoutTls(String everyAction, Object resource) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", "DenyWithoutTls");
        statement.put("Effect", "Deny");
        statement.put("Principal", one("AWS", "*"));
        statement.put("Action", everyAction);
        statement.put("Resource", resource);
        statement.put("Condition", one("Bool", one("aws:SecureTransport", "false")));
        return statement;
    }

    /** Lets a service assume a role, on behalf of one resource of this account alone. */
    static Map<String, Object> assumedBy(String service, Object sourceArn) {
        Map<String, Object> same = new LinkedHashMap<>();
        same.put("aws:SourceAccount", one("Ref", "AWS::AccountId"));
        same.put("aws:SourceArn", sourceArn);
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", one("Service", service));
        statement.put("Action", "sts:AssumeRole");
        statement.put("Condition", one("StringEquals", same));
        return document(List.of(statement));
    }

    /** Lets a service assume a role, on behalf of this account alone. */
    static Map<String, Object> assumedBy(String service) {
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Effect", "Allow");
        statement.put("Principal", one("Service", service));
        statement.put("Action", "sts:AssumeRole");
        statement.put("Condition", one("StringEquals", one("aws:SourceAccount", one("Ref", "AWS::AccountId"))));
        return document(List.of(statement));
    }

    static Map<String, Object> one(String key, Object value) {
        return Collections.singletonMap(key, value);
    }

    /** {@code Fn::Sub} as plain data, for places that take any JSON. */
    static Map<String, Object> sub(String text) {
        return one("Fn::Sub", text);
    }

    /** {@code Fn::GetAtt} as plain data, for places that take any JSON. */
    static Map<String, Object> attribute(String id, String name) {
        return one("Fn::GetAtt", List.of(id, name));
    }
}
