package org.dazzledsl.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import org.dazzledsl.benchmarks.JavaScriptTwin.Program;
import org.junit.jupiter.api.Test;

class JavaScriptTwinTest {

    @Test
    void eachConstructIsAStatementAndReferencesAreVariables() throws IOException {
        Program program = JavaScriptTwin.of("""
                {"assembly": "here"}
                {"id": "First", "props": {"stackName": "a-First"}, "after": [], "parts": []}
                [{"type": "aws_sqs.CfnQueue", "id": "Queue", "props": {"queueName": "q"}, \
                "metadata": {"dazzle": {"resource": "Queue"}}, "removalPolicy": "RETAIN"}, \
                {"type": "aws_sqs.CfnQueue", "id": "Other", \
                "props": {"redrivePolicy": {"deadLetterTargetArn": {"Fn::GetAtt": ["Queue", "Arn"]}}, \
                "queueName": {"$text": {"Fn::Join": ["", ["q-", {"Ref": "Queue"}, {"Ref": "AWS::Region"}]]}}, \
                "kmsMasterKeyId": {"$text": {"Fn::Sub": "${Key}"}}}, "metadata": {}, "dependsOn": ["Queue"]}]
                {"id": "Second", "props": {}, "after": ["First", "Missing"], \
                "parts": [{"id": "Part01", "logicalId": "Part01", "description": "d", "metadata": {"a": 1}}]}
                [{"type": "aws_sns.CfnTopic", "id": "Topic", "part": "Part01", "metadata": {}, \
                "props": {"topicName": {"$text": {"Fn::Select": [0, {"Fn::GetAZs": ""}]}}}, \
                "updatePolicy": {"b": true}}, \
                {"type": "aws_sqs.CfnQueue", "id": "Queue", "metadata": {}, "props": {}}, \
                {"type": "aws_sns.CfnTopic", "id": "Told", "part": "Part01", "metadata": {}, \
                "props": {"displayName": {"Fn::GetAtt": ["Queue", "Arn"]}, "topicName": {"Ref": "Topic"}}}, \
                {"type": "aws_sns.CfnTopic", "id": "Too", "part": "Part01", "metadata": {}, \
                "props": {"displayName": {"Fn::GetAtt": ["Queue", "Arn"]}}}]
                {"complete": true}
                """.lines().toList());
        String text = program.text();
        assertEquals("""
                const v1 = new cdk.Stack(app, "First", {"stackName":"a-First"});
                const v2 = new cdk.aws_sqs.CfnQueue(v1, "Queue", {"queueName":"q"});
                v2.addMetadata("dazzle", {"resource":"Queue"});
                v2.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);
                const v3 = new cdk.aws_sqs.CfnQueue(v1, "Other", \
                {"redrivePolicy":{"deadLetterTargetArn":v2.getAtt("Arn")},\
                "queueName":cdk.Fn.join("", ["q-",v2.ref,{"Ref":"AWS::Region"}]),\
                "kmsMasterKeyId":cdk.Fn.sub("${Key}")});
                v3.addResourceDependency(v2);
                const v4 = new cdk.Stack(app, "Second", {});
                v4.addStackDependency(v1);
                const v5 = new cdk.NestedStack(v4, "Part01", { description: "d" });
                v5.nestedStackResource.overrideLogicalId("Part01");
                v5.nestedStackResource.addMetadata("a", 1);
                const v6 = new cdk.aws_sns.CfnTopic(v5, "Topic", \
                {"topicName":cdk.Token.asString({"Fn::Select":[0,{"Fn::GetAZs":""}]})});
                v6.cfnOptions.updatePolicy = {"b":true};
                const v7 = new cdk.aws_sqs.CfnQueue(v4, "Queue", {});
                new cdk.CfnParameter(v5, "FromSecondQueueArn", { type: "String" });
                v5.setParameter("FromSecondQueueArn", v7.getAtt("Arn"));
                const v8 = new cdk.aws_sns.CfnTopic(v5, "Told", \
                {"displayName":{"Ref":"FromSecondQueueArn"},"topicName":v6.ref});
                const v9 = new cdk.aws_sns.CfnTopic(v5, "Too", {"displayName":{"Ref":"FromSecondQueueArn"}});
                app.synth();
                """, text.substring(text.indexOf("const v1")));
        assertEquals(9, program.constructs());
    }
}
