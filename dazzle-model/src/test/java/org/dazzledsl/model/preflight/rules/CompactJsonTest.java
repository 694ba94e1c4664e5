package org.dazzledsl.model.preflight.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import org.dazzledsl.model.json.JsonTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "[[], {}, [1]]",
                "{\"a\": 1, \"b\": [true, null, \"\\u0001\\n\\\"\\\\ \u00e4\u20ac\"], \"c\": {\"d\": -1.5, \"e\": 12345678901234567890}}",
                "\"x\"",
                "false",
                "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Action\": [\"s3:*\"], \"Resource\": \"*\"}]}"
            })
    void isAsLongAsWhatAMapperWrites(String text) throws Exception {
        JsonNode read = JsonTree.read(text.getBytes(StandardCharsets.UTF_8));
        assertEquals(new JsonMapper().readTree(text), read);
        String written = new JsonMapper().writeValueAsString(read);
        assertEquals(written.length(), CompactJson.characters(read));
        assertEquals(written.getBytes(StandardCharsets.UTF_8).length, CompactJson.bytes(read));
    }
}
