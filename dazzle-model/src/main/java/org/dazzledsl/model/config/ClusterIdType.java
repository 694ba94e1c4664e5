package org.dazzledsl.model.config;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.toml.TomlNode;

/** A TigerBeetle cluster's id, an unsigned number of 128 bits; in quotes where TOML's integers are too short for it. */
record ClusterIdType() implements ValueType<BigInteger> {

    private static final int BITS = 128;
    private static final String DIGITS = "[0-9]{1,39}";

    @Override
    public String expected() {
        return "a decimal number of up to 128 bits, in quotes above 9223372036854775807";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("anyOf", List.of(Map.of("type", "integer", "minimum", 0), ConfigSchema.text(DIGITS)));
    }

    @Override
    public Optional<BigInteger> read(String name, TomlNode node, Consumer<Problem> problems) {
        Optional<String> digits = node instanceof TomlNode.Scalar scalar
                        && (scalar.value() instanceof Long || scalar.value() instanceof String)
                ? Optional.of(scalar.value().toString())
                : Optional.empty();
        if (digits.isEmpty()) {
            problems.accept(ConfigProblems.wrongType(name, node, expected()));
            return Optional.empty();
        }
        Optional<BigInteger> id = digits.filter(text -> text.matches(DIGITS))
                .map(BigInteger::new)
                .filter(number -> number.bitLength() <= BITS);
        if (id.isEmpty()) {
            problems.accept(ConfigProblems.outOfRange(name, node, expected()));
        }
        return id;
    }
}
