package org.dazzledsl.stacks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlainJsonTest {

    @Test
    void nothingInATextEndsALine() throws IOException {
        StringWriter text = new StringWriter();
        Map<String, Object> plain = new LinkedHashMap<>();
        plain.put("a", List.of("one\ntwo\u2028three\u2029four\u0085", 1, 2.5, true));
        plain.put("b", Map.of());
        try (JsonGenerator json = PlainJson.lines(text)) {
            PlainJson.write(json, plain);
            PlainJson.endLine(json);
            PlainJson.write(json, List.of());
        }
        assertEquals("{\"a\":[\"one\\ntwo\\u2028three\\u2029four\\u0085\",1,2.5,true],\"b\":{}}\n[]", text.toString());
    }
}
