package org.dazzledsl.maven.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.dazzledsl.grammar.source.Span;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.because.Reason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceNounsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AWS::EC2::VPC | VPC",
                "AWS::EC2::Subnet AWS::EC2::VPC AWS::EC2::Subnet | VPC",
                "AWS::SQS::Queue AWS::SQS::Queue | 2 queues",
                "AWS::EC2::NatGateway AWS::EC2::NatGateway | 2 NAT gateways",
                "AWS::ECR::Repository AWS::ECR::Repository | 2 image repositories",
                "AWS::Events::EventBus AWS::SQS::Queue AWS::Events::EventBus | 2 event buses, queue",
                "AWS::EC2::Subnet | ''"
            })
    void whatPeopleLookForInTheOrderOfThePlan(String types, String summary) {
        assertEquals(
                summary,
                ResourceNouns.summary(Arrays.stream(types.split(" "))
                        .map(ResourceNounsTest::resource)
                        .toList()));
    }

    private static AwsResource resource(String type) {
        PlannedResource planned =
                new PlannedResource("A", type, List.of(new Reason("app a", Span.at("a.dsl", 1, 1), "it is there")));
        return () -> planned;
    }
}
