package org.dazzledsl.model.config;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A named set of preflight's rules: those that say the same as a catalogue, and those that no catalogue has. */
public enum RulePack {
    DAZZLE("dazzle", "What no catalogue knows: the plan, TigerBeetle, the deployment, and what AWS refuses", ""),
    AWS_FOUNDATIONAL(
            "aws-foundational",
            "Controls of AWS Security Hub, foremost those of AWS Foundational Security Best Practices",
            "[A-Z][A-Za-z0-9]+\\.\\d+"),
    AWS_SOLUTIONS("aws-solutions", "Rules of cdk-nag's AwsSolutions", "AwsSolutions-[A-Z]+\\d+");

    private final String word;
    private final String title;
    private final Pattern references;

    RulePack(String word, String title, String references) {
        this.word = word;
        this.title = title;
        this.references = Pattern.compile(references);
    }

    /** As {@code dazzle.toml} calls it. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /** Whether a rule's reference is one of the catalogue's. */
    public boolean has(String reference) {
        return references.matcher(reference).matches();
    }

    /** By their words, in the order of the documentation. */
    public static Map<String, RulePack> byWord() {
        return Arrays.stream(values())
                .collect(
                        Collectors.toMap(RulePack::word, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
