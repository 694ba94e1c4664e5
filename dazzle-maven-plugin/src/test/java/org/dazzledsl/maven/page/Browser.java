package org.dazzledsl.maven.page;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium that is installed, with its driver; nothing is fetched. */
final class Browser {

    private static final String DRIVER_PROPERTY = "webdriver.chrome.driver";

    private Browser() {}

    /** Skips the test, and says why, where there is none. */
    static ChromeDriver start(Path scratch) {
        Optional<Path> chromium = onPath("chromium").or(() -> onPath("google-chrome"));
        Optional<Path> driver = onPath("chromedriver");
        assumeTrue(chromium.isPresent(), "neither chromium nor google-chrome is on the PATH");
        assumeTrue(driver.isPresent(), "chromedriver is not on the PATH");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        // Root may start Chromium only without its sandbox; the pages are our own.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage");
        options.addArguments("--user-data-dir=" + scratch, "--disable-background-networking", "--no-first-run");
        // Named so, none is looked for and none is fetched.
        System.setProperty(DRIVER_PROPERTY, driver.get().toString());
        return new ChromeDriver(options);
    }

    /** As if the window were so wide, and the user liked light or dark. */
    static void show(ChromeDriver browser, int width, String scheme) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 500));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private static Optional<Path> onPath(String program) {
        return Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
