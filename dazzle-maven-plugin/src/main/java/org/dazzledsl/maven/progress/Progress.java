package org.dazzledsl.maven.progress;

/** Where a run says what it is doing. */
public interface Progress {

    /** Something that everybody should see. */
    void say(String message);

    /** Something for those who look for the cause of a fault. */
    void detail(String message);

    /**
     * Something begins that may take long.
     *
     * @param doing as a sentence without an end: {@code Installing the CDK command line}
     * @return to be closed when it is over
     */
    default Step begin(String doing) {
        detail(doing);
        return () -> {};
    }

    /** Something that is going on. */
    @FunctionalInterface
    interface Step extends AutoCloseable {

        @Override
        void close();
    }
}
