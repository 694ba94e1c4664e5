package org.dazzledsl.model.diff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the policy documents inside a value allow and forbid, taken apart: one grant for each combination of principal, action
 * and resource.
 */
record PolicyGrants(Set<Grant> allowed, Set<Grant> denied) {

    private static final String STATEMENT = "Statement";

    private static final String EVERYBODY = "*";

    private static final String ANONYMOUS = "AWS:*";

    PolicyGrants {
        allowed = Set.copyOf(allowed);
        denied = Set.copyOf(denied);
    }

    /**
     * @param principal to whom; blank in a policy of a role, which says that by where it stands
     * @param condition as JSON; blank for none
     */
    record Grant(String principal, String action, String resource, String condition) {

        /** Whether this one gives all that the other gives. */
        private boolean covers(Grant other) {
            return (condition.isEmpty() || condition.equals(other.condition))
                    && matches(principal, other.principal)
                    && matches(action, other.action)
                    && matches(resource, other.resource);
        }

        private static boolean matches(String pattern, String text) {
            if (pattern.equals(text)) {
                return true;
            }
            if (pattern.indexOf('*') < 0 || pattern.startsWith("not ")) {
                return false;
            }
            String regex = Pattern.compile("\\*")
                    .splitAsStream(pattern + " ")
                    .map(Pattern::quote)
                    .collect(Collectors.joining(".*"));
            return Pattern.compile(regex, Pattern.DOTALL).matcher(text + " ").matches();
        }

        boolean isForEverybody() {
            return condition.isEmpty() && (principal.equals(EVERYBODY) || principal.equals(ANONYMOUS));
        }

        boolean isForEverything() {
            return action.equals("*") && resource.equals("*");
        }
    }

    /** Looks for documents at any depth, those inside a text (as log groups have them) included. */
    static PolicyGrants in(JsonNode value) {
        Set<Grant> allowed = new LinkedHashSet<>();
        Set<Grant> denied = new LinkedHashSet<>();
        collect(value, allowed, denied);
        return new PolicyGrants(allowed, denied);
    }

    private static void collect(JsonNode value, Set<Grant> allowed, Set<Grant> denied) {
        if (value.isTextual()
                && value.asText().startsWith("{")
                && value.asText().contains("\"" + STATEMENT + "\"")) {
            try {
                collect(new JsonMapper().readTree(value.asText()), allowed, denied);
            } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
                // A text that only looks like a document grants nothing.
                return;
            }
        }
        if (value.isObject() && value.has(STATEMENT)) {
            JsonNode statements = value.get(STATEMENT);
            for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
                boolean allows = statement.path("Effect").asText("Allow").equals("Allow");
                (allows ? allowed : denied).addAll(grants(statement));
            }
        } else {
            value.forEach(inner -> collect(inner, allowed, denied));
        }
    }

    private static List<Grant> grants(JsonNode statement) {
        JsonNode condition = statement.path("Condition");
        String when = condition.isMissingNode() ? "" : condition.toString();
        List<Grant> grants = new ArrayList<>();
        for (String principal : either(statement, "Principal")) {
            for (String action : either(statement, "Action")) {
                for (String resource : either(statement, "Resource")) {
                    grants.add(new Grant(principal, action, resource, when));
                }
            }
        }
        return grants;
    }

    /** What stands under a name, or with {@code not} in front what stands under its opposite. */
    private static List<String> either(JsonNode statement, String name) {
        List<String> texts = new ArrayList<>(texts(statement.path(name)));
        texts(statement.path("Not" + name)).forEach(text -> texts.add("not " + text));
        return texts.isEmpty() ? List.of("") : texts;
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        if (node.isValueNode()) {
            texts.add(node.asText());
        } else if (node.isArray()) {
            node.forEach(element -> texts.addAll(texts(element)));
        } else {
            node.properties()
                    .forEach(entry -> texts(entry.getValue()).forEach(text -> texts.add(entry.getKey() + ":" + text)));
        }
        return texts;
    }

    /** What is allowed here and was not there. */
    List<Grant> allowedBeyond(PolicyGrants before) {
        return allowed.stream()
                .filter(grant -> before.allowed.stream().noneMatch(old -> old.covers(grant)))
                .sorted(java.util.Comparator.comparing(Grant::toString))
                .toList();
    }

    /** What was forbidden there and is no longer. */
    List<Grant> noLongerDenied(PolicyGrants before) {
        return before.denied.stream()
                .filter(old -> denied.stream().noneMatch(grant -> grant.covers(old)))
                .sorted(java.util.Comparator.comparing(Grant::toString))
                .toList();
    }
}
