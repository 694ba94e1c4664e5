package org.dazzledsl.grammar.syntax;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The words with which a line at the margin begins. */
public final class Constructs {

    private static final Set<String> TYPED = Set.of(
            "module",
            "use",
            "app",
            "entity",
            "archetype",
            "enum",
            "service",
            "foreign_model",
            "integration",
            "experience",
            "channel",
            "message",
            "process",
            "schedule",
            "ledger",
            "transaction",
            "tenancy",
            "webhook",
            "job",
            "llm_model",
            "llm_config",
            "llm_intent");

    private static final Set<String> KEPT = Set.of(
            "analytics",
            "approval",
            "asset",
            "atomic",
            "audit",
            "data_products",
            "demo",
            "document",
            "event_model",
            "feedback_widget",
            "flow",
            "grant_schema",
            "guide",
            "hless",
            "interfaces",
            "island",
            "nav",
            "notification",
            "param",
            "persona",
            "policies",
            "projection",
            "question",
            "rhythm",
            "rule",
            "scenario",
            "search",
            "sla",
            "story",
            "stream",
            "subprocessor",
            "subscribe",
            "surface",
            "template",
            "test",
            "view",
            "workspace");

    private static final Map<String, String> FORMER_SPELLINGS = Map.of("project", "projection");

    private Constructs() {}

    /** Whether a construct with this keyword is read into a type of its own. */
    public static boolean isTyped(String keyword) {
        return TYPED.contains(keyword);
    }

    /** Whether some version of the language has a construct with this keyword. */
    public static boolean isKnown(String keyword) {
        return TYPED.contains(keyword) || KEPT.contains(keyword) || FORMER_SPELLINGS.containsKey(keyword);
    }

    /** The keyword as it is written today. */
    public static String presentSpelling(String keyword) {
        return FORMER_SPELLINGS.getOrDefault(keyword, keyword);
    }

    /** Every keyword, in alphabetical order. */
    public static List<String> keywords() {
        return Stream.concat(TYPED.stream(), KEPT.stream()).sorted().toList();
    }
}
