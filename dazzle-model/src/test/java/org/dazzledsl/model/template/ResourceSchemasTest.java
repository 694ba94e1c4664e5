package org.dazzledsl.model.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the schemas find in a resource that is wrong in one way. */
class ResourceSchemasTest {

    private static final ResourceSchemas SCHEMAS = ResourceSchemas.load();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            AWS::SQS::Queue     | "VisibilityTimeOut": 30                      | : property 'VisibilityTimeOut' is not defined in the schema and the schema does not allow additional properties
            AWS::SQS::Queue     | "VisibilityTimeout": "30"                    | /VisibilityTimeout: string found, integer expected
            AWS::SQS::Queue     | "VisibilityTimeout": 43201                   | /VisibilityTimeout: must have a maximum value of 43200
            AWS::SQS::Queue     | "Arn": "arn:aws:sqs:us-east-1:1:orders"      | /Arn: is for reading only
            AWS::SQS::Queue     | "Tags": [{"Key": "app"}]                     | /Tags/0: required property 'Value' not found
            AWS::Logs::LogGroup | "RetentionInDays": 31                        | /RetentionInDays: does not have a value in the enumeration [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653]
            AWS::Logs::LogGroup | "LogGroupName": {"Fn::Sub": "a b ${AWS::Region}"} | /LogGroupName: does not match the regex pattern ^[.\\-_/#A-Za-z0-9]{1,512}\\Z
            AWS::KMS::Key       | "PendingWindowInDays": 6                     | /PendingWindowInDays: must have a minimum value of 7
            AWS::SQS::Queue     | "QueueName": {"Fn::GetAtt": ["Other", "Amr"]} | : Other of the type AWS::SQS::Queue has no attribute Amr
            AWS::SQS::Queu      | "QueueName": "orders"                        | : no schema of this type in resource-schemas.json
            """)
    void aMistakeIsFound(String type, String property, String mistake) throws IOException {
        assertEquals("Messaging/It: " + type + mistake, String.join("; ", mistakes(type, property)));
    }

    @Test
    void whatIsOnlyKnownLaterIsNoMistake() throws IOException {
        assertEquals("", String.join("; ", mistakes("AWS::SQS::Queue", """
                                "QueueName": {"Fn::GetAtt": ["Other", "QueueName"]}, "VisibilityTimeout": {"Ref": "Seconds"},
                                "RedrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["Other", "Arn"]}, "maxReceiveCount": 3},
                                "Tags": [{"Key": "app", "Value": {"Ref": "AWS::StackName"}}, {"Ref": "Tag"}]
                                """)));
    }

    private Iterable<String> mistakes(String type, String properties) throws IOException {
        Path file = Files.writeString(folder.resolve("Messaging.template.json"), """
                {
                  "Parameters": {"Seconds": {"Type": "Number"}, "Tag": {"Type": "String"}},
                  "Resources": {
                    "Other": {"Type": "AWS::SQS::Queue"},
                    "It": {"Type": "%s", "Properties": {%s}}
                  }
                }
                """.formatted(type, properties));
        return SCHEMAS.mistakes(TemplateFolder.read(file).stacks());
    }
}
