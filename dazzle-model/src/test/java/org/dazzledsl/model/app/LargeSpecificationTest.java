package org.dazzledsl.model.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Specifications of a shape that a linker must not answer with recursion, or with a look at everything for everything. */
class LargeSpecificationTest {

    private static final int MANY = 20_000;

    @Test
    void followsALongChainOfModules() {
        String files = IntStream.range(1, MANY)
                .mapToObj(i -> "== m%1$d.dsl%nmodule m%1$d%nuse m%2$d%n".formatted(i, i + 1))
                .collect(Collectors.joining());

        assertEquals(
                List.of(),
                Specification.lines(Specification.link(
                                "== shop.dsl\nmodule shop\nuse m1\n" + files + "== z.dsl\nmodule m" + MANY + "\n")
                        .problems()));
    }

    @Test
    void showsTheEndsOfALongCircle() {
        String files = IntStream.range(1, MANY)
                .mapToObj(i -> "== m%1$d.dsl%nmodule m%1$d%nuse m%2$d%n".formatted(i, i + 1))
                .collect(Collectors.joining());

        assertEquals(
                List.of("z.dsl:2:5: the modules use each other in a circle:"
                        + " shop → m1 → m2 → m3 → … → m19997 → m19998 → m19999 → m20000 → shop"),
                Specification.lines(Specification.link("== shop.dsl\nmodule shop\nuse m1\n" + files
                                + "== z.dsl\nmodule m" + MANY + "\nuse shop\n")
                        .problems()));
    }

    @Test
    void inheritsThroughALongChainOfArchetypes() {
        String archetypes = IntStream.range(1, MANY)
                .mapToObj(i -> "archetype A%1$d:%n  extends: A%2$d%n  f%1$d: int%n".formatted(i, i + 1))
                .collect(Collectors.joining());

        AppSpec app = Specification.app(archetypes + "archetype A" + MANY + ":\n  last: int\n"
                + "entity Heir:\n  extends: A1\n  id: uuid pk\n");

        List<Field> fields = app.entities().get(0).fields();
        assertEquals(MANY + 1, fields.size());
        assertEquals("last", fields.get(0).name());
        assertEquals("f1", fields.get(MANY - 1).name());
        assertEquals("id", fields.get(MANY).name());
    }

    @Test
    void tellsSharedAccountsApartAmongManyLedgers() {
        String ledgers = IntStream.range(0, MANY)
                .mapToObj(i -> """
                        ledger L%d:
                          account_code: %d
                          ledger_id: 1
                          currency: EUR
                        """.formatted(i, 1 + i % (MANY - 1)))
                .collect(Collectors.joining());

        assertEquals(
                List.of("shop.dsl:80000:17: warning: the ledger 'L0' has the same account_code in the same ledger_id"),
                Specification.lines(Specification.link(ledgers).problems()));
    }

    @Test
    void looksForANearMissOnceHoweverOftenANameIsUsed() {
        String entities = IntStream.range(0, MANY)
                .mapToObj(i -> "entity Customer%1$d:%n  id: uuid pk%n  owner: ref Custommer%n".formatted(i))
                .collect(Collectors.joining());

        List<String> lines = Specification.lines(Specification.link(entities).problems());

        assertEquals(MANY, lines.size());
        assertTrue(lines.get(0).startsWith("shop.dsl:5:14: the entity 'Custommer' is not declared"), lines.get(0));
        assertTrue(lines.get(1).startsWith("shop.dsl:8:14: the entity 'Custommer' is not declared"), lines.get(1));
    }
}
