package org.dazzledsl.maven.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StepsTest {

    private static final String ERASE = "\r\u001b[K";

    private final List<String> log = new ArrayList<>();
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final Deque<Runnable> ticks = new ArrayDeque<>();
    private Duration now = Duration.ZERO;

    @Test
    void onATerminalALineIsWrittenOverAndGoneInTheEnd() {
        Steps steps = steps(true);
        Progress.Step step = steps.begin("Deploying");
        try (step) {
            tick(1);
            tick(125);
            steps.makeRoom();
        }
        assertEquals(
                ERASE + "Deploying … 1 s\r" + ERASE + "Deploying … 2 min 5 s\r" + ERASE + ERASE,
                screen.toString(StandardCharsets.UTF_8));
        assertEquals(List.of(), log);
    }

    @Test
    void elsewhereALineNowAndThen() {
        Steps steps = steps(false);
        Progress.Step step = steps.begin("Deploying");
        try (step) {
            tick(10);
            tick(70);
            steps.makeRoom();
        }
        assertEquals(List.of("Deploying … 10 s", "Deploying … 1 min 10 s"), log);
        assertEquals("", screen.toString(StandardCharsets.UTF_8));
    }

    @Test
    void whatGoesOnInsideTakesItsPlace() {
        Steps steps = steps(false);
        Progress.Step outer = steps.begin("Comparing");
        try (outer) {
            Progress.Step inner = steps.begin("Making templates");
            try (inner) {
                tick(10);
            }
            tick(20);
        }
        tick(30);
        assertEquals(List.of("Making templates … 10 s", "Comparing … 20 s"), log);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 s", "999, 0 s", "59000, 59 s", "60000, 1 min 0 s", "3725000, 62 min 5 s"})
    void durations(long milliseconds, String words) {
        assertEquals(words, Steps.inWords(Duration.ofMillis(milliseconds)));
    }

    private Steps steps(boolean live) {
        return new Steps(
                log::add,
                live ? Optional.of(new PrintStream(screen, true, StandardCharsets.UTF_8)) : Optional.empty(),
                () -> now,
                (tick, after, every) -> {
                    ticks.add(tick);
                    return () -> {};
                });
    }

    /** Every timer that was ever started ticks, those of what is over too. */
    private void tick(int seconds) {
        now = Duration.ofSeconds(seconds);
        ticks.forEach(Runnable::run);
    }
}
