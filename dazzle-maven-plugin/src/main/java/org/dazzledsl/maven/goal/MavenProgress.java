package org.dazzledsl.maven.goal;

import java.io.PrintStream;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;
import org.dazzledsl.maven.progress.Progress;
import org.dazzledsl.maven.progress.Steps;

/** Progress in Maven's log, and on the terminal that it is shown on. */
final class MavenProgress implements Progress {

    private final Log log;
    private final Steps steps;

    /** @param terminal whose last line may be written over */
    MavenProgress(Log log, Optional<PrintStream> terminal) {
        this.log = log;
        // With -X so many lines are logged, from several threads, that none can be written over; with -q none is
        // wanted.
        this.steps = new Steps(log::info, terminal.filter(out -> log.isInfoEnabled() && !log.isDebugEnabled()));
    }

    @Override
    public void say(String message) {
        steps.makeRoom();
        log.info(message);
    }

    @Override
    public void detail(String message) {
        log.debug(message);
    }

    @Override
    public Step begin(String doing) {
        log.debug(doing);
        return steps.begin(doing);
    }
}
