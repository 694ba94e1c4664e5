package org.dazzledsl.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.SessionData;
import org.junit.jupiter.api.Test;

class TurnTest {

    @Test
    void oneAtATimeInABuild() throws Exception {
        SessionData build = new DefaultSessionData();
        AtomicInteger having = new AtomicInteger();
        List<Callable<Integer>> modules = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            modules.add(() -> {
                Turn turn = Turn.take(build);
                try (turn) {
                    int together = having.incrementAndGet();
                    Thread.sleep(20);
                    having.decrementAndGet();
                    return together;
                }
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Integer> together : threads.invokeAll(modules)) {
                assertEquals(1, together.get());
            }
        } finally {
            threads.shutdown();
        }
    }
}
