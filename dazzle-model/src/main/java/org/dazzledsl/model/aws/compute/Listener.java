package org.dazzledsl.model.aws.compute;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.PlannedResource;
import org.dazzledsl.model.aws.Value;

/** A port of the load balancer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Listener.Https.class, name = "https"),
    @JsonSubTypes.Type(value = Listener.Http.class, name = "http"),
    @JsonSubTypes.Type(value = Listener.Redirect.class, name = "redirect")
})
public sealed interface Listener extends AwsResource {

    String TYPE = "AWS::ElasticLoadBalancingV2::Listener";

    /** Sends requests to the tasks. */
    record Https(PlannedResource planned, int port, Value certificateArn, String tlsPolicy) implements Listener {}

    /** Sends requests to the tasks, unencrypted. */
    record Http(PlannedResource planned, int port) implements Listener {}

    /** Sends callers to HTTPS. */
    record Redirect(PlannedResource planned, int port, int to) implements Listener {}
}
