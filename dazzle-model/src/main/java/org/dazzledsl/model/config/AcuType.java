package org.dazzledsl.model.config;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.toml.TomlNode;

/**
 * Aurora capacity units, in halves, as Aurora Serverless v2
 * <a href="https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html">takes
 * them</a>.
 */
record AcuType(double least, double most) implements ValueType<Double> {

    @Override
    public String expected() {
        return "a number from " + show(least) + " to " + show(most) + " ACU, in steps of 0.5";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "number", "minimum", least, "maximum", most, "multipleOf", 0.5);
    }

    @Override
    public Optional<Double> read(String name, TomlNode node, Consumer<Problem> problems) {
        if (!(node instanceof TomlNode.Scalar scalar) || !(scalar.value() instanceof Number number)) {
            problems.accept(ConfigProblems.wrongType(name, node, expected()));
            return Optional.empty();
        }
        double value = number.doubleValue();
        // Also false for nan.
        boolean allowed = value >= least && value <= most && value * 2 == Math.rint(value * 2);
        if (!allowed) {
            problems.accept(ConfigProblems.outOfRange(name, node, expected()));
            return Optional.empty();
        }
        return Optional.of(value);
    }

    @Override
    public String show(Double value) {
        return value == Math.rint(value) ? String.valueOf(value.longValue()) : value.toString();
    }
}
