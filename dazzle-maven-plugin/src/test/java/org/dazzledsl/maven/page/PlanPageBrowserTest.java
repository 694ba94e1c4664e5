package org.dazzledsl.maven.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;

/** The page as a browser shows it: one browser for all tests. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PlanPageBrowserTest {

    /** Between text and what is behind it: WCAG 2.2, success criterion 1.4.3. */
    private static final double LEAST_CONTRAST = 4.5;

    private static final String CONTRASTS = """
            const luminance = c => {
              const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map(v => v / 255)
                .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const behind = e => {
              for (; e; e = e.parentElement) {
                const c = getComputedStyle(e).backgroundColor;
                if (!/, 0\\)$/.test(c)) return c;
              }
              return 'rgb(255, 255, 255)';
            };
            return [...document.querySelectorAll('body *')]
              .filter(e => !e.closest('svg') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
              .map(e => {
                const [a, b] = [luminance(getComputedStyle(e).color), luminance(behind(e))].sort((x, y) => y - x);
                return [(a + 0.05) / (b + 0.05), e.outerHTML.slice(0, 120)];
              })
              .sort((x, y) => x[0] - y[0])[0];
            """;

    private ChromeDriver browser;
    private String page;

    @BeforeAll
    void open(@TempDir Path base) throws Exception {
        PlannedProject shop = new PlannedProject(Files.createDirectories(base.resolve("shop")));
        page = shop.pages()
                .ofPlan(
                        shop.plan(
                                PlannedProject.SHOP.replace("\"Order\"", "\"<script>document.title='taken'</script>\"")
                                        + PlannedProject.queues(40)),
                        shop.infra())
                .toUri()
                .toString();
        browser = Browser.start(base.resolve("profile"));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @BeforeEach
    void load() {
        Browser.show(browser, 1280, "light");
        browser.get("about:blank");
        browser.get(page);
    }

    @Test
    void nothingIsLoadedNothingRunsAndNothingIsComplainedAbout() {
        assertEquals("Plan of shop for staging in eu-west-1", browser.getTitle());
        assertEquals(0L, script("return performance.getEntriesByType('resource').length"));
        assertEquals(
                List.of(),
                browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 768, 1280})
    void nothingIsWiderThanTheWindow(int width) {
        Browser.show(browser, width, "light");
        assertEquals(
                script("return document.documentElement.clientWidth"),
                script("return document.documentElement.scrollWidth"));
    }

    @Test
    void onAPhoneTheDrawingIsScrolledAndItsTextCanBeRead() {
        Browser.show(browser, 390, "light");
        WebElement canvas = browser.findElement(By.className("canvas"));
        assertTrue((boolean) script("return arguments[0].scrollWidth > arguments[0].clientWidth", canvas));
        double height = ((Number) script("return document.querySelector('svg .detail').getBoundingClientRect().height"))
                .doubleValue();
        assertTrue(height >= 9, "text of " + height + " pixels");
    }

    @ParameterizedTest
    @CsvSource({"1280, light", "1280, dark", "390, light", "390, dark"})
    void textCanBeReadBeforeWhatIsBehindIt(int width, String scheme) {
        Browser.show(browser, width, scheme);
        List<?> worst = (List<?>) script(CONTRASTS);
        assertTrue(((Number) worst.get(0)).doubleValue() >= LEAST_CONTRAST, worst.toString());
    }

    @Test
    void darkIsDark() {
        Object light = script("return getComputedStyle(document.body).backgroundColor");
        Browser.show(browser, 1280, "dark");
        assertNotEquals(light, script("return getComputedStyle(document.body).backgroundColor"));
    }

    @Test
    void theKeyboardReachesTheResourcesAndTheBoxes() {
        press(Keys.TAB);
        assertEquals("Skip to the resources", browser.switchTo().activeElement().getText());
        press(Keys.ENTER);
        assertTrue(browser.getCurrentUrl().endsWith("#resources"), browser.getCurrentUrl());
        script("document.querySelector('.canvas').focus()");
        press(Keys.TAB);
        WebElement box = browser.switchTo().activeElement();
        assertEquals("a", box.getTagName());
        String leads = box.getDomAttribute("href");
        press(Keys.ENTER);
        assertTrue(browser.getCurrentUrl().endsWith(leads), browser.getCurrentUrl());
        assertTrue(isSeen(leads.substring(1)));
    }

    @Test
    void aReasonLeadsToItsLine() {
        WebElement reason = browser.findElement(By.cssSelector("[id='Data/AssetsBucket'] .place"));
        reason.click();
        assertTrue(isSeen("dsl/shop.dsl:7"), browser.getCurrentUrl());
        WebElement line = browser.findElement(By.id("dsl/shop.dsl:7"));
        assertTrue(line.getText().contains("invoice: file"), line.getText());
        assertNotEquals("rgba(0, 0, 0, 0)", line.getCssValue("background-color"));
    }

    @Test
    void whatIsFoldedOpensWhenALinkLeadsThere() {
        assertTrue(!browser.findElement(By.id("Messaging/QueueQ7")).isDisplayed());
        browser.get(page + "#Messaging/QueueQ7");
        assertTrue(browser.findElement(By.id("Messaging/QueueQ7")).isDisplayed());
    }

    @Test
    void noTextLeavesItsBox() {
        Object outside = script("""
                return [...document.querySelectorAll('svg .box')].filter(box => {
                  const r = box.querySelector('rect').getBoundingClientRect();
                  return [...box.querySelectorAll('text:not(.badge-text)')].some(text => {
                    const t = text.getBoundingClientRect();
                    return t.right > r.right + 6 || t.left < r.left || t.bottom > r.bottom + 6 || t.top < r.top;
                  });
                }).map(box => box.textContent)
                """);
        assertEquals(List.of(), outside);
    }

    private boolean isSeen(String id) {
        return (boolean) script(
                "const r = document.getElementById(arguments[0]).getBoundingClientRect();"
                        + "return r.top >= 0 && r.top < innerHeight",
                id);
    }

    private void press(CharSequence key) {
        browser.switchTo().activeElement().sendKeys(key);
    }

    private Object script(String script, Object... arguments) {
        return browser.executeScript(script, arguments);
    }
}
