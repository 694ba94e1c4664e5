package org.dazzledsl.stacks;

import static org.dazzledsl.stacks.PolicyJson.allow;
import static org.dazzledsl.stacks.PolicyJson.one;
import static org.dazzledsl.stacks.PolicyJson.sub;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dazzledsl.model.aws.tigerbeetle.Cluster;
import org.dazzledsl.model.aws.tigerbeetle.Replica;
import org.dazzledsl.model.aws.tigerbeetle.ReplicaVolume;
import org.dazzledsl.model.aws.tigerbeetle.SnapshotPolicy;
import org.dazzledsl.model.aws.tigerbeetle.TigerBeetleStack;

/** What a replica's machine may do: what its boot script and its agents do, to what is this replica's own. */
final class ReplicaPolicy {

    private static final String EC2 = "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:";
    private static final String SSM = "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter";
    private static final String LOGS = "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:";
    private static final String S3 = "s3://";

    private final TigerBeetleStack stack;
    private final Replica replica;
    private final Optional<String> kmsKeyArn;

    ReplicaPolicy(TigerBeetleStack stack, Replica replica, Optional<String> kmsKeyArn) {
        this.stack = stack;
        this.replica = replica;
        this.kmsKeyArn = kmsKeyArn;
    }

    Map<String, Object> document() {
        List<Map<String, Object>> statements = new ArrayList<>();
        statements.addAll(volume());
        statements.addAll(parameters());
        statements.addAll(observability());
        statements.addAll(deployment());
        statements.addAll(sessionManager());
        statements.addAll(artifact());
        return PolicyJson.document(statements);
    }

    private List<Map<String, Object>> volume() {
        Object volume = sub(EC2 + "volume/" + volumeId(replica));
        String group = replica.group().planned().name();
        List<Map<String, Object>> statements = new ArrayList<>(List.of(
                allow(List.of("ec2:AttachVolume"), List.of(volume)),
                // The group's own tag, which nobody can give to another machine.
                when(
                        allow(List.of("ec2:AttachVolume"), List.of(sub(EC2 + "instance/*"))),
                        "StringEquals",
                        "aws:ResourceTag/aws:autoscaling:groupName",
                        group),
                // Describing can't be narrowed down to a resource.
                allow(List.of("ec2:DescribeVolumes"), List.of("*"))));
        Optional<SnapshotPolicy> snapshots = stack.snapshotsToJoin(replica);
        if (snapshots.isPresent()) {
            statements.add(when(
                    allow(List.of("ec2:CreateTags"), List.of(volume)),
                    "ForAllValues:StringEquals",
                    "aws:TagKeys",
                    List.of(snapshots.get().targetTag())));
        }
        if (kmsKeyArn.isPresent()) {
            // What EC2 does with the key on the machine's behalf when it attaches an encrypted volume.
            List<String> key = List.of(kmsKeyArn.get());
            statements.add(when(allow(List.of("kms:CreateGrant"), key), "Bool", "kms:GrantIsForAWSResource", true));
            statements.add(when(
                    allow(List.of("kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKeyWithoutPlaintext"), key),
                    "StringEquals",
                    "kms:ViaService",
                    sub("ec2.${AWS::Region}.amazonaws.com")));
        }
        return statements;
    }

    private List<Map<String, Object>> parameters() {
        Cluster cluster = stack.cluster();
        Object nodes = sub(SSM + cluster.nodesPath() + "/*");
        return List.of(
                allow(
                        List.of("ssm:GetParameter", "ssm:PutParameter"),
                        List.of(sub(SSM + cluster.formattedPath() + "/" + replica.index()))),
                allow(List.of("ssm:PutParameter", "ssm:DeleteParameter"), List.of(nodes)),
                allow(List.of("ssm:GetParametersByPath"), List.of(sub(SSM + cluster.nodesPath()), nodes)));
    }

    private List<Map<String, Object>> observability() {
        String group = LOGS + stack.log().planned().name();
        return List.of(
                allow(
                        List.of("logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"),
                        List.of(sub(group), sub(group + ":*"))),
                // A metric is no resource; the namespace is what narrows it down.
                when(
                        allow(List.of("cloudwatch:PutMetricData"), List.of("*")),
                        "StringEquals",
                        "cloudwatch:namespace",
                        stack.cluster().metricNamespace()));
    }

    private List<Map<String, Object>> deployment() {
        return List.of(allow(
                List.of("cloudformation:DescribeStackResource", "cloudformation:SignalResource"),
                List.of(one("Ref", "AWS::StackId"))));
    }

    /** Session Manager's least: https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html */
    private List<Map<String, Object>> sessionManager() {
        return List.of(
                allow(List.of("ssm:UpdateInstanceInformation"), List.of(sub(EC2 + "instance/*"))),
                // The channels of a session are no resources.
                allow(
                        List.of(
                                "ssmmessages:CreateControlChannel",
                                "ssmmessages:CreateDataChannel",
                                "ssmmessages:OpenControlChannel",
                                "ssmmessages:OpenDataChannel"),
                        List.of("*")));
    }

    private List<Map<String, Object>> artifact() {
        String archive = stack.cluster().server().archive();
        return archive.startsWith(S3)
                ? List.of(allow(
                        List.of("s3:GetObject"),
                        List.of(sub("arn:${AWS::Partition}:s3:::" + archive.substring(S3.length())))))
                : List.of();
    }

    /** For {@code Fn::Sub}. */
    private static String volumeId(Replica replica) {
        if (replica.volume() instanceof ReplicaVolume.Created created) {
            return "${" + created.planned().id() + "}";
        }
        return ((ReplicaVolume.Adopted) replica.volume()).id();
    }

    private static Map<String, Object> when(Map<String, Object> statement, String operator, String key, Object value) {
        statement.put("Condition", one(operator, one(key, value)));
        return statement;
    }
}
