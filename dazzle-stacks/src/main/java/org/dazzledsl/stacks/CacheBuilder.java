package org.dazzledsl.stacks;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.data.Cache;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.aws.network.NetworkWires;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroup;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroupProps;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroup;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroupProps;
import software.amazon.awscdk.services.secretsmanager.CfnSecret;
import software.amazon.awscdk.services.secretsmanager.CfnSecretProps;

/** Builds the cache and the secret that its clients show. */
final class CacheBuilder {

    private final StackScope scope;
    private final Stack stack;
    private final Optional<String> kmsKeyArn;

    CacheBuilder(StackScope scope) {
        this.scope = scope;
        this.stack = scope.stack();
        this.kmsKeyArn = scope.requirements().organization().kmsKeyArn();
    }

    void build(Cache cache) {
        CfnSecret token = token(cache.token());
        CfnReplicationGroupProps.Builder props = CfnReplicationGroupProps.builder()
                .replicationGroupDescription(
                        "Cache of " + scope.requirements().names().base())
                .engine("valkey")
                .engineVersion(cache.engineVersion())
                .cacheNodeType(cache.nodeType())
                .numCacheClusters(cache.nodes())
                .automaticFailoverEnabled(cache.failsOver())
                .multiAzEnabled(cache.failsOver())
                .port(cache.port())
                .cacheSubnetGroupName(subnetGroup(cache))
                .securityGroupIds(List.of(scope.read(NetworkWires.CACHE_SECURITY_GROUP_ID)))
                .transitEncryptionEnabled(true)
                .transitEncryptionMode("required")
                .atRestEncryptionEnabled(true)
                // By reference: CloudFormation asks for the secret when it makes the cache, and keeps no copy.
                .authToken(Fn.join("", List.of("{{resolve:secretsmanager:", token.getRef(), "}}")))
                .snapshotRetentionLimit(cache.snapshotRetentionDays())
                .autoMinorVersionUpgrade(true);
        kmsKeyArn.ifPresent(props::kmsKeyId);
        CfnReplicationGroup construct =
                scope.planned(new CfnReplicationGroup(stack, cache.planned().id(), props.build()), cache);
        construct.applyRemovalPolicy(cache.finalSnapshot() ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY);
        scope.publish(DataWires.CACHE_HOST, construct.getAttrPrimaryEndPointAddress(), cache);
        scope.publish(DataWires.CACHE_PORT, Integer.toString(cache.port()), cache);
        scope.publish(DataWires.CACHE_SECRET_ARN, token.getRef(), cache.token());
        scope.publish(DataWires.CACHE_ID, construct.getRef(), cache);
    }

    private CfnSecret token(Cache.Token token) {
        CfnSecretProps.Builder props = CfnSecretProps.builder()
                .description("AUTH token of the cache")
                .generateSecretString(CfnSecret.GenerateSecretStringProperty.builder()
                        .passwordLength(token.length())
                        .excludePunctuation(true)
                        .build());
        kmsKeyArn.ifPresent(props::kmsKeyId);
        return scope.planned(new CfnSecret(stack, token.planned().id(), props.build()), token);
    }

    private String subnetGroup(Cache cache) {
        return scope.auxiliary(
                        new CfnSubnetGroup(
                                stack,
                                "CacheSubnets",
                                CfnSubnetGroupProps.builder()
                                        .description("Subnets of the cache")
                                        .subnetIds(scope.readList(NetworkWires.ISOLATED_SUBNET_IDS))
                                        .build()),
                        cache)
                .getRef();
    }
}
