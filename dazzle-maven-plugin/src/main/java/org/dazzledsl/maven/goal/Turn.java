package org.dazzledsl.maven.goal;

import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.aether.SessionData;

/**
 * One deployment at a time in a build, although modules may be built at the same time: their questions and what they print
 * would mix. The lock stands in the build's session, since modules may have this plugin in class loaders of their own.
 */
final class Turn implements AutoCloseable {

    private static final String KEY = Turn.class.getName();

    private final ReentrantLock lock;

    private Turn(ReentrantLock lock) {
        this.lock = lock;
    }

    /** Waits until no other module of the build has its turn. */
    static Turn take(SessionData build) throws InterruptedException {
        build.set(KEY, null, new ReentrantLock(true));
        Turn turn = new Turn((ReentrantLock) build.get(KEY));
        turn.lock.lockInterruptibly();
        return turn;
    }

    @Override
    public void close() {
        lock.unlock();
    }
}
