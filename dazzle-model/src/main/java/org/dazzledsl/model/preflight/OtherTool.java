package org.dazzledsl.model.preflight;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A tool of others whose findings come in when they are asked for. */
public enum OtherTool {
    CFN_LINT("cfn-lint", "[EWI]\\d{4}"),
    CDK_NAG("cdk-nag", "[A-Za-z0-9.]+-[A-Z0-9]+"),
    CFN_GUARD("cfn-guard", "[A-Za-z]\\w*");

    private final String word;
    private final Pattern ids;

    OtherTool(String word, String ids) {
        this.word = word;
        this.ids = Pattern.compile(ids);
    }

    /** As people and commands call it. */
    public String word() {
        return word;
    }

    /** Whether an id looks like one of its rules'. */
    boolean hasRule(String id) {
        return ids.matcher(id).matches();
    }

    /** By their words, in the order of the documentation. */
    public static Map<String, OtherTool> byWord() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(
                        OtherTool::word, Function.identity(), (one, other) -> one, LinkedHashMap::new));
    }
}
