package org.dazzledsl.maven.progress;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what was said, for tests. */
public final class RecordedProgress implements Progress {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> details = new CopyOnWriteArrayList<>();

    @Override
    public void say(String message) {
        said.add(message);
    }

    @Override
    public void detail(String message) {
        details.add(message);
    }

    public List<String> said() {
        return List.copyOf(said);
    }

    public List<String> details() {
        return List.copyOf(details);
    }
}
