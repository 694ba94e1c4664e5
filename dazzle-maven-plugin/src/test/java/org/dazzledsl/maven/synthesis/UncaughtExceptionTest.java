package org.dazzledsl.maven.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class UncaughtExceptionTest {

    @Test
    void theMessageWithoutClassAndWhereItWasThrown() {
        assertEquals(
                "A stack name must match the pattern.\nFound 'a b'\n  at com.example.Ours.customize(Ours.java:40)",
                message("""
                some noise
                Exception in thread "main" software.amazon.jsii.JsiiException: A stack name must match the pattern.
                Found 'a b'
                \tat java.base/java.lang.Integer.parseInt(Integer.java:652)
                \tat com.example.Ours.customize(Ours.java:40)
                \tat org.dazzledsl.stacks.customize.Customize.main(Customize.java:40)
                Caused by: something
                """));
    }

    @Test
    void anExceptionWithoutMessageIsItsClass() {
        assertEquals("java.lang.NullPointerException\n  at com.example.Ours.customize(Ours.java:40)", message("""
                Exception in thread "main" java.lang.NullPointerException
                \tat com.example.Ours.customize(Ours.java:40)
                """));
    }

    @Test
    void withoutExceptionTheLastLines() {
        StringBuilder printed = new StringBuilder();
        for (int i = 1; i <= 500; i++) {
            printed.append(i).append('\n');
        }
        String[] shown = message(printed.toString()).split("\n");
        assertEquals(20, shown.length);
        assertEquals("481", shown[0]);
        assertEquals("500", shown[19]);
    }

    private static String message(String printed) {
        return new UncaughtException(printed.lines().toList()).message();
    }
}
