package org.dazzledsl.aws;

import org.dazzledsl.model.teardown.StandingStacks;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Signs in as the AWS command line does: environment, profiles, containers, instances. */
public final class StandingStacksConnector implements StandingStacks.Connector {

    @Override
    public StandingStacks connect(String region) {
        return new StacksToDelete(
                CloudFormationClient.builder()
                        .region(Region.of(region))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build(),
                S3Client.builder()
                        .region(Region.of(region))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .build());
    }
}
