package org.dazzledsl.model.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {

    private static final String CONTEXT = """
            "Parameters": {
              "Size": {"Type": "Number", "Default": 5},
              "Zones": {"Type": "CommaDelimitedList", "Default": "a, b"},
              "Name": {"Type": "String"},
              "Stage": {"Type": "String", "Default": "test"},
              "Vpc": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/bank/vpc"}
            },
            "Mappings": {"Sizes": {"test": {"disk": 10}, "prod": {"disk": 100}}},
            "Conditions": {
              "IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]},
              "IsTest": {"Fn::Equals": [{"Ref": "Stage"}, "test"]},
              "NotProd": {"Fn::Not": [{"Condition": "IsProd"}]},
              "ProdAndTest": {"Fn::And": [{"Condition": "IsProd"}, {"Condition": "IsTest"}]},
              "ProdOrNot": {"Fn::Or": [{"Condition": "IsProd"}, {"Condition": "NotProd"}]},
              "Always": {"Fn::Equals": ["a", "a"]},
              "Round": {"Condition": "Round"}
            },
            """;

    @TempDir
    Path folder;

    private TemplateStack stack(String text) throws IOException {
        Files.writeString(folder.resolve("Bank.template.json"), text);
        return TemplateFolder.read(folder).stacks().get(0);
    }

    private TemplateStack stackWith(String value) throws IOException {
        return stack("{" + CONTEXT
                + "\"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"Value\": " + value
                + "}}, \"Other\": {\"Type\": \"AWS::SNS::Topic\"}}}");
    }

    private static String shown(TemplateStack stack) {
        List<Variant> variants =
                new Resolver(stack).properties(stack.resource("Queue").orElseThrow());
        return variants.stream()
                .map(variant -> (variant.when().isEmpty() ? "" : variant.when() + ": ")
                        + shown(variant.value().path("Value")))
                .collect(Collectors.joining(" | "));
    }

    private static String shown(JsonNode value) {
        return Unresolved.in(value)
                .map(Unresolved::text)
                .orElseGet(() -> value.isMissingNode() ? "-" : value.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "5 ; 5",
                "{'Ref': 'Size'} ; 5",
                "{'Ref': 'Zones'} ; ['a','b']",
                "{'Ref': 'Name'} ; ${the parameter Name}",
                "{'Ref': 'Vpc'} ; ${the SSM parameter /bank/vpc}",
                "{'Ref': 'Other'} ; ${Other}",
                "{'Ref': 'AWS::Region'} ; ${AWS::Region}",
                "{'Ref': 'AWS::NoValue'} ; -",
                "[1, {'Ref': 'AWS::NoValue'}, 2] ; [1,2]",
                "{'Fn::GetAtt': ['Other', 'TopicName']} ; ${Other.TopicName}",
                "{'Fn::GetAtt': 'Other.TopicName'} ; ${Other.TopicName}",
                "{'Fn::Sub': 'disk-${Size}-${!Size}'} ; 'disk-5-${Size}'",
                "{'Fn::Sub': 'arn:${AWS::Partition}:sns:${Other.TopicName}'} ; arn:${AWS::Partition}:sns:${Other.TopicName}",
                "{'Fn::Sub': ['${Left}/${Size}', {'Left': {'Ref': 'Stage'}}]} ; 'test/5'",
                "{'Fn::Join': ['-', ['a', {'Ref': 'Size'}, 'b']]} ; 'a-5-b'",
                "{'Fn::Join': [':', ['arn', {'Ref': 'AWS::Partition'}, 's3']]} ; arn:${AWS::Partition}:s3",
                "{'Fn::Join': [',', {'Ref': 'Zones'}]} ; 'a,b'",
                "{'Fn::Join': [',', {'Fn::GetAZs': ''}]} ; ${the elements of ${the availability zones}}",
                "{'Fn::Select': [1, {'Ref': 'Zones'}]} ; 'b'",
                "{'Fn::Select': ['0', ['x', 'y']]} ; 'x'",
                "{'Fn::Select': [7, ['x', 'y']]} ; ${element 7 of ['x','y']}",
                "{'Fn::Select': [0, {'Fn::GetAZs': ''}]} ; ${element 0 of ${the availability zones}}",
                "{'Fn::Split': ['|', 'a|b']} ; ['a','b']",
                "{'Fn::FindInMap': ['Sizes', {'Ref': 'Stage'}, 'disk']} ; 10",
                "{'Fn::FindInMap': ['Sizes', {'Ref': 'Name'}, 'disk']} ; ${a value of the mapping Sizes for the parameter Name}",
                "{'Fn::FindInMap': ['Sizes', 'dev', 'disk', {'DefaultValue': 1}]} ; 1",
                "{'Fn::Base64': 'text'} ; 'text'",
                "{'Fn::Length': {'Ref': 'Zones'}} ; 2",
                "{'Fn::ToJsonString': {'a': 1}} ; '{\\'a\\':1}'",
                "{'Fn::ImportValue': {'Fn::Sub': '${AWS::StackName}-Vpc'}} ; ${the export ${AWS::StackName}-Vpc}",
                "{'Fn::If': ['IsProd', true, false]} ; the parameter Stage is 'prod': true | the parameter Stage is not 'prod': false",
                "{'Fn::If': ['NotProd', 1, {'Ref': 'AWS::NoValue'}]} ; the parameter Stage is 'prod': - | the parameter Stage is not 'prod': 1",
                "{'Fn::If': ['ProdAndTest', 1, 2]} ; 2",
                "{'Fn::If': ['ProdOrNot', 1, 2]} ; 1",
                "{'Fn::If': ['Always', 1, 2]} ; 1",
                "{'Fn::If': ['Nowhere', 1, 2]} ; ${the condition Nowhere}",
                "{'Fn::If': ['Round', 1, 2]} ; ${the condition Round}",
            })
    void resolvesWhatTheTemplateTells(String value, String expected) throws IOException {
        assertEquals(
                expected.replace('\'', '"'),
                shown(stackWith(value.replace('\'', '"'))).replace('\'', '"'));
    }

    @Test
    void assumesTheSameOfAConditionEverywhere() throws IOException {
        TemplateStack stack = stackWith(
                "[{\"Fn::If\": [\"IsProd\", 1, 2]}, {\"Fn::If\": [\"IsProd\", 3, 4]}, {\"Fn::If\": [\"IsTest\", 5, 6]}]");
        assertEquals(
                "the parameter Stage is 'prod': [1,3,6]"
                        + " | the parameter Stage is not 'prod' and the parameter Stage is 'test': [2,4,5]"
                        + " | the parameter Stage is not 'prod' and the parameter Stage is not 'test': [2,4,6]",
                shown(stack));
    }

    @Test
    void leavesOutTheAssumptionsUnderWhichAResourceDoesNotExist() throws IOException {
        TemplateStack stack = stack("{" + CONTEXT + """
                "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Condition": "IsProd",
                  "Properties": {"Value": {"Fn::If": ["IsProd", 1, 2]}}}}}""");
        assertEquals("the parameter Stage is 'prod': 1", shown(stack));
    }

    @Test
    void saysWhatIsNotKnownRatherThanTryEndlesslyManyConditions() throws IOException {
        StringBuilder conditions = new StringBuilder();
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            conditions.append("\"C%d\": {\"Fn::Equals\": [{\"Ref\": \"P%d\"}, \"x\"]},".formatted(i, i));
            values.append(i == 0 ? "" : ",").append("{\"Fn::If\": [\"C%d\", 1, 2]}".formatted(i));
        }
        conditions.setLength(conditions.length() - 1);
        TemplateStack stack = stack("{\"Conditions\": {" + conditions
                + "}, \"Resources\": {\"Queue\": {\"Type\": \"AWS::SQS::Queue\", \"Properties\": {\"Value\": [" + values
                + "]}}}}");
        List<Variant> variants =
                new Resolver(stack).properties(stack.resource("Queue").orElseThrow());
        assertTrue(variants.size() <= 65, variants.size() + " variants");
        assertEquals(
                "the condition C11",
                Unresolved.in(variants.get(variants.size() - 1)
                                .value()
                                .path("Value")
                                .path(11))
                        .orElseThrow()
                        .what());
    }

    @Test
    void knowsWhatAnUnresolvedTextCannotBe() throws IOException {
        TemplateStack stack = stackWith("{\"Fn::Sub\": \"arn:${AWS::Partition}:s3:::${Name}/*\"}");
        JsonNode value = new Resolver(stack)
                .properties(stack.resource("Queue").orElseThrow())
                .get(0)
                .value()
                .path("Value");
        Unresolved arn = Unresolved.in(value).orElseThrow();
        assertEquals("AWS::Partition and the parameter Name", arn.what());
        assertFalse(arn.couldBe("*"));
        assertTrue(arn.couldBe("arn:aws:s3:::bucket/*"));
    }

    @Test
    void tellsThreeOutcomesOfOneValueApart() throws IOException {
        TemplateStack stack = stackWith("1");
        Resolver resolver = new Resolver(stack);
        StackPart part = stack.parts().get(0);
        JsonNode properties = part.template().resource("Queue").orElseThrow().properties();
        assertEquals(
                "1",
                ((Resolution.Known) resolver.resolve(part, properties.path("Value")))
                        .value()
                        .asText());
        TemplateStack depends = stackWith("{\"Fn::If\": [\"IsProd\", 1, 2]}");
        assertEquals(
                2,
                ((Resolution.Several) new Resolver(depends)
                                .resolve(
                                        depends.parts().get(0),
                                        depends.resource("Queue")
                                                .orElseThrow()
                                                .resource()
                                                .properties()
                                                .path("Value")))
                        .variants()
                        .size());
        TemplateStack unknown = stackWith("{\"Ref\": \"Other\"}");
        Resolution.Unknown outcome = (Resolution.Unknown) new Resolver(unknown)
                .resolve(
                        unknown.parts().get(0),
                        unknown.resource("Queue")
                                .orElseThrow()
                                .resource()
                                .properties()
                                .path("Value"));
        assertEquals("Other", outcome.what());
        assertEquals("Other", outcome.value().reference().orElseThrow().logicalId());
    }

    @ParameterizedTest
    @CsvSource({
        "a-?, a-b, true",
        "a-?, a-, true",
        "a-?, b-a-, false",
        "?-z, a-z, true",
        "?-z, a-zz, false",
        "?-z, z, false",
        "a?b?c, a1b2c, true",
        "a?b?c, abc, true",
        "a?b?c, ab, false",
        "a?a, a, false",
        "a?a, aa, true",
        "?b?b, xbxb, true",
        "?b?b, xb, false",
        "?, anything, true",
    })
    void tellsWhatATextThatIsPartlyKnownCouldBe(String pieces, String text, boolean could) {
        List<Unresolved.Piece> parts = new ArrayList<>();
        for (String piece : pieces.split("(?<=\\?)|(?=\\?)")) {
            parts.add(
                    piece.equals("?") ? new Unresolved.Gap("it", Optional.empty(), false) : new Unresolved.Text(piece));
        }
        assertEquals(could, new Unresolved(parts).couldBe(text));
    }
}
