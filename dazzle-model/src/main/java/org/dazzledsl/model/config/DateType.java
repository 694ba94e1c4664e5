package org.dazzledsl.model.config;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.toml.TomlNode;

/** A day, as one of TOML's dates or as a string. */
record DateType() implements ValueType<LocalDate> {

    @Override
    public String expected() {
        return "a date such as 2027-06-30";
    }

    @Override
    public Map<String, Object> schema() {
        return Map.of("type", "string", "format", "date");
    }

    @Override
    public Optional<LocalDate> read(String name, TomlNode node, Consumer<Problem> problems) {
        Optional<LocalDate> date = node instanceof TomlNode.Scalar scalar ? date(scalar.value()) : Optional.empty();
        if (date.isEmpty()) {
            problems.accept(ConfigProblems.malformed(name, node, expected()));
        }
        return date;
    }

    private static Optional<LocalDate> date(Object value) {
        try {
            return value instanceof LocalDate date
                    ? Optional.of(date)
                    : Optional.of(value).filter(String.class::isInstance).map(text -> LocalDate.parse((String) text));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
