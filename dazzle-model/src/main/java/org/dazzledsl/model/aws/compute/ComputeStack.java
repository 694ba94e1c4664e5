package org.dazzledsl.model.aws.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dazzledsl.model.aws.AwsResource;
import org.dazzledsl.model.aws.AwsStack;
import org.dazzledsl.model.aws.StackName;

/**
 * The Compute stack: repository, cluster, services, load balancer, secrets.
 *
 * @param executionRole with which ECS itself fetches images and secrets and writes logs
 * @param worker does the work that waits in queues; runs the same image
 * @param addresses of the channels, where they are too many for the environment
 */
public record ComputeStack(
        String stackName,
        ImageRepository repository,
        ContainerImage image,
        Cluster cluster,
        List<GeneratedSecret> secrets,
        List<ChannelAddress> addresses,
        Role executionRole,
        LoadBalancer loadBalancer,
        Service web,
        Optional<Service> worker)
        implements AwsStack {

    public ComputeStack {
        Objects.requireNonNull(image, "image");
        secrets = List.copyOf(secrets);
        addresses = List.copyOf(addresses);
    }

    @Override
    public StackName stack() {
        return StackName.COMPUTE;
    }

    /** The services that exist, the web service first. */
    public List<Service> services() {
        List<Service> services = new ArrayList<>();
        services.add(web);
        if (worker.isPresent()) {
            services.add(worker.get());
        }
        return services;
    }

    @Override
    public List<AwsResource> contents() {
        List<AwsResource> resources = new ArrayList<>(List.of(repository, cluster));
        resources.addAll(secrets);
        resources.addAll(addresses);
        resources.add(executionRole);
        resources.addAll(loadBalancer.resources());
        for (Service service : services()) {
            resources.addAll(service.resources());
        }
        return resources;
    }
}
