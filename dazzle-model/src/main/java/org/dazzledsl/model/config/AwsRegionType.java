package org.dazzledsl.model.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Suggestions;
import org.dazzledsl.model.config.toml.TomlNode;

/** The name of an AWS region. AWS adds regions, so one that is only unknown is accepted with a warning. */
record AwsRegionType() implements ValueType<String> {

    private static final Pattern NAME = Pattern.compile(
            "[a-z]{2,4}(?:-[a-z]{2,4})?-(?:central|(?:north|south)(?:east|west)?|east|west)-[1-9][0-9]?");

    /** As AWS lists them in the
     * <a href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html">guide to its regions</a>. */
    private static final List<String> KNOWN = List.of(
            "us-east-1",
            "us-east-2",
            "us-west-1",
            "us-west-2",
            "af-south-1",
            "ap-east-1",
            "ap-east-2",
            "ap-northeast-1",
            "ap-northeast-2",
            "ap-northeast-3",
            "ap-south-1",
            "ap-south-2",
            "ap-southeast-1",
            "ap-southeast-2",
            "ap-southeast-3",
            "ap-southeast-4",
            "ap-southeast-5",
            "ap-southeast-6",
            "ap-southeast-7",
            "ca-central-1",
            "ca-west-1",
            "eu-central-1",
            "eu-central-2",
            "eu-north-1",
            "eu-south-1",
            "eu-south-2",
            "eu-west-1",
            "eu-west-2",
            "eu-west-3",
            "il-central-1",
            "me-central-1",
            "me-south-1",
            "mx-central-1",
            "sa-east-1",
            "cn-north-1",
            "cn-northwest-1",
            "eusc-de-east-1",
            "us-gov-east-1",
            "us-gov-west-1");

    @Override
    public String expected() {
        return "an AWS region such as \"us-east-1\"";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(Map.of("enum", KNOWN), ConfigSchema.text(NAME.pattern())));
    }

    @Override
    public Optional<String> read(String name, TomlNode node, Consumer<Problem> problems) {
        Optional<String> region = ConfigTypes.string(node);
        if (region.isEmpty()) {
            problems.accept(ConfigProblems.wrongType(name, node, expected()));
            return Optional.empty();
        }
        if (KNOWN.contains(region.get())) {
            return region;
        }
        Optional<String> meant = Suggestions.closest(region.get(), KNOWN).map(near -> "did you mean \"" + near + "\"?");
        if (!NAME.matcher(region.get()).matches()) {
            problems.accept(ConfigProblems.malformed(name, node, expected()).suggesting(meant));
            return Optional.empty();
        }
        problems.accept(Problem.warning(
                        "unknown-region", node.span(), "\"" + region.get() + "\" is no region that is known here")
                .suggesting(meant));
        return region;
    }
}
