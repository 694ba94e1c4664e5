package org.dazzledsl.model.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.SourceFile;
import org.dazzledsl.model.config.toml.TomlDocument;
import org.dazzledsl.model.config.toml.TomlNode;
import org.dazzledsl.model.json.StableJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/dazzle-toml.schema.json} to the reader. With {@code -Ddazzle.docs.write} it writes the file. */
class ConfigSchemaTest {

    private static final Path FILE = Path.of("..", "docs", "dazzle-toml.schema.json");
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V7);
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    /** Some of each kind that TOML has, whole numbers around the limits of keys, and texts that some keys take. */
    private static final List<String> VALUES = List.of(
            "true",
            "false",
            "-1",
            "0",
            "1",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "20",
            "35",
            "36",
            "50",
            "99",
            "100",
            "125",
            "256",
            "365",
            "512",
            "1000",
            "1001",
            "1024",
            "2048",
            "3653",
            "10000",
            "64000",
            "64001",
            "65535",
            "65536",
            "65537",
            "122880",
            "9223372036854775807",
            "0.5",
            "0.3",
            "1.5",
            "256.0",
            "256.5",
            "-0.5",
            "2027-06-30",
            "\"\"",
            "\" \"",
            "\"a\"",
            "\"Bank\"",
            "\"bank.core\"",
            "\"1bank\"",
            "\"/\"",
            "\"/health\"",
            "\"../x\"",
            "\"dsl\"",
            "\"C:/x\"",
            "\"a\\\\b\"",
            "\"10.0.0.0/16\"",
            "\"10.0.0.0/8\"",
            "\"10.0.0.1/16\"",
            "\"300.0.0.0/16\"",
            "\"us-east-1\"",
            "\"us-east-99\"",
            "\"us_east\"",
            "\"xx-north-9\"",
            "\"123456789012\"",
            "\"12345\"",
            "\"340282366920938463463374607431768211455\"",
            "\"2027-06-30\"",
            "\"2027-02-30\"",
            "\"tomorrow\"",
            "\"db.t3.medium\"",
            "\"t3.medium\"",
            "\"bank.example.com\"",
            "\"a@bank.example.com\"",
            "\"https://bank.example.com\"",
            "\"*\"",
            "\"snap-0123456789abcdef0\"",
            "\"TB_LOW_IOPS\"",
            "\"line\\nline\"",
            "\"\\u0007\"",
            "[]",
            "[1]",
            "[\"dsl\"]",
            "[\"dsl\", \"dsl\"]",
            "[\"subnet-0a1b2c3d\", \"subnet-0a1b2c3e\"]",
            "[\"subnet-0a1b2c3d\"]",
            "[\"us-east-1a\", \"us-east-1a\"]",
            "[\"vol-0123456789abcdef0\"]",
            "[\"eni-0123456789abcdef0\"]",
            "[\"10.0.64.10\"]",
            "[\"10.0.64.300\"]",
            "[true]",
            "[[\"dsl\"]]",
            "{}",
            "{ a = 1 }",
            "{ a = \"b\" }",
            "{ \"aws:a\" = \"b\" }",
            "{ \"AWS:a\" = \"b\" }",
            "{ x86_64 = \"" + "0".repeat(64) + "\" }",
            "{ x86_64 = \"0\" }",
            "{ sparc = \"" + "0".repeat(64) + "\" }",
            "{ 0 = \"snap-0123456789abcdef0\" }",
            "{ 9 = \"snap-0123456789abcdef0\" }",
            "{ a = \"ssm:/a/b\" }",
            "{ a = \"ssm:a\" }",
            "{ a = \"secretsmanager:a/b\" }",
            "{ a = \"hunter2\" }",
            "{ a-b = \"ssm:/a\" }",
            "[{ rule = \"A\", reason = \"b\" }]",
            "[{ rule = \"A\" }]",
            "[{ rule = \"A\", reason = \" \" }]",
            "[{ rule = \"A\", reason = \"b\", expires = 2027-06-30 }]",
            "[{ rule = \"A\", reason = \"b\", until = 1 }]");

    /** JSON has fewer kinds of value: to a schema these are an integer and a text. */
    private static final Set<String> NOT_IN_JSON = Set.of("256.0", "2027-06-30");

    /** What the reader refuses and a schema can't, by key. */
    private static final Map<String, Set<String>> ONLY_THE_READER_TELLS =
            Map.of("deploy.network.vpc_cidr", Set.of("\"300.0.0.0/16\""));

    private static JsonSchema schema() {
        return FACTORY.getSchema(ConfigSchema.json(), STRICT);
    }

    @Test
    void fileIsWhatTheKeysSay() throws IOException {
        if (System.getProperty("dazzle.docs.write") != null) {
            Files.writeString(FILE, ConfigSchema.json());
        }
        assertEquals(
                ConfigSchema.json(),
                Files.readString(FILE).replace("\r\n", "\n"),
                "The file is out of date: run this test once with -Ddazzle.docs.write");
    }

    @Test
    void isASchemaOfItsDraft() throws IOException {
        JsonSchema draft = FACTORY.getSchema(SchemaLocation.of("http://json-schema.org/draft-07/schema"), STRICT);
        assertEquals(Set.of(), draft.validate(new ObjectMapper().readTree(ConfigSchema.json())));
    }

    /** Editors check with other engines than Java's; that of Taplo refuses many times a class of Unicode as too large. */
    @Test
    void patternsAreThoseOfEcmaScriptToo() throws IOException {
        Predicate<String> javaOnly = Pattern.compile(
                        "\\\\p\\{[^\\]]*]\\{|\\(\\?[a-z]|\\(\\?[<>]|\\\\p\\{[A-Z][a-z]|\\\\[QEAZzGhHRXN]|[*+?}]\\+")
                .asPredicate();
        List<String> patterns = new ObjectMapper()
                .readTree(ConfigSchema.json()).findValuesAsText("pattern").stream()
                        .distinct()
                        .toList();
        assertTrue(patterns.size() > 20, patterns.toString());
        assertEquals(List.of(), patterns.stream().filter(javaOnly).toList());
    }

    static Stream<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("examples", "src/it")) {
            try (Stream<Path> below = Files.walk(Path.of("..").resolve(folder))) {
                below.filter(file ->
                                file.endsWith("dazzle.toml") && !file.toString().contains("target"))
                        .forEach(files::add);
            }
        }
        assertTrue(files.size() > 10, files.toString());
        return files.stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void acceptsTheFilesThatTheReaderAccepts(Path path) throws IOException {
        SourceFile file = new SourceFile(path.toString(), Files.readString(path));
        boolean isSound = !DazzleToml.read(file, Optional.empty()).hasErrors();
        Set<?> refusals = schema().validate(json(TomlDocument.read(file).root()));
        if (isSound) {
            assertEquals(Set.of(), refusals);
        }
    }

    static Stream<ConfigKey<?>> keys() {
        return Stream.of(ProjectTables.ALL, DeployTables.ALL, List.of(PreflightTable.SUPPRESSION))
                .flatMap(List::stream)
                .flatMap(table -> table.keys().stream());
    }

    /** What is written is kept by key, and a key is told from others by its path. */
    @Test
    void noTwoKeysHaveOnePath() {
        List<String> paths = keys().map(ConfigKey::path).toList();
        assertEquals(Set.copyOf(paths).size(), paths.size(), paths::toString);
    }

    /** Whatever the reader takes, an editor takes, and what it refuses is refused, but for what no schema can tell. */
    @ParameterizedTest
    @MethodSource("keys")
    void agreesWithTheReader(ConfigKey<?> key) {
        JsonSchema schema = FACTORY.getSchema(StableJson.of(key.type().schema()), STRICT);
        Set<String> samples = new TreeSet<>(VALUES);
        Matcher example = Pattern.compile("\"[^\"…]*\"").matcher(key.type().expected());
        while (example.find()) {
            samples.add(example.group());
            samples.add("[" + example.group() + "]");
        }
        Map<String, String> taken = new TreeMap<>();
        Map<String, String> wronglyRefused = new TreeMap<>();
        Set<String> wronglyTaken = new TreeSet<>();
        for (String sample : samples) {
            SourceFile file = new SourceFile("dazzle.toml", key.name() + " = " + sample + "\n");
            TomlDocument document = TomlDocument.read(file);
            assertEquals(List.of(), document.problems());
            TomlNode node = document.root().entry(key.name()).orElseThrow().value();
            List<Problem> problems = new ArrayList<>();
            key.type().read(key.name(), node, problems::add);
            boolean reads = problems.stream().noneMatch(Problem::isError);
            Set<?> refusals = schema.validate(json(node));
            if (reads) {
                taken.put(sample, "");
            }
            if (reads && !refusals.isEmpty()) {
                wronglyRefused.put(sample, refusals.toString());
            } else if (!reads && refusals.isEmpty() && !NOT_IN_JSON.contains(sample)) {
                wronglyTaken.add(sample);
            }
        }
        assertFalse(taken.isEmpty(), "no sample is a value of " + key.path());
        assertEquals(Map.of(), wronglyRefused);
        assertEquals(ONLY_THE_READER_TELLS.getOrDefault(key.path(), Set.of()), wronglyTaken);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            true  | [project]\\nname = "a"\\nroot = "a"
            true  | [project]\\nname = "a"\\nroot = "a"\\nother = 1\\n[elsewhere]\\na = 1
            true  | [project]\\nname = "a"\\nroot = "a"\\n[deploy.environments.prod.compute]\\ncpu = 512
            false | [deploy]\\nregion = "us-east-1"
            false | [project]\\nname = "a"
            false | [project]\\nname = "a"\\nroot = "a"\\n[deploy]\\nregoin = "us-east-1"
            false | [project]\\nname = "a"\\nroot = "a"\\n[deploy.compute]\\ncpus = 512
            false | [project]\\nname = "a"\\nroot = "a"\\n[deploy.compute]\\ncpu = 500
            false | [project]\\nname = "a"\\nroot = "a"\\n[deploy.environments.test]\\nregion = "us-east-1"
            false | [project]\\nname = "a"\\nroot = "a"\\n[deploy.environments.prod]\\nenvironment = "dev"
            false | [project]\\nname = "a"\\nroot = "a"\\n[deploy.environments.prod.compute]\\ncpu = 500
            """)
    void knowsTheTables(boolean accepted, String text) {
        SourceFile file = new SourceFile("dazzle.toml", text.replace("\\n", "\n") + "\n");
        assertEquals(
                accepted,
                schema().validate(json(TomlDocument.read(file).root())).isEmpty());
        assertEquals(accepted, !DazzleToml.read(file, Optional.empty()).hasErrors());
    }

    /** As the editors' TOML servers hand a text to their JSON schema. */
    private static JsonNode json(TomlNode node) {
        return StableJson.of(plain(node));
    }

    private static Object plain(TomlNode node) {
        if (node instanceof TomlNode.Table table) {
            Map<String, Object> members = new LinkedHashMap<>();
            table.entries().forEach((name, entry) -> members.put(name, plain(entry.value())));
            return members;
        }
        if (node instanceof TomlNode.Array array) {
            return array.elements().stream().map(ConfigSchemaTest::plain).toList();
        }
        Object value = ((TomlNode.Scalar) node).value();
        return value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
