package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dazzledsl.model.diff.PolicyGrants.Grant;

/** What access a change opens: by policies, by security groups, by switches that make something public. */
final class AccessDiff {

    private static final String TRUST = "AssumeRolePolicyDocument";

    private static final String PUBLIC_ACCESS = "PublicAccessBlockConfiguration";

    /** Properties that are public at one value. */
    private static final Map<String, String> PUBLIC_AT = Map.of(
            "PubliclyAccessible", "true",
            "MapPublicIpOnLaunch", "true",
            "AssignPublicIp", "ENABLED",
            "Scheme", "internet-facing");

    private static final int MOST_SHOWN = 5;

    private final FlatStack before;
    private final FlatStack after;
    private final Map<String, List<String>> ingress;

    AccessDiff(FlatStack before, FlatStack after) {
        this.before = before;
        this.after = after;
        this.ingress = IngressRule.widenings(before, after);
    }

    /** What a resource opens that was there before. */
    List<String> ofChanged(FlatResource old, FlatResource now) {
        Set<String> widenings = new LinkedHashSet<>(ofIngress(now));
        for (var property : now.properties().properties()) {
            JsonNode was = old.properties().path(property.getKey());
            widenings.addAll(ofPolicies(property.getKey(), was, property.getValue()));
        }
        for (var property : old.properties().properties()) {
            if (!now.properties().has(property.getKey())) {
                widenings.addAll(ofPolicies(property.getKey(), property.getValue(), MissingNode.getInstance()));
            }
        }
        widenings.addAll(ofManagedPolicies(old, now));
        widenings.addAll(ofSwitches(old.properties(), now.properties()));
        return List.copyOf(widenings);
    }

    /** What a new resource opens: for things that were there before, or to everybody. */
    List<String> ofAdded(FlatResource now) {
        Set<String> widenings = new LinkedHashSet<>(ofIngress(now));
        boolean isForOlder = isAttachedToOlder(now);
        List<Grant> grants =
                PolicyGrants.in(now.properties()).allowedBeyond(PolicyGrants.in(MissingNode.getInstance())).stream()
                        .filter(grant -> isForOlder || grant.isForEverybody() || grant.isForEverything())
                        .toList();
        widenings.addAll(limited(inWords(grants)));
        if (now.properties().has("PubliclyAccessible")) {
            widenings.addAll(ofSwitches(MissingNode.getInstance(), now.properties()));
        }
        return List.copyOf(widenings);
    }

    /** What was forbidden by a resource that goes, about things that stay. */
    List<String> ofRemoved(FlatResource old) {
        boolean isForStaying = before.resources().keySet().stream()
                .filter(id -> !id.equals(old.id()) && after.resources().containsKey(id))
                .anyMatch(id -> mentions(old.properties(), id));
        if (!isForStaying) {
            return List.of();
        }
        return limited(
                PolicyGrants.in(MissingNode.getInstance()).noLongerDenied(PolicyGrants.in(old.properties())).stream()
                        .map(AccessDiff::noLongerDenied)
                        .toList());
    }

    private List<String> ofIngress(FlatResource resource) {
        return ingress.getOrDefault(resource.id(), List.of());
    }

    private static List<String> ofPolicies(String property, JsonNode was, JsonNode now) {
        PolicyGrants old = PolicyGrants.in(was);
        PolicyGrants grants = PolicyGrants.in(now);
        List<String> words = new ArrayList<>();
        List<Grant> more = grants.allowedBeyond(old);
        if (property.equals(TRUST)) {
            more.forEach(grant -> words.add(grant.principal() + " may assume it"));
        } else {
            words.addAll(inWords(more));
        }
        grants.noLongerDenied(old).forEach(grant -> words.add(noLongerDenied(grant)));
        return limited(words);
    }

    private static List<String> ofManagedPolicies(FlatResource old, FlatResource now) {
        List<String> words = new ArrayList<>();
        for (JsonNode policy : now.properties().path("ManagedPolicyArns")) {
            boolean had = false;
            for (JsonNode known : old.properties().path("ManagedPolicyArns")) {
                had |= known.equals(policy);
            }
            if (!had) {
                words.add("it gets the managed policy " + policy.asText());
            }
        }
        return words;
    }

    private static List<String> ofSwitches(JsonNode old, JsonNode now) {
        List<String> words = new ArrayList<>();
        for (var block : old.path(PUBLIC_ACCESS).properties()) {
            if (block.getValue().asBoolean()
                    && !now.path(PUBLIC_ACCESS).path(block.getKey()).asBoolean()) {
                words.add(block.getKey() + " is switched off");
            }
        }
        PUBLIC_AT.forEach((property, value) -> {
            Optional<String> is = Optional.ofNullable(now.findValue(property)).map(JsonNode::asText);
            Optional<String> was = Optional.ofNullable(old.findValue(property)).map(JsonNode::asText);
            if (is.filter(value::equals).isPresent()
                    && was.filter(value::equals).isEmpty()) {
                words.add("it can be reached from the Internet (" + property + " is " + value + ")");
            }
        });
        return words.stream().sorted().toList();
    }

    private boolean isAttachedToOlder(FlatResource resource) {
        return before.resources().keySet().stream()
                .filter(after.resources()::containsKey)
                .anyMatch(id ->
                        List.of("Roles", "Users", "Groups", "Bucket", "Queues", "Topics", "KeyId", "SecretId").stream()
                                .anyMatch(property ->
                                        mentions(resource.properties().path(property), id)));
    }

    private static boolean mentions(JsonNode value, String id) {
        String text = value.toString();
        return text.contains("${" + id + "}") || text.contains("${" + id + ".");
    }

    /** One sentence for all that somebody may do on one thing. */
    private static List<String> inWords(List<Grant> grants) {
        Map<Grant, List<String>> actions = new LinkedHashMap<>();
        for (Grant grant : grants) {
            Grant whoAndWhat = new Grant(grant.principal(), "", grant.resource(), grant.condition());
            actions.computeIfAbsent(whoAndWhat, any -> new ArrayList<>()).add(grant.action());
        }
        List<String> words = new ArrayList<>();
        actions.forEach(
                (grant, names) -> words.add((grant.principal().isEmpty() ? "it" : grant.principal()) + " may do "
                        + String.join(", ", names) + (grant.resource().isEmpty() ? "" : " on " + grant.resource())
                        + (grant.isForEverybody() ? ", which is everybody" : "")
                        + (grant.condition().isEmpty() ? "" : " under a condition")));
        return words;
    }

    private static String noLongerDenied(Grant grant) {
        String when = grant.condition().isEmpty() ? "" : " when " + grant.condition();
        return grant.action() + (grant.resource().isEmpty() ? "" : " on " + grant.resource())
                + " is no longer forbidden" + when;
    }

    private static List<String> limited(List<String> words) {
        if (words.size() <= MOST_SHOWN) {
            return words;
        }
        List<String> shown = new ArrayList<>(words.subList(0, MOST_SHOWN));
        shown.add("and " + (words.size() - MOST_SHOWN) + " more like these");
        return shown;
    }
}
