/** The Compute stack: repository, cluster, services, load balancer, secrets. */
package org.dazzledsl.model.aws.compute;
