package org.dazzledsl.model.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dazzledsl.model.preflight.rules.BuiltInRules;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds every rule that looks at templates to its table of fragments. */
class TemplateRulesTest {

    /** What no template leaves open, and why. */
    private static final Map<String, String> NEVER_UNKNOWN = Map.of(
            "STACK_TOO_LARGE", "Bytes, resources, parameters and outputs are counted, whatever their values are.",
            "STACK_NEARLY_TOO_LARGE", "As of STACK_TOO_LARGE.",
            "NETWORK_ACL", "It looks for a type of resource, and that is always known.");

    /** What is sure even of a resource of which nothing is known, since other resources decide. */
    private static final Map<String, String> DECIDED_BY_OTHERS = Map.of(
            "NETWORK_ACL", "finds",
            "RDS_CLUSTER_SINGLE_INSTANCE", "passes",
            "SECRET_NO_ROTATION", "finds",
            "SNS_NO_TLS_POLICY", "finds",
            "SQS_NO_TLS_POLICY", "finds",
            "S3_NO_TLS_POLICY", "finds",
            "VPC_DEFAULT_GROUP_OPEN", "finds",
            "VPC_NO_FLOW_LOGS", "finds");

    /** {@code @70000@}: a text so long. */
    private static final Pattern LONG = Pattern.compile("@(\\d+)@");

    private static final PlanView PLAN = PreflightFixture.plan("");

    private record Fragment(String rule, String outcome, String resources) {

        /** The resources as a template. */
        String template() {
            StringBuilder json =
                    new StringBuilder("{\"Parameters\": {\"P\": {\"Type\": \"String\"}}, \"Resources\": {");
            char id = 'A';
            String whole = LONG.matcher(resources).replaceAll(length -> "x".repeat(Integer.parseInt(length.group(1))));
            for (String resource : whole.split(" \\+ (?=(AWS|Custom)::)")) {
                int space = resource.indexOf(' ');
                json.append(id == 'A' ? "" : ",")
                        .append("\"%s\": {\"Type\": \"%s\", \"Properties\": %s}"
                                .formatted(id, resource.substring(0, space), resource.substring(space + 1)));
                id++;
            }
            return json.append("}}").toString();
        }
    }

    private static List<Fragment> fragments() throws IOException {
        List<Fragment> fragments = new ArrayList<>();
        try (InputStream file = TemplateRulesTest.class.getResourceAsStream("rule-fragments.txt")) {
            String rule = "";
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("  ")) {
                    String[] words = line.strip().split(" +", 2);
                    fragments.add(new Fragment(rule, words[0], words[1]));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    rule = line.strip();
                }
            }
        }
        return fragments;
    }

    @TestFactory
    Stream<DynamicTest> everyFragmentIsWhatItIsSaidToBe(@TempDir Path folder) throws IOException {
        return fragments().stream()
                .map(fragment -> dynamicTest(
                        fragment.rule() + " " + fragment.outcome() + " " + fragment.resources(),
                        () -> assertEquals(fragment.outcome(), outcome(fragment, folder))));
    }

    private static String outcome(Fragment fragment, Path folder) throws IOException {
        CheckedTemplates templates = PreflightFixture.templates(folder, "Stack", fragment.template());
        Rule rule = RuleBook.builtIn().find(fragment.rule()).orElseThrow();
        PreflightReport report = new Preflight(new RuleBook(List.of(rule), List.of()), PLAN)
                .look(PreflightFixture.question(Optional.of(templates)));
        List<Finding> findings = report.findings().stream()
                .filter(finding ->
                        finding.subject().stack().filter("Stack"::equals).isPresent()
                                || finding.id().startsWith("PREFLIGHT_"))
                .toList();
        if (findings.isEmpty()) {
            return "passes";
        }
        assertEquals(fragment.rule(), findings.get(0).id(), findings.get(0).message());
        return findings.get(0).counts() ? "finds" : "unknown";
    }

    private static List<Rule> rulesForTemplates() {
        return BuiltInRules.all().stream()
                .filter(rule -> !rule.checks().stream().allMatch(Rule.OfPlan.class::isInstance))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"finds", "passes", "unknown"})
    void everyRuleThatLooksAtTemplatesHasEachOutcome(String outcome) throws IOException {
        Set<String> expected = new TreeSet<>();
        rulesForTemplates().forEach(rule -> expected.add(rule.id()));
        if (outcome.equals("unknown")) {
            assertTrue(expected.containsAll(NEVER_UNKNOWN.keySet()), NEVER_UNKNOWN::toString);
            expected.removeAll(NEVER_UNKNOWN.keySet());
        }
        Set<String> rules = new TreeSet<>();
        fragments().stream()
                .filter(fragment -> fragment.outcome().equals(outcome))
                .forEach(fragment -> rules.add(fragment.rule()));
        assertEquals(expected, rules);
    }

    /** A macro makes the properties, so that the template tells nothing of them. */
    @TestFactory
    Stream<DynamicTest> whatIsNotKnownIsNotGuessed(@TempDir Path folder) {
        return rulesForTemplates().stream()
                .flatMap(rule -> rule.checks().stream()
                        .filter(Rule.OfResources.class::isInstance)
                        .flatMap(check -> ((Rule.OfResources) check).types().stream())
                        .map(type -> dynamicTest(
                                rule.id() + " " + type,
                                () -> assertEquals(
                                        DECIDED_BY_OTHERS.getOrDefault(rule.id(), "unknown"),
                                        outcome(
                                                new Fragment(
                                                        rule.id(),
                                                        "",
                                                        type + " {\"Fn::Transform\": {\"Name\": \"M\"}}"),
                                                folder)))));
    }

    @Test
    void everyFragmentNamesWhatIsNotKnown(@TempDir Path folder) throws IOException {
        CheckedTemplates templates = PreflightFixture.templates(
                folder,
                "Stack",
                new Fragment("", "", "AWS::RDS::DBCluster {\"StorageEncrypted\": {\"Ref\": \"P\"}}").template());
        Finding unknown = PreflightFixture.look(PLAN, templates).findings().stream()
                .filter(finding -> finding.id().equals("RDS_CLUSTER_NOT_ENCRYPTED"))
                .findFirst()
                .orElseThrow();
        assertEquals(Status.UNKNOWN, unknown.status());
        assertEquals(
                "can't be told, since StorageEncrypted is known only at deployment: the parameter P",
                unknown.message());
        assertTrue(PreflightFixture.look(PLAN, templates).failing().stream()
                .noneMatch(finding -> finding.id().equals("RDS_CLUSTER_NOT_ENCRYPTED")));
    }
}
