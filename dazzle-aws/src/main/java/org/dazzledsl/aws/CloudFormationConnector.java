package org.dazzledsl.aws;

import org.dazzledsl.model.diff.DeployedStacks;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;

/** Signs in as the AWS command line does: environment, profiles, containers, instances. */
public final class CloudFormationConnector implements DeployedStacks.Connector {

    @Override
    public DeployedStacks connect(String region) {
        return new CloudFormationStacks(CloudFormationClient.builder()
                .region(Region.of(region))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build());
    }
}
