package org.dazzledsl.maven.progress;

/** Where a run says what it is doing. */
public interface Progress {

    /** Something that everybody should see. */
    void say(String message);

    /** Something for those who look for the cause of a fault. */
    void detail(String message);
}
