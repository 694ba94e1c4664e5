package org.dazzledsl.maven.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SynthesisOutputTest {

    @Test
    void theMessageWithoutClassAndStackTrace() {
        assertEquals("A stack name must match the pattern.\nFound 'a b'", message("""
                some noise
                Exception in thread "main" software.amazon.jsii.JsiiException: A stack name must match the pattern.
                Found 'a b'
                    at new Stack (/tmp/x/lib/stack.js:1:2)
                \tat org.dazzledsl.stacks.StackScope.<init>(StackScope.java:40)
                Caused by: something
                """));
    }

    @Test
    void anExceptionWithoutMessageIsItsClass() {
        assertEquals("java.lang.NullPointerException", message("""
                Exception in thread "main" java.lang.NullPointerException
                \tat org.dazzledsl.stacks.StackScope.<init>(StackScope.java:40)
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
        SynthesisOutput output = new SynthesisOutput();
        printed.lines().forEach(output::add);
        return output.message();
    }
}
