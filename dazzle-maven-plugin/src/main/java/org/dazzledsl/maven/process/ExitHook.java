package org.dazzledsl.maven.process;

/** Something that is done when the JVM stops, unless this is closed before. */
public final class ExitHook implements AutoCloseable {

    private final Thread thread;
    private final boolean armed;

    private ExitHook(Thread thread, boolean armed) {
        this.thread = thread;
        this.armed = armed;
    }

    /** @param name of the thread that does it */
    public static ExitHook of(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        try {
            Runtime.getRuntime().addShutdownHook(thread);
            return new ExitHook(thread, true);
        } catch (IllegalStateException e) {
            return new ExitHook(thread, false);
        }
    }

    /** Not where the JVM is stopping already, and takes no hooks any more. */
    public boolean isArmed() {
        return armed;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The JVM is stopping: the hook runs, and has nothing left to do.
        }
    }
}
