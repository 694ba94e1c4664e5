package org.dazzledsl.model.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.dazzledsl.model.config.Environment;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AwsRequirementsJsonTest {

    @ParameterizedTest
    @EnumSource(Environment.class)
    void whatIsWrittenIsReadBack(Environment environment) throws IOException {
        AwsRequirements requirements = SampleApplication.planned(environment);
        assertEquals(requirements, AwsRequirementsJson.read(AwsRequirementsJson.write(requirements)));
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void placesCanBeLeftOut(Environment environment) {
        AwsRequirements requirements = SampleApplication.planned(environment);
        assertTrue(AwsRequirementsJson.write(requirements).contains("bank.dsl")
                || requirements.network().resources().isEmpty());
        assertFalse(AwsRequirementsJson.writeWithoutPlaces(requirements).contains("bank.dsl"));
    }
}
