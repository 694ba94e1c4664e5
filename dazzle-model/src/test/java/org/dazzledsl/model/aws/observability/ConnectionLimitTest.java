package org.dazzledsl.model.aws.observability;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.dazzledsl.model.aws.data.Database.AcuRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectionLimitTest {

    @ParameterizedTest
    @CsvSource({
        "db.t3.micro, 101",
        "db.t4g.small, 202",
        "db.t3.medium, 405",
        "db.t3.large, 811",
        "db.m6g.large, 811",
        "db.m5.xlarge, 1622",
        "db.r6g.large, 1622",
        "db.r5.xlarge, 3244",
        "db.r5.2xlarge, 5000",
        "db.r6gd.16xlarge, 5000",
        "db.z1d.large, ",
        "db.c6gd.medium, "
    })
    void itsMemoryDecidesForAClass(String instanceClass, Integer limit) {
        assertEquals(
                limit == null ? OptionalInt.empty() : OptionalInt.of(limit), ConnectionLimit.ofClass(instanceClass));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 4, 811", "0.5, 16, 2000", "1, 16, 3244", "1, 64, 5000"})
    void theMostUnitsDecideForServerlessUnlessItMayShrinkToTheSmallest(double min, double max, int limit) {
        assertEquals(limit, ConnectionLimit.ofCapacity(new AcuRange(min, max)));
    }
}
