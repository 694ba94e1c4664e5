package org.dazzledsl.model.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class StableJsonTest {

    @Test
    void membersKeepTheirOrderAndLinesEndInLf() {
        ObjectNode json = StableJson.object();
        json.put("b", 1);
        json.putArray("a").add("x").add("ü");
        json.putObject("empty");
        assertEquals("""
                {
                  "b": 1,
                  "a": [
                    "x",
                    "ü"
                  ],
                  "empty": { }
                }
                """, StableJson.write(json));
    }
}
