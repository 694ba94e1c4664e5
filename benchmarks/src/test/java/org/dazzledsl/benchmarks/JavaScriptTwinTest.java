package org.dazzledsl.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.dazzledsl.benchmarks.JavaScriptTwin.Program;
import org.junit.jupiter.api.Test;

class JavaScriptTwinTest {

    @Test
    void eachRequestIsAStatementAndAnswersAreVariables() throws IOException {
        Program program = twin("""
                > {"api":"load","tarball":"x.tgz","name":"aws-cdk-lib","version":"2"}
                < {"ok":{"assembly":"aws-cdk-lib","types":1}}
                > {"fqn":"aws-cdk-lib.App","args":[{"$jsii.struct":{"fqn":"aws-cdk-lib.AppProps","data":{"outdir":"/elsewhere","context":{"$jsii.map":{"a":true}}}}}],"overrides":[],"interfaces":[],"api":"create"}
                < {"ok":{"$jsii.byref":"aws-cdk-lib.App@10000"}}
                noise
                > {"fqn":"aws-cdk-lib.aws_sqs.CfnQueue","args":[{"$jsii.byref":"aws-cdk-lib.App@10000"},"Queue"],"api":"create"}
                < {"ok":{"$jsii.byref":"aws-cdk-lib.aws_sqs.CfnQueue@10001"}}
                > {"api":"get","objref":{"$jsii.byref":"aws-cdk-lib.aws_sqs.CfnQueue@10001"},"property":"ref"}
                < {"ok":{"value":"${Token[TOKEN.1]}"}}
                > {"api":"sinvoke","fqn":"aws-cdk-lib.Fn","method":"getAzs","args":[]}
                < {"ok":{"result":["#{Token[TOKEN.2]}"]}}
                > {"api":"sinvoke","fqn":"aws-cdk-lib.Fn","method":"select","args":[0,["#{Token[TOKEN.2]}"]]}
                < {"ok":{"result":"${Token[TOKEN.3]}"}}
                > {"api":"sinvoke","fqn":"aws-cdk-lib.Token","method":"asNumber","args":[1]}
                < {"ok":{"result":-1.8881545897087503e+289}}
                > {"api":"set","objref":{"$jsii.byref":"aws-cdk-lib.aws_sqs.CfnQueue@10001"},"property":"queueName","value":"a-${Token[TOKEN.1]}-${Token[TOKEN.3]}"}
                < {"ok":{}}
                > {"api":"invoke","objref":{"$jsii.byref":"aws-cdk-lib.aws_sqs.CfnQueue@10001"},"method":"applyRemovalPolicy","args":[{"$jsii.enum":"aws-cdk-lib.RemovalPolicy/RETAIN"},-1.8881545897087503e+289]}
                < {"ok":{}}
                > {"exit":0}
                """);
        assertEquals("""
                'use strict';
                const cdk = require('aws-cdk-lib');
                const v1 = new cdk.App({"outdir":"here","context":{"a":true}});
                const v2 = new cdk.aws_sqs.CfnQueue(v1, "Queue");
                const v3 = v2.ref;
                const v4 = cdk.Fn.getAzs();
                const v5 = cdk.Fn.select(0, [v4[0]]);
                const v6 = cdk.Token.asNumber(1);
                v2.queueName = "a-" + v3 + "-" + v5;
                v2.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN, v6);
                """, program.text());
        assertEquals(8, program.calls());
    }

    @Test
    void whatItCanNotTranslateItRefuses() {
        assertEquals(
                "No JavaScript for jsii's begin",
                assertThrows(IllegalArgumentException.class, () -> twin("> {\"api\":\"begin\"}\n< {\"ok\":{}}\n"))
                        .getMessage());
        assertEquals(
                "Nothing made aws-cdk-lib.Stack@10007",
                assertThrows(IllegalArgumentException.class, () -> twin("""
                                > {"api":"get","objref":{"$jsii.byref":"aws-cdk-lib.Stack@10007"},"property":"region"}
                                < {"ok":{"value":"x"}}
                                """)).getMessage());
    }

    private static Program twin(String trace) throws IOException {
        return JavaScriptTwin.of(List.of(trace.split("\n")), "here");
    }
}
