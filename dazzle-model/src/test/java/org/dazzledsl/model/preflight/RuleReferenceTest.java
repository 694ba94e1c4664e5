package org.dazzledsl.model.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dazzledsl.model.config.ConfigReference;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/preflight-rules.md} to the rules. With {@code -Ddazzle.docs.write} it writes the page. */
class RuleReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "preflight-rules.md");

    private static final List<Rule> RULES = RuleBook.builtIn().rules();

    @Test
    void pageIsWhatTheRulesSay() throws IOException {
        String page = RuleReference.markdown(RULES);
        if (System.getProperty("dazzle.docs.write") != null) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page,
                Files.readString(PAGE).replace("\r\n", "\n"),
                "The page is out of date: run this test once with -Ddazzle.docs.write");
    }

    @Test
    void noTwoRulesHaveOneId() {
        Set<String> ids = new HashSet<>();
        RULES.forEach(rule -> assertTrue(ids.add(rule.id()), rule.id()));
    }

    @Test
    void theKeysThatDecideExist() {
        String keys = ConfigReference.markdown();
        for (Rule rule : RULES) {
            rule.decidedBy().ifPresent(key -> {
                String table = key.substring(0, key.lastIndexOf('.'));
                String section = keys.substring(keys.indexOf("## [" + table + "]\n"));
                assertTrue(section.contains("\n| `" + key.substring(table.length() + 1) + "` | "), key);
            });
        }
    }

    @Test
    void everyRuleSpeaksInSentences() {
        for (Rule rule : RULES) {
            assertTrue(rule.explanation().endsWith("."), rule.id());
            assertTrue(rule.remediation().endsWith("."), rule.id());
            assertTrue(!rule.title().endsWith("."), rule.id());
        }
    }
}
