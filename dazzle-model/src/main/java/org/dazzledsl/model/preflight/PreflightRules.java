package org.dazzledsl.model.preflight;

import java.util.List;

/** What preflight says of itself: of rules that fail, of suppressions that don't hold, of what it could not look at. */
public final class PreflightRules {

    static final Rule RULE_FAILED = Rule.critical("PREFLIGHT_RULE_FAILED", "A rule could not finish")
            .because("What it would have found is not known. The other rules ran.")
            .mend("Report it with the text of the message; if the rule is your own, mend it.")
            .rule();

    static final Rule RULES_NOT_LOADED = Rule.critical("PREFLIGHT_RULES_NOT_LOADED", "Rules could not be loaded")
            .because("A jar on the plugin's class path names rules that can't be made, so they look at nothing.")
            .mend("Mend the jar, or remove it from the plugin's <dependencies>.")
            .rule();

    static final Rule SUPPRESSION_EXPIRED = Rule.high("PREFLIGHT_SUPPRESSION_EXPIRED", "A suppression has expired")
            .because("What it accepted was accepted until a day that is over, and counts again.")
            .mend("Mend what it covers, or let its owner decide anew and write another date.")
            .rule();

    static final Rule SUPPRESSION_UNUSED = Rule.warn("PREFLIGHT_SUPPRESSION_UNUSED", "A suppression covers nothing")
            .because("It would hide a finding that comes back for another reason.")
            .mend("Remove it, or mend its rule or resource.")
            .rule();

    static final Rule NO_TEMPLATES = Rule.high("PREFLIGHT_NO_TEMPLATES", "The templates could not be made")
            .because("Only the plan was looked at. What the rules for templates would have found is not known.")
            .mend("Do what the message says.")
            .rule();

    static final Rule TOOL_MISSING = Rule.info("PREFLIGHT_TOOL_MISSING", "A tool that was asked for is not there")
            .because("What it would have found is not in this report.")
            .mend("Install it, or leave it out of -Ddazzle.preflight.tools.")
            .rule();

    static final Rule TOOL_FAILED = Rule.high("PREFLIGHT_TOOL_FAILED", "A tool that was asked for could not finish")
            .because("What it would have found is not in this report.")
            .mend("Run it by hand to see what it lacks.")
            .rule();

    /** All of them. */
    public static final List<Rule> RULES = List.of(
            RULE_FAILED,
            RULES_NOT_LOADED,
            NO_TEMPLATES,
            SUPPRESSION_EXPIRED,
            SUPPRESSION_UNUSED,
            TOOL_MISSING,
            TOOL_FAILED);

    private PreflightRules() {}

    /** Whether the id is one of these, which nobody can accept beforehand. */
    static boolean has(String id) {
        for (Rule rule : RULES) {
            if (rule.id().equals(id)) {
                return true;
            }
        }
        return false;
    }
}
