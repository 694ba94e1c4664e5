package org.dazzledsl.maven.progress;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says what is going on, and for how long. On a terminal that is one line, written over every second and gone in the end;
 * elsewhere a line now and then, and none for what is soon over.
 */
public final class Steps {

    /** Over before anybody wonders. */
    private static final Duration LIVE_AFTER = Duration.ofSeconds(1);

    private static final Duration LIVE_EVERY = Duration.ofSeconds(1);

    private static final Duration PLAIN_AFTER = Duration.ofSeconds(10);

    /** Often enough for a build server that ends what says nothing, and rarely enough for its log. */
    private static final Duration PLAIN_EVERY = Duration.ofSeconds(60);

    private static final String START_OF_LINE = "\r";

    private static final String ERASE_LINE = "\r\u001b[K";

    private final Consumer<String> log;
    private final Optional<PrintStream> terminal;
    private final Supplier<Duration> clock;
    private final Timer timer;
    private final Deque<Running> going = new ArrayDeque<>();

    /**
     * @param log where lines go that stay
     * @param terminal whose last line may be written over; must be the one that the log is shown on
     */
    public Steps(Consumer<String> log, Optional<PrintStream> terminal) {
        this(log, terminal, () -> Duration.ofNanos(System.nanoTime()), Steps::startThread);
    }

    Steps(Consumer<String> log, Optional<PrintStream> terminal, Supplier<Duration> clock, Timer timer) {
        this.log = log;
        this.terminal = terminal;
        this.clock = clock;
        this.timer = timer;
    }

    /** Something that calls again and again. */
    interface Timer {

        /** @return what stops it */
        Runnable start(Runnable tick, Duration after, Duration every);
    }

    private static Runnable startThread(Runnable tick, Duration after, Duration every) {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread daemon = new Thread(task, "dazzle-progress");
            daemon.setDaemon(true);
            return daemon;
        });
        thread.scheduleAtFixedRate(tick, after.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        return thread::shutdownNow;
    }

    /** To be closed when it is over. */
    public Progress.Step begin(String doing) {
        Running running = new Running(doing, clock.get());
        Duration after = terminal.isPresent() ? LIVE_AFTER : PLAIN_AFTER;
        Duration every = terminal.isPresent() ? LIVE_EVERY : PLAIN_EVERY;
        Runnable stop = timer.start(running::show, after, every);
        synchronized (this) {
            going.addLast(running);
        }
        return () -> {
            stop.run();
            running.end();
        };
    }

    /** Before a line is logged: it must not be appended to the one that is written over. */
    public void makeRoom() {
        synchronized (this) {
            if (!going.isEmpty()) {
                terminal.ifPresent(Steps::erase);
            }
        }
    }

    private static void erase(PrintStream out) {
        out.print(ERASE_LINE);
        out.flush();
    }

    /** {@code 4 s}, {@code 2 min 5 s}. */
    static String inWords(Duration duration) {
        long minutes = duration.toMinutes();
        String seconds = duration.toSecondsPart() + " s";
        return minutes == 0 ? seconds : String.format(Locale.ROOT, "%d min %s", minutes, seconds);
    }

    private final class Running {

        private final String doing;
        private final Duration begun;
        private boolean isShown;

        Running(String doing, Duration begun) {
            this.doing = doing;
            this.begun = begun;
        }

        void show() {
            synchronized (Steps.this) {
                // What goes on inside of it says what it is.
                if (going.peekLast() != this) {
                    return;
                }
                isShown = true;
                String line = doing + " … " + inWords(clock.get().minus(begun));
                if (terminal.isPresent()) {
                    terminal.get().print(ERASE_LINE + line + START_OF_LINE);
                    terminal.get().flush();
                } else {
                    log.accept(line);
                }
            }
        }

        void end() {
            synchronized (Steps.this) {
                going.remove(this);
                if (isShown) {
                    terminal.ifPresent(Steps::erase);
                }
            }
        }
    }
}
