package org.dazzledsl.model.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.TreeMap;
import org.dazzledsl.model.version.DataResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataFateTest {

    @ParameterizedTest
    @CsvSource({
        "AWS::S3::Bucket, Delete, DELETED",
        "AWS::S3::Bucket, Retain, STAYS",
        "AWS::EC2::Volume, RetainExceptOnCreate, STAYS",
        "AWS::RDS::DBCluster, Snapshot, SNAPSHOT",
        "AWS::RDS::DBCluster, Delete, DELETED",
        "AWS::RDS::DBCluster, , SNAPSHOT",
        "AWS::SQS::Queue, , DELETED",
    })
    void byItsPolicyOrByItsType(String type, String policy, DataFate fate) {
        assertEquals(
                fate,
                DataFate.of(new DataResource("Data", "", "Id", type, Optional.ofNullable(policy), new TreeMap<>())));
    }
}
