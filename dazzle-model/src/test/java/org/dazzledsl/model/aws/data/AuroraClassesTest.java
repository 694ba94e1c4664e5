package org.dazzledsl.model.aws.data;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuroraClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.serverless",
                "db.t3.medium",
                "db.t3.large",
                "db.t4g.medium",
                "db.t4g.large",
                "db.r5.24xlarge",
                "db.r6g.large",
                "db.r6gd.xlarge",
                "db.r6i.32xlarge",
                "db.r6id.24xlarge",
                "db.r7g.16xlarge",
                "db.r7i.48xlarge",
                "db.r8g.large",
                "db.r8gd.48xlarge",
                "db.x2g.4xlarge"
            })
    void offered(String instanceClass) {
        assertTrue(AuroraClasses.offer(instanceClass));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db.t3.micro",
                "db.t3.small",
                "db.t3.xlarge",
                "db.t4g.micro",
                "db.t4g.small",
                "db.m5.large",
                "db.m7g.large",
                "db.r6g.24xlarge",
                "db.r6gd.large",
                "db.r6id.large",
                "r6g.large",
                "db.r6g",
                "db..large",
                "db.r6g.large.x",
                ""
            })
    void notOffered(String instanceClass) {
        assertFalse(AuroraClasses.offer(instanceClass));
    }
}
