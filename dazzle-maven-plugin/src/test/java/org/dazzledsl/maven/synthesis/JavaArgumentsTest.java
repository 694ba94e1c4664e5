package org.dazzledsl.maven.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaArgumentsTest {

    @Test
    void spacesQuotesAndBackslashesSurvive() {
        assertEquals(
                "\"-cp\"\n\"C:\\\\Program Files\\\\a.jar\"\n\"say \\\"hi\\\"\"\n",
                new JavaArguments(List.of("-cp", "C:\\Program Files\\a.jar", "say \"hi\"")).toFileContent());
    }
}
