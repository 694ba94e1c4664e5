package org.dazzledsl.model.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.dazzledsl.model.json.StableJson;

/**
 * {@code dazzle.toml} as a JSON schema, from the same keys that are read. Editors complete with it, explain, and check while
 * people write; what depends on several keys at once only the reader tells. Draft 07, which the TOML editors know.
 */
public final class ConfigSchema {

    private static final String DRAFT = "http://json-schema.org/draft-07/schema#";

    private ConfigSchema() {}

    /** The schema, with LF. */
    public static String json() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        GeneralTable.TABLE.keys().forEach(key -> definitions.put(key.path(), key(key)));
        tables().forEach(table -> definitions.put(table.path(), table(table, List.of())));
        Map<String, Object> properties = new LinkedHashMap<>();
        ProjectTables.ALL.forEach(table -> properties.put(
                table.path(),
                opened(table(
                        table,
                        ProjectTables.REQUIRED.stream()
                                .filter(table.keys()::contains)
                                .toList()))));
        properties.put(DeployTables.ROOT, deploy());
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", DRAFT);
        schema.put("title", "dazzle.toml");
        schema.put(
                "description",
                "A Dazzle project and how it is deployed. Tables with other names belong to other tools.");
        schema.put("type", "object");
        schema.put("required", List.of(ProjectTables.PROJECT.path()));
        schema.put("properties", properties);
        schema.put("definitions", definitions);
        return StableJson.write(StableJson.of(schema));
    }

    /** Other tools read these tables too. */
    private static Map<String, Object> opened(Map<String, Object> table) {
        Map<String, Object> open = new LinkedHashMap<>(table);
        open.remove("additionalProperties");
        return open;
    }

    private static Map<String, Object> deploy() {
        Map<String, Object> overlays = new LinkedHashMap<>();
        for (Environment environment : Environment.values()) {
            overlays.put(
                    environment.word(),
                    object("What is different in " + environment.word() + ".", members(true), List.of()));
        }
        Map<String, Object> members = members(false);
        members.put(
                DeployTables.ENVIRONMENTS,
                object("What is different in one environment, laid over the rest.", overlays, List.of()));
        return object(GeneralTable.TABLE.description(), members, List.of());
    }

    private static Stream<ConfigTable> tables() {
        return DeployTables.ALL.stream().filter(table -> table != GeneralTable.TABLE);
    }

    /** The keys and tables of {@code [deploy]} and of what is laid over it. */
    private static Map<String, Object> members(boolean overlay) {
        Map<String, Object> members = new LinkedHashMap<>();
        GeneralTable.TABLE.keys().stream()
                .filter(key -> !overlay || key != GeneralTable.ENVIRONMENT)
                .forEach(key -> members.put(key.name(), reference(key.path())));
        tables().forEach(table ->
                members.put(table.path().substring(DeployTables.ROOT.length() + 1), reference(table.path())));
        return members;
    }

    private static Map<String, Object> reference(String path) {
        return Map.of("$ref", "#/definitions/" + path);
    }

    /** A table with exactly these keys. */
    static Map<String, Object> table(ConfigTable table, List<ConfigKey<String>> required) {
        Map<String, Object> keys = new LinkedHashMap<>();
        table.keys().forEach(key -> keys.put(key.name(), key(key)));
        return object(
                table.description(),
                keys,
                required.stream().map(ConfigKey::name).toList());
    }

    private static Map<String, Object> object(String description, Map<String, Object> members, List<String> required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("description", description);
        object.put("type", "object");
        if (!required.isEmpty()) {
            object.put("required", required);
        }
        object.put("properties", members);
        object.put("additionalProperties", false);
        return object;
    }

    private static <T> Map<String, Object> key(ConfigKey<T> key) {
        Map<String, Object> schema = new LinkedHashMap<>();
        String byDefault = ConfigReference.byDefault(key);
        schema.put(
                "description",
                plainText(sentence(key.description()) + " "
                        + sentence(key.type().expected())
                        + (byDefault.equals(ConfigReference.NONE) ? "" : " " + sentence("Default: " + byDefault))));
        onlyDefault(key).ifPresent(value -> schema.put("default", value));
        key.type().schema().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(member -> schema.put(member.getKey(), sorted(member.getValue())));
        return schema;
    }

    /** The same text in every run. */
    private static Object sorted(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ConfigSchema::sorted).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, member) -> sorted.put((String) name, sorted(member)));
            return sorted;
        }
        return value;
    }

    /** Editors show descriptions as they are. */
    private static String plainText(String markdown) {
        return markdown.replace("`", "");
    }

    private static String sentence(String phrase) {
        return phrase.substring(0, 1).toUpperCase(Locale.ROOT) + phrase.substring(1) + ".";
    }

    /** What holds in every environment where nothing is written, if JSON can say it. */
    private static <T> Optional<Object> onlyDefault(ConfigKey<T> key) {
        if (key.byDefault().words().isPresent()) {
            return Optional.empty();
        }
        List<Optional<T>> values = Stream.of(Environment.values())
                .map(environment -> key.byDefault().value().apply(Settings.nothingWritten(environment)))
                .distinct()
                .toList();
        return values.size() == 1 ? values.get(0).flatMap(value -> plain(key, value)) : Optional.empty();
    }

    private static <T> Optional<Object> plain(ConfigKey<T> key, T value) {
        if (value instanceof Boolean || value instanceof Number || value instanceof String) {
            return Optional.of(value);
        }
        String shown = key.type().show(value);
        return shown.matches("\"[^\"]*\"") ? Optional.of(shown.substring(1, shown.length() - 1)) : Optional.empty();
    }

    /** Matches the whole text, as the reader does. */
    static Map<String, Object> text(String pattern) {
        return Map.of("type", "string", "pattern", "^(?:" + pattern + ")$");
    }

    /** A table whose keys are the user's own. */
    static Map<String, Object> tableOf(String keys, Map<String, Object> values) {
        return Map.of(
                "type",
                "object",
                "patternProperties",
                Map.of("^(?:" + keys + ")$", values),
                "additionalProperties",
                false);
    }
}
