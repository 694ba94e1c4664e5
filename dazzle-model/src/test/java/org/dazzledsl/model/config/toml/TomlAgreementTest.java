package org.dazzledsl.model.config.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.dazzledsl.grammar.source.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlTable;
import org.tomlj.TomlVersion;

/**
 * Holds three readers to each other: the outline, which has the places, night-config, which has the values, and tomlj as a
 * second opinion on both and on what is well-formed. That the first two agree shows in that a document comes out at all.
 */
class TomlAgreementTest {

    private static final List<String> SEEDS = List.of("""
            a = 1
            b = [1, 2, 'x', [3, 4], { q = 1 }, 1.5, true]
            [t.u]
            v = \"""m
            \\
              n\"""
            [t]
            x = 1.5e3
            """, """
            [deploy]
            enabled = true
            region = "us-east-1" # c
            compute.cpu = 512
            [deploy.tigerbeetle]
            sha256 = { x86_64 = "ab", arm64 = 'cd' }
            ids = [
              "a", # one
              "b",
            ]
            [deploy.environments.prod.compute]
            cpu = 1_024
            """, """
            [[p.s]]
            rule = "X"
            expires = 2026-12-31
            [[p.s]]
            rule="Y"
            w = 1979-05-27T07:32:00Z
            v = 07:32:00.5
            [p.s.sub]
            k = inf
            """, """
            "q.q" . b   =   'ä😀'
            a.b.c = 0x1F
            a.b.d = 0b101
            x = '''raw
            x'''
            y = "\\u00e9\\n\\t\\\\"
            z=1_000
            n=nan
            d = 1979-05-27 07:32:00Z
            """, """
            [a.b.c]
            z=9
            [a]
            b2.c.t=1
            [a.b]
            q=1
            empty={}
            earr=[]
            m={ a.b = 1, a.c = 2 }\r
            w=+1\r
            """);

    private static final List<String> PIECES = List.of(
            "=", "[", "]", "[[", "]]", "{", "}", "\"", "'", "\"\"\"", "'''", "#", ".", ",", "\n", "\r\n", " ", "1", "0",
            "_", "a", "\\", "-", "+", "e", "T", ":", "true", "\t", "a = 1\n", "[t]\n", "[a.b]\n", "x.y=1\n", "inf",
            "0o7");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n# only\n",
                "a = 1",
                "a = -9223372036854775808\nb = 9223372036854775807\n",
                "a = 0xDEAD_BEEF\nb = 0o755\nc = 0b1101\nd = +0\ne = -0\n",
                "a = 3.14\nb = -0.01\nc = 5e+22\nd = 1e06\ne = -2E-2\nf = 6.626e-34\ng = 9_224.5_1\n",
                "a = inf\nb = -inf\nc = +nan\n",
                "a = true\nb = false\n",
                "a = \"\"\nb = ''\nc = \"\\b\\t\\n\\f\\r\\\"\\\\\\u0041\\U0001F600\"\n",
                "a = \"\"\"\nfirst is dropped\"\"\"\nb = '''\nas well'''\n",
                "a = \"\"\"one \\\n    two\"\"\"\n",
                "a = 1979-05-27\nb = 07:32:00\nc = 1979-05-27T07:32:00.999999\nd = 1979-05-27T00:32:00Z\n",
                "a = []\nb = [ ]\nc = [1,]\nd = [[],[[]]]\ne = [\n# c\n\n1 # d\n,\n]\n",
                "a = {}\nb = { c = 1 }\nd = { e = { f = [1, { g = 2 }] } }\n",
                "a.b = 1\na.c = 2\nd . 'e' . \"f\" = 3\n",
                "1234 = 1\n'' = 2\n\"ʎǝʞ\" = 3\n-_- = 4\n",
                "[a]\n[a.b]\nc = 1\n[a.d]\n[e.f.g]\n[e]\nh = 2\n",
                "[[a]]\nb = 1\n[[a]]\n[a.c]\nd = 2\n[[a.e]]\n[[a.e]]\nf = 3\n",
                "[ a . b ]\nc = 1\n[\"d.e\".'f g']\n",
                "a = 1\r\n[b]\r\nc = 'x' # d\r\n"
            })
    void wellFormedTextsAreReadTheSame(String toml) {
        assertEquals(Optional.of(true), agreement(toml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a = 1\na = 1\n",
                "[a]\n[a]\n",
                "[a]\n[[a]]\n",
                "[[a]]\n[a]\n",
                "a = 1\n[a]\n",
                "a = {}\n[a.b]\n",
                "a.b = 1\n[a]\n",
                "[a.b]\n[a]\nb.c = 1\n",
                "a = [1\n",
                "a = 1 b = 2\n",
                "a = 01\n",
                "a = 1.\n",
                "a = .5\n",
                "a = 1__0\n",
                "a = 0xG\n",
                "a = \"\\x41\"\n",
                "a = \"x\n\"\n",
                "a = 1979-13-01\n",
                "a = { b = 1\n}\n",
                "a = { b = 1, }\n",
                "a = 'x'y\n",
                "= 1\n",
                "a\n",
                "[a\n",
                "[a]]\n",
                "[a.]\n",
                "é = 1\n"
            })
    void malformedTextsAreRefusedByAll(String toml) {
        assertEquals(Optional.of(false), agreement(toml));
    }

    /** Texts that were damaged in up to three places, the same ones in every run. */
    @Test
    void damagedTextsAreReadTheSameOrRefusedByAll() {
        Random random = new Random(20261101);
        int wellFormed = 0;
        int malformed = 0;
        for (int i = 0; i < 800; i++) {
            Optional<Boolean> agreement = agreement(damaged(random));
            wellFormed += agreement.filter(fine -> fine).isPresent() ? 1 : 0;
            malformed += agreement.filter(fine -> !fine).isPresent() ? 1 : 0;
        }
        assertTrue(wellFormed > 200, "well-formed: " + wellFormed);
        assertTrue(malformed > 200, "malformed: " + malformed);
    }

    private static String damaged(Random random) {
        StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(text.length());
            String piece = PIECES.get(random.nextInt(PIECES.size()));
            switch (random.nextInt(3)) {
                case 0 -> text.insert(from, piece);
                case 1 -> text.delete(from, Math.min(text.length(), from + 1 + random.nextInt(4)));
                default -> text.replace(from, from + 1, piece);
            }
        }
        return text.toString();
    }

    /** Whether all take the text for well-formed; empty where one of them is known to be wrong about it. */
    private static Optional<Boolean> agreement(String toml) {
        TomlDocument read = TomlDocument.read(new SourceFile("x.toml", toml));
        Optional<TomlParseResult> parsed = parsed(toml);
        if (parsed.isEmpty() || isKnownToDiffer(toml)) {
            return Optional.empty();
        }
        TomlParseResult other = parsed.get();
        assertEquals(other.hasErrors(), !read.problems().isEmpty(), () -> toml + read.problems() + other.errors());
        if (!other.hasErrors()) {
            assertEquals(values(other), values(read.root()), toml);
            assertEquals(lines("", other), lines("", read.root()), toml);
        }
        return Optional.of(!other.hasErrors());
    }

    /** tomlj's result; empty where it ends in an exception, as it does on some malformed times and keys. */
    private static Optional<TomlParseResult> parsed(String toml) {
        try {
            return Optional.of(Toml.parse(toml, TomlVersion.V1_0_0));
        } catch (RuntimeException | AssertionError fault) {
            return Optional.empty();
        }
    }

    /** tomlj takes {@code \'} for an escape and turns CR LF in a string into LF. */
    private static boolean isKnownToDiffer(String toml) {
        return toml.contains("\\'") || toml.matches("(?s).*(?:\"\"\"|''').*\r\n.*");
    }

    private static Object values(Object node) {
        if (node instanceof TomlTable table) {
            Map<String, Object> values = new TreeMap<>();
            table.keySet().forEach(key -> values.put(key, values(table.get(List.of(key)))));
            return values;
        }
        if (node instanceof TomlArray array) {
            return array.toList().stream().map(TomlAgreementTest::values).toList();
        }
        if (node instanceof TomlNode.Table table) {
            Map<String, Object> values = new TreeMap<>();
            table.entries().forEach((key, entry) -> values.put(key, values(entry.value())));
            return values;
        }
        if (node instanceof TomlNode.Array array) {
            return array.elements().stream().map(TomlAgreementTest::values).toList();
        }
        Object value = node instanceof TomlNode.Scalar scalar ? scalar.value() : node;
        return value.getClass().getSimpleName() + " " + value;
    }

    /** The line of every key, and the column of every key that has no dots. */
    private static List<String> lines(String prefix, TomlTable table) {
        List<String> lines = new ArrayList<>();
        table.keySet().stream().sorted().forEach(key -> {
            lines.add(prefix + key + " " + table.inputPositionOf(List.of(key)).line());
            if (table.get(List.of(key)) instanceof TomlTable inner) {
                lines.addAll(lines(prefix + key + ".", inner));
            }
        });
        return lines;
    }

    private static List<String> lines(String prefix, TomlNode.Table table) {
        List<String> lines = new ArrayList<>();
        table.entries().keySet().stream().sorted().forEach(key -> {
            TomlNode.Entry entry = table.entry(key).orElseThrow();
            lines.add(prefix + key + " " + entry.span().line());
            if (entry.value() instanceof TomlNode.Table inner) {
                lines.addAll(lines(prefix + key + ".", inner));
            }
        });
        return lines;
    }
}
