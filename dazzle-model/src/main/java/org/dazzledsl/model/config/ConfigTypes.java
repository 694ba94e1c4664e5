package org.dazzledsl.model.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.model.config.toml.TomlNode;

/** The types of value that several keys share. */
final class ConfigTypes {

    private ConfigTypes() {}

    static ValueType<Boolean> flag() {
        return new Flag();
    }

    static ValueType<Integer> count(int least, int most) {
        return new WholeNumber(least, most, "");
    }

    /** @param unit in the plural, or its symbol */
    static ValueType<Integer> amount(int least, int most, String unit) {
        return new WholeNumber(least, most, " " + unit);
    }

    static ValueType<Integer> oneOf(List<Integer> numbers, String unit) {
        return new OneNumberOf(numbers, unit);
    }

    static ValueType<String> oneOf(String... words) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (String word : words) {
            meanings.put(word, word);
        }
        return new OneWordOf<>(meanings);
    }

    /** @param meanings by the words that stand for them, in the order of the documentation */
    static <E> ValueType<E> oneOf(Map<String, E> meanings) {
        return new OneWordOf<>(meanings);
    }

    /** @param expected an example included */
    static ValueType<String> text(String expected, String pattern) {
        return new Text(expected, Pattern.compile(pattern));
    }

    /**
     * A list that has each of its elements once.
     *
     * @param elements in words, in the plural
     */
    static <T> ValueType<List<T>> listOf(ValueType<T> element, int least, int most, String elements) {
        return new ListOf<>(element, least, most, elements, true);
    }

    /** A list that may have an element twice. */
    static <T> ValueType<List<T>> listOfAny(ValueType<T> element, int least, int most, String elements) {
        return new ListOf<>(element, least, most, elements, false);
    }

    /**
     * A table with keys of the user's own.
     *
     * @param expected the table in words
     * @param keys what its keys may be, in words
     * @param pattern of its keys, in the syntax that Java and ECMAScript share
     * @param meaning of a key that has the pattern
     */
    static <K, V> ValueType<Map<K, V>> tableOf(
            String expected, String keys, String pattern, Function<String, K> meaning, ValueType<V> values) {
        return new TableOf<>(expected, keys, Pattern.compile(pattern), meaning, values);
    }

    /** A path with {@code /}, relative to the project's folder and inside it; without {@code .} and trailing {@code /}. */
    static ValueType<String> pathInside(String expected) {
        return new RelativePath(expected, false);
    }

    /** A path with {@code /}, relative to the project's folder, which may lead out of it. */
    static ValueType<String> path(String expected) {
        return new RelativePath(expected, true);
    }

    /** Numbers or words as an enumeration: {@code 2, 3 or 4}. */
    static String inWords(List<String> items) {
        int last = items.size() - 1;
        return last == 0 ? items.get(0) : String.join(", ", items.subList(0, last)) + " or " + items.get(last);
    }

    /** The text of a scalar that is a string. */
    static Optional<String> string(TomlNode node) {
        return node instanceof TomlNode.Scalar scalar && scalar.value() instanceof String text
                ? Optional.of(text)
                : Optional.empty();
    }

    /** A problem with a node that should have been a number or a boolean. */
    private static Problem notPlain(String name, TomlNode node, String expected, String plain) {
        Problem problem = ConfigProblems.wrongType(name, node, expected);
        return problem.suggesting(string(node)
                .map(String::strip)
                .filter(text -> text.matches(plain))
                .map(text -> "write " + text + " without quotes"));
    }

    private record Flag() implements ValueType<Boolean> {

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "boolean");
        }

        @Override
        public String expected() {
            return "true or false";
        }

        @Override
        public Optional<Boolean> read(String name, TomlNode node, Consumer<Problem> problems) {
            if (node instanceof TomlNode.Scalar scalar && scalar.value() instanceof Boolean flag) {
                return Optional.of(flag);
            }
            problems.accept(notPlain(name, node, expected(), "true|false"));
            return Optional.empty();
        }
    }

    /** The value of a node that is an integer. */
    private static Optional<Long> integer(String name, TomlNode node, String expected, Consumer<Problem> problems) {
        if (node instanceof TomlNode.Scalar scalar && scalar.value() instanceof Long number) {
            return Optional.of(number);
        }
        problems.accept(notPlain(name, node, expected, "[+-]?[0-9]+"));
        return Optional.empty();
    }

    private record WholeNumber(int least, int most, String unit) implements ValueType<Integer> {

        @Override
        public Map<String, Object> schema() {
            return Map.of("type", "integer", "minimum", least, "maximum", most);
        }

        @Override
        public String expected() {
            return (most == least + 1 ? least + " or " + most : "an integer from " + least + " to " + most) + unit;
        }

        @Override
        public Optional<Integer> read(String name, TomlNode node, Consumer<Problem> problems) {
            Optional<Long> number = integer(name, node, expected(), problems);
            if (number.isPresent() && (number.get() < least || number.get() > most)) {
                problems.accept(ConfigProblems.outOfRange(name, node, expected()));
                return Optional.empty();
            }
            return number.map(Long::intValue);
        }
    }

    private record OneNumberOf(List<Integer> numbers, String unit) implements ValueType<Integer> {

        private OneNumberOf {
            numbers = List.copyOf(numbers);
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("enum", numbers);
        }

        @Override
        public String expected() {
            return inWords(numbers.stream().map(String::valueOf).toList()) + " " + unit;
        }

        @Override
        public Optional<Integer> read(String name, TomlNode node, Consumer<Problem> problems) {
            Optional<Long> number = integer(name, node, expected(), problems);
            if (number.isPresent() && numbers.stream().noneMatch(known -> known == (long) number.get())) {
                Optional<Integer> next =
                        numbers.stream().filter(known -> known > number.get()).findFirst();
                problems.accept(ConfigProblems.outOfRange(name, node, expected())
                        .suggesting(next.map(known -> "the next larger one is " + known)));
                return Optional.empty();
            }
            return number.map(Long::intValue);
        }
    }

    private record OneWordOf<E>(Map<String, E> meanings) implements ValueType<E> {

        private OneWordOf {
            meanings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(meanings));
        }

        @Override
        public Map<String, Object> schema() {
            return Map.of("enum", List.copyOf(meanings.keySet()));
        }

        @Override
        public String expected() {
            return inWords(
                    meanings.keySet().stream().map(word -> "\"" + word + "\"").toList());
        }

        @Override
        public Optional<E> read(String name, TomlNode node, Consumer<Problem> problems) {
            Optional<String> word = string(node);
            if (word.isEmpty()) {
                problems.accept(ConfigProblems.wrongType(name, node, expected()));
                return Optional.empty();
            }
            Optional<E> meaning = Optional.ofNullable(meanings.get(word.get()));
            if (meaning.isEmpty()) {
                problems.accept(ConfigProblems.unknownValue(name, node, word.get(), expected(), meanings.keySet()));
            }
            return meaning;
        }

        @Override
        public String show(E value) {
            return meanings.entrySet().stream()
                    .filter(meaning -> meaning.getValue().equals(value))
                    .map(meaning -> "\"" + meaning.getKey() + "\"")
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** @param pattern in the syntax that Java and ECMAScript share, since editors check with it too */
    private record Text(String expected, Pattern pattern) implements ValueType<String> {

        @Override
        public Map<String, Object> schema() {
            return ConfigSchema.text(pattern.pattern());
        }

        @Override
        public Optional<String> read(String name, TomlNode node, Consumer<Problem> problems) {
            Optional<String> text = string(node);
            if (text.isEmpty()) {
                problems.accept(ConfigProblems.wrongType(name, node, expected)
                        .suggesting(Optional.of("put it in quotes").filter(hint -> fitsInQuotes(node))));
            } else if (!pattern.matcher(text.get()).matches()) {
                problems.accept(ConfigProblems.malformed(name, node, expected));
                return Optional.empty();
            }
            return text;
        }

        private boolean fitsInQuotes(TomlNode node) {
            return node instanceof TomlNode.Scalar scalar
                    && pattern.matcher(scalar.value().toString()).matches();
        }
    }

    private record ListOf<T>(ValueType<T> element, int least, int most, String elements, boolean distinct)
            implements ValueType<List<T>> {

        @Override
        public Map<String, Object> schema() {
            return Map.of(
                    "type", "array",
                    "items", element.schema(),
                    "minItems", least,
                    "maxItems", most,
                    "uniqueItems", distinct);
        }

        @Override
        public String expected() {
            return "an array of " + (least == 0 ? "" : least + " to " + most + " ") + elements;
        }

        @Override
        public Optional<List<T>> read(String name, TomlNode node, Consumer<Problem> problems) {
            if (!(node instanceof TomlNode.Array array)) {
                problems.accept(ConfigProblems.wrongType(name, node, expected())
                        .suggesting(string(node).map(text -> "did you mean [\"" + text + "\"]?")));
                return Optional.empty();
            }
            List<T> values = new ArrayList<>();
            for (TomlNode each : array.elements()) {
                Optional<T> value = element.read(name, each, problems);
                if (distinct && value.isPresent() && values.contains(value.get())) {
                    problems.accept(ConfigProblems.contradiction(
                                    each.span(), "'" + name + "' has " + ConfigProblems.written(each) + " twice")
                            .expecting("each only once"));
                }
                value.ifPresent(values::add);
            }
            if (array.elements().size() < least || array.elements().size() > most) {
                problems.accept(Problem.error(
                                "out-of-range",
                                array.span(),
                                "'" + name + "' has " + array.elements().size() + " of them")
                        .expecting(expected()));
                return Optional.empty();
            }
            return values.size() == array.elements().size() ? Optional.of(List.copyOf(values)) : Optional.empty();
        }

        @Override
        public String show(List<T> value) {
            return value.stream().map(element::show).collect(Collectors.joining(", ", "[", "]"));
        }
    }

    private record TableOf<K, V>(
            String expected, String keys, Pattern pattern, Function<String, K> meaning, ValueType<V> values)
            implements ValueType<Map<K, V>> {

        @Override
        public Map<String, Object> schema() {
            return ConfigSchema.tableOf(pattern.pattern(), values.schema());
        }

        @Override
        public Optional<Map<K, V>> read(String name, TomlNode node, Consumer<Problem> problems) {
            if (!(node instanceof TomlNode.Table table)) {
                problems.accept(ConfigProblems.wrongType(name, node, expected));
                return Optional.empty();
            }
            Map<K, V> read = new LinkedHashMap<>();
            table.entries().forEach((word, entry) -> {
                Optional<K> key =
                        Optional.of(word).filter(pattern.asMatchPredicate()).map(meaning);
                if (key.isEmpty()) {
                    problems.accept(Problem.error(
                                    "malformed-key", entry.name(), "'" + word + "' can't be a key of '" + name + "'")
                            .expecting(keys));
                }
                Optional<V> value = values.read(word, entry.value(), problems);
                key.ifPresent(known -> value.ifPresent(each -> read.put(known, each)));
            });
            return read.size() == table.entries().size() ? Optional.of(read) : Optional.empty();
        }
    }

    private record RelativePath(String expected, boolean mayLeadOut) implements ValueType<String> {

        @Override
        public Map<String, Object> schema() {
            String inside = mayLeadOut ? "" : "(?!\\.\\.(?:/|$))";
            return ConfigSchema.text(inside + "(?!/|[A-Za-z]:)[^\\\\]*[^\\\\\\s][^\\\\]*");
        }

        @Override
        public Optional<String> read(String name, TomlNode node, Consumer<Problem> problems) {
            Optional<String> text = string(node);
            if (text.isEmpty()) {
                problems.accept(ConfigProblems.wrongType(name, node, expected));
                return Optional.empty();
            }
            Optional<String> path = text.filter(written -> !written.matches("/.*|[A-Za-z]:.*|.*\\\\.*|\\s*"))
                    .map(RelativePath::normalized)
                    .filter(normal -> mayLeadOut || !normal.matches("\\.|\\.\\.(?:/.*)?"));
            if (path.isEmpty()) {
                problems.accept(ConfigProblems.malformed(name, node, expected)
                        .suggesting(text.filter(written -> written.indexOf('\\') >= 0)
                                .map(written -> "write '/' instead of '\\'")));
            }
            return path;
        }

        private static String normalized(String path) {
            List<String> parts = new ArrayList<>();
            for (String part : path.split("/")) {
                boolean up = "..".equals(part) && !parts.isEmpty() && !"..".equals(parts.get(parts.size() - 1));
                if (up) {
                    parts.remove(parts.size() - 1);
                } else if (!part.isEmpty() && !".".equals(part)) {
                    parts.add(part);
                }
            }
            return parts.isEmpty() ? "." : String.join("/", parts);
        }
    }
}
