package org.dazzledsl.model.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.dazzledsl.grammar.source.Problem;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.grammar.syntax.ModuleSyntax;
import org.dazzledsl.model.app.Entity;
import org.dazzledsl.model.app.Specification;
import org.dazzledsl.model.config.ConfigPlaces;
import org.dazzledsl.model.config.SpecificationConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationReaderTest {

    @TempDir
    private Path project;

    @Test
    void goesFromFilesToTheApplication() throws IOException {
        write("dsl/b.dsl", "module shop.b\nuse shop\nentity Order:\n  owner: ref Customer\n");
        write("dsl/a/shop.dsl", "module shop\napp shop \"Shop\"\nentity Customer:\n  id: uuid pk\n");

        ApplicationReading reading = read("shop");

        assertEquals(List.of(), reading.problems());
        assertEquals(
                List.of("Customer", "Order"),
                reading.app().orElseThrow().entities().stream()
                        .map(Entity::name)
                        .toList());
        assertFalse(reading.hasErrors());
    }

    @Test
    void listsTheMistakesOfAllFilesAtOnce() throws IOException {
        write("dsl/a.dsl", "module shop\nentity A:\n  id: uuuid pk\n  other: ref Nothing\nentity B:\n  a: ref A\n");
        write("dsl/b.dsl", "module b\nuse shop\nuse nowhere\n");
        write("dsl/c.dsl", "module c\nschedule nightly:\n  cron: \"often\"\nentity B:\n  id: uuid pk\n");

        ApplicationReading reading = read("shoop");

        assertEquals(
                List.of(
                        "dazzle.toml:2:8 unknown-root-module",
                        "dsl/a.dsl:3:7 unknown-type",
                        "dsl/b.dsl:3:5 unknown-module",
                        "dsl/c.dsl:3:9 invalid-cron",
                        "dsl/c.dsl:4:8 duplicate-entity"),
                codes(reading));
        assertTrue(reading.hasErrors());
        assertEquals(Optional.empty(), reading.app());
    }

    /** Files are read on all processors: whichever is ready first, they and their problems stand in the order of their paths. */
    @Test
    void reportsManyFilesInTheirOrder() throws IOException {
        List<String> paths =
                IntStream.range(100, 300).mapToObj(i -> "dsl/f" + i + ".dsl").toList();
        for (String path : paths) {
            // The first is the longest, and ready last.
            int number = Integer.parseInt(path.substring(5, 8));
            write(path, "module m" + number + "\n" + "# a comment\n".repeat(40_000 / number) + "entity E:\n");
        }

        ApplicationReading reading = ApplicationReader.readSyntax(project, List.of(DslFolder.at("dsl")));

        assertEquals(paths, reading.modules().stream().map(ModuleSyntax::file).toList());
        assertEquals(
                paths,
                reading.problems().stream()
                        .map(problem -> problem.span().file())
                        .toList());
    }

    @Test
    void doesNotBlameOthersForAConstructThatCouldNotBeRead() throws IOException {
        write("dsl/shop.dsl", """
                module shop
                ledger Wallet "unfinished:
                  account_code: 1
                  currency: EUR

                ledger Fees:
                  account_code: many
                  currency: EUR

                transaction Pay:
                  transfer move:
                    debit: Wallet
                    credit: Fees
                    amount: 1
                  transfer wrong:
                    debit: Fees
                    credit: Nothing
                    amount: 1
                  idempotency_key: payment.id
                """);

        List<String> codes = codes(read("shop"));

        assertTrue(codes.contains("dsl/shop.dsl:17:13 unknown-ledger"), codes::toString);
        assertFalse(codes.stream().anyMatch(code -> code.startsWith("dsl/shop.dsl:12:")), codes::toString);
        assertFalse(codes.stream().anyMatch(code -> code.contains("missing-account-code")), codes::toString);
    }

    @Test
    void doesNotLinkWithoutAllFiles() throws IOException {
        write("dsl/shop.dsl", "module shop\nuse shop.people\nentity Order:\n  owner: ref Customer\n");
        Files.write(
                project.resolve("dsl/people.dsl"),
                "module shop.people\n# Café\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(List.of("dsl/people.dsl:2:6 not-utf-8"), codes(read("shop")));
    }

    /** Our own program marks texts with some of them. */
    @ParameterizedTest
    @ValueSource(chars = {'\uFDD0', '\uFDEF'})
    void refusesCharactersForUseInsideOfPrograms(char bad) throws IOException {
        write("dsl/shop.dsl", "module shop\nchannel mail \"Caf\u00e9 " + bad + "\uFDD2\":\n  kind: queue\n");

        Problem problem = read("shop").problems().get(0);

        assertEquals("noncharacter", problem.code());
        assertEquals(
                String.format("dsl/shop.dsl:2:20 U+%04X stands for no character; expected text; delete it", (int) bad),
                problem.span() + " " + problem.sentence());
    }

    @Test
    void takesTheCharactersBesideThem() throws IOException {
        write("dsl/shop.dsl", "module shop\nchannel mail \"\uFDCF\uFDF0\":\n  kind: queue\n");

        assertEquals(List.of(), codes(read("shop")));
    }

    @Test
    void readsFilesOneByOneWithoutLinking() throws IOException {
        write("dsl/a.dsl", "module shop\nuse nowhere\nentity Order:\n  owner: ref Nobody\n");
        write("dsl/b.dsl", "module shop\nentity Order:\n  id uuid\n");

        ApplicationReading reading = ApplicationReader.readSyntax(project, List.of(DslFolder.at("dsl")));

        assertEquals(Optional.empty(), reading.app());
        assertEquals(
                List.of(Map.of("entity", 1), Map.of("entity", 1)),
                reading.report().files().stream()
                        .map(ApplicationReport.FileReport::counts)
                        .toList());
        assertEquals(
                List.of(true, false),
                reading.report().files().stream()
                        .map(ApplicationReport.FileReport::ok)
                        .toList());
    }

    @Test
    void reportsEveryFileForMachines() throws IOException {
        write("dsl/a.dsl", "module shop\nentity Order:\n  owner: ref Ordr\n");
        write("dsl/b.dsl", "module b\nledger L:\n  account_code: 1\n");

        assertEquals("""
                {
                  "schemaVersion": 1,
                  "files": [
                    {
                      "path": "dazzle.toml",
                      "ok": false,
                      "counts": { },
                      "problems": [
                        {
                          "severity": "error",
                          "line": 2,
                          "column": 8,
                          "code": "unknown-root-module",
                          "message": "the root module 'market' is not declared; expected one of b, shop"
                        }
                      ]
                    },
                    {
                      "path": "dsl/a.dsl",
                      "ok": false,
                      "counts": {
                        "entity": 1
                      },
                      "problems": [
                        {
                          "severity": "error",
                          "line": 3,
                          "column": 14,
                          "code": "unknown-entity",
                          "message": "the entity 'Ordr' is not declared; did you mean 'Order'?"
                        }
                      ]
                    },
                    {
                      "path": "dsl/b.dsl",
                      "ok": true,
                      "counts": {
                        "ledger": 1
                      },
                      "problems": [
                        {
                          "severity": "warning",
                          "line": 2,
                          "column": 8,
                          "code": "missing-currency",
                          "message": "the ledger 'L' has no currency and gets USD; expected currency: and an ISO 4217 code such as EUR"
                        }
                      ]
                    }
                  ],
                  "app": null
                }
                """, json(read("market").report()));
    }

    @Test
    void writesTheApplicationAsItIsSpelledInTheLanguage() throws IOException {
        ApplicationReport report = new ApplicationReport(List.of(), Optional.of(Specification.app("""
                                ledger Wallet:
                                  account_code: 1
                                  account_type: liability
                                  currency: GBP
                                transaction Pay:
                                  transfer move:
                                    debit: Wallet
                                    credit: Wallet
                                    amount: 1
                                    flags: linked
                                  idempotency_key: payment.id
                                channel work:
                                  kind: queue
                                  config:
                                    visibility_timeout: 30
                                entity Order:
                                  id: uuid pk
                                  number: str(10) unique?
                                schedule daily:
                                  cron: "0 8 * * *"
                                """)));
        String json = json(report).replaceAll("\\s+", " ");

        for (String part : List.of(
                "\"app\": { \"app\": { \"name\": \"shop\", \"title\": \"Shop\", \"multiTenant\": false,",
                "\"accountType\": \"liability\", \"currency\": \"GBP\",",
                "\"debit\": \"Wallet\", \"credit\": \"Wallet\", \"amount\": \"1\", \"code\": 1, \"flags\": [ \"linked\" ],",
                "\"kind\": { \"kind\": \"queue\", \"visibilityTimeoutSeconds\": 30 }",
                "\"name\": \"number\", \"type\": { \"type\": \"str\", \"length\": 10 }, \"modifiers\": [ \"unique?\" ],",
                "\"timing\": { \"kind\": \"cron\", \"expression\": \"0 8 * * *\" }, \"timezone\": \"UTC\",",
                "\"span\": { \"file\": \"shop.dsl\", \"line\": 3, \"column\": 1, \"endLine\": 6,")) {
            assertTrue(json.contains(part), part + " in " + json);
        }
    }

    private ApplicationReading read(String root) throws IOException {
        ConfigPlaces places = new ConfigPlaces(
                Span.at("dazzle.toml", 1, 1), new TreeMap<>(Map.of("project.root", Span.at("dazzle.toml", 2, 8))));
        return ApplicationReader.read(project, new SpecificationConfig(root, List.of("dsl"), places));
    }

    private static List<String> codes(ApplicationReading reading) {
        return reading.problems().stream()
                .map(problem -> problem.span() + " " + problem.code())
                .toList();
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static String json(ApplicationReport report) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.writeJson(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
