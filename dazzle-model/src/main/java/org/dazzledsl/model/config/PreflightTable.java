package org.dazzledsl.model.config;

import static org.dazzledsl.model.config.ConfigTypes.listOf;
import static org.dazzledsl.model.config.ConfigTypes.oneOf;
import static org.dazzledsl.model.config.ConfigTypes.pathInside;
import static org.dazzledsl.model.config.ConfigTypes.text;

import java.util.List;

/** The table {@code [deploy.preflight]}. */
final class PreflightTable {

    static final ConfigKey<String> FAIL_ON = new ConfigKey<>(
            "deploy.preflight.fail_on",
            oneOf("info", "warn", "high", "critical", "none"),
            Default.inDev("critical", "high"),
            "the least severity of a finding that fails preflight");
    static final ConfigKey<String> BASELINE = new ConfigKey<>(
            "deploy.preflight.baseline",
            pathInside("a file inside the project's folder such as \"preflight-baseline.json\""),
            Default.none(),
            "known findings, which don't fail preflight");
    static final ConfigKey<List<DeployConfig.Suppression>> SUPPRESSIONS = new ConfigKey<>(
            "deploy.preflight.suppressions",
            listOf(new SuppressionType(), 0, 1000, "tables with the header [[deploy.preflight.suppressions]]"),
            Default.of(List.of()),
            "findings that are accepted");

    static final ConfigKey<List<RulePack>> PACKS = new ConfigKey<>(
            "deploy.preflight.packs",
            listOf(oneOf(RulePack.byWord()), 0, RulePack.values().length, "packs such as [\"aws-foundational\"]"),
            Default.of(List.of()),
            "the packs of rules that are looked at, and the critical ones of all others; without any, all rules");

    static final ConfigTable TABLE = new ConfigTable(
            "deploy.preflight",
            "What preflight looks for, and what it lets pass.",
            List.of(FAIL_ON, PACKS, BASELINE, SUPPRESSIONS),
            List.of());

    static final ConfigKey<String> RULE = new ConfigKey<>(
            "deploy.preflight.suppressions.rule",
            text("a rule's id such as \"TB_LOW_IOPS\"", "[A-Za-z0-9_.-]+"),
            Default.none(),
            "the rule whose findings are accepted; required");
    static final ConfigKey<String> RESOURCE = new ConfigKey<>(
            "deploy.preflight.suppressions.resource",
            text("the name of a resource", "\\S.*"),
            Default.none(),
            "the resource, stack or element for which they are; without it, all");
    static final ConfigKey<String> REASON = new ConfigKey<>(
            "deploy.preflight.suppressions.reason",
            text("a sentence", "[\\s\\S]*\\S[\\s\\S]*"),
            Default.none(),
            "why they are accepted; required");
    static final ConfigKey<String> OWNER = new ConfigKey<>(
            "deploy.preflight.suppressions.owner", text("a name", "\\S.*"), Default.none(), "who answers for that");
    static final ConfigKey<java.time.LocalDate> EXPIRES = new ConfigKey<>(
            "deploy.preflight.suppressions.expires",
            new DateType(),
            Default.none(),
            "the last day on which the suppression holds");

    /** One suppression. */
    static final ConfigTable SUPPRESSION = new ConfigTable(
            "deploy.preflight.suppressions",
            "Each suppression is a table of its own, under the header `[[deploy.preflight.suppressions]]`.",
            List.of(RULE, RESOURCE, REASON, OWNER, EXPIRES),
            List.of());

    private PreflightTable() {}

    static DeployConfig.Preflight read(Settings settings) {
        return new DeployConfig.Preflight(
                settings.get(FAIL_ON), settings.get(PACKS), settings.get(SUPPRESSIONS), settings.find(BASELINE));
    }
}
