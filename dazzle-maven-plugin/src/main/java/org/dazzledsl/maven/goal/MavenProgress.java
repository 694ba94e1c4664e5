package org.dazzledsl.maven.goal;

import org.apache.maven.plugin.logging.Log;
import org.dazzledsl.maven.progress.Progress;

/** Progress in Maven's log. */
record MavenProgress(Log log) implements Progress {

    @Override
    public void say(String message) {
        log.info(message);
    }

    @Override
    public void detail(String message) {
        log.debug(message);
    }
}
