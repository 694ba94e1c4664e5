package org.dazzledsl.stacks;

import java.util.List;
import java.util.Optional;
import org.dazzledsl.model.aws.data.Cache;
import org.dazzledsl.model.aws.data.DataWires;
import org.dazzledsl.model.aws.network.NetworkWires;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.elasticache.CfnReplicationGroupProps;
import software.amazon.awscdk.services.elasticache.CfnSubnetGroupProps;

/** Builds the cache and the secret that its clients show. */
final class CacheBuilder {

    private final StackScope scope;
    private final Optional<String> kmsKeyArn;

    CacheBuilder(StackScope scope) {
        this.scope = scope;
        this.kmsKeyArn = scope.requirements().organization().kmsKeyArn();
    }

    void build(Cache cache) {
        StackResource token = scope.secret(
                cache.token(), "AUTH token of the cache", cache.token().length());
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
                .authToken(scope.intrinsics().join("", List.of("{{resolve:secretsmanager:", token.ref(), "}}")))
                .snapshotRetentionLimit(cache.snapshotRetentionDays())
                .autoMinorVersionUpgrade(true);
        if (kmsKeyArn.isPresent()) {
            props.kmsKeyId(kmsKeyArn.get());
        }
        StackResource construct = scope.planned(cache, props.build());
        construct.removalPolicy(cache.finalSnapshot() ? RemovalPolicy.SNAPSHOT : RemovalPolicy.DESTROY);
        scope.publish(DataWires.CACHE_HOST, construct.attribute("PrimaryEndPoint.Address"), cache);
        scope.publish(DataWires.CACHE_PORT, Integer.toString(cache.port()), cache);
        scope.publish(DataWires.CACHE_SECRET_ARN, token.ref(), cache.token());
        scope.publish(DataWires.CACHE_ID, construct.ref(), cache);
    }

    private String subnetGroup(Cache cache) {
        return scope.auxiliary(
                        "CacheSubnets",
                        cache,
                        CfnSubnetGroupProps.builder()
                                .description("Subnets of the cache")
                                .subnetIds(scope.readList(NetworkWires.ISOLATED_SUBNET_IDS))
                                .build())
                .ref();
    }
}
